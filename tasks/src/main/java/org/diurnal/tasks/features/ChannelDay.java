package org.diurnal.tasks.features;

import java.time.LocalDate;

/// One channel of a person's day.
///
/// @param date the local day
/// @param minutes [1440], NaN where not observed; not to be written to
record ChannelDay(LocalDate date, float[] minutes) {}
