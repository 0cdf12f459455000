package org.diurnal.data.store;

/// One day's vector, a row of a [VectorTable] of days.
///
/// @param day whose day, from which source
/// @param tokens visible tokens behind the vector, at least one
/// @param vector the numbers, all finite; shared, not to be written to
@SuppressWarnings("ArrayRecordComponent") // a row on its way to or from a file, never compared
public record DayVector(DayKey day, int tokens, float[] vector) {}
