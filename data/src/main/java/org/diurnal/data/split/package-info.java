/// Splits that never put one person on both sides.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.split;
