/// What NHANES 2003-2006 says of its participants beside the accelerometer's minutes: 147 health
/// tasks and what they are weighed and grouped by, derived from the survey's own files.
/// [LabelRegistry] is the list; one label is one entry of it.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.nhanes.labels;
