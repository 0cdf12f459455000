package org.diurnal.data.store;

/// One person's vector, a row of a [VectorTable] of people.
///
/// @param personId the person
/// @param days day vectors behind it, at least one
/// @param vector the numbers, all finite; shared, not to be written to
@SuppressWarnings("ArrayRecordComponent") // a row on its way to or from a file, never compared
public record PersonVector(String personId, int days, float[] vector) {}
