/// What will be measured of a person hours and days ahead, told from their past: simple rules,
/// exponential smoothing, ridges and small networks behind one interface, and the study that
/// compares them.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.forecast;
