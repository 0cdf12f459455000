@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.forecast;
