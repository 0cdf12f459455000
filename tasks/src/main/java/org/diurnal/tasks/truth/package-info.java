/// What only known truth can show: whether vectors know the person behind the device.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.truth;
