package org.diurnal.data.store;

/// One file of days. Parts do not overlap: all days of a part come before those of the next.
///
/// @param content the file
/// @param first the key of its first day
/// @param last the key of its last day
public record DayPart(DataFile content, DayKey first, DayKey last) {}
