package org.diurnal.data.fitabase;

/// What the readers of one export's files share.
///
/// @param people numbers for person ids
/// @param clock where minutes are skipped and repeated
/// @param days what was read so far
record ReadState(People people, LocalClock clock, DayBuffer days) {}
