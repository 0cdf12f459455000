package org.diurnal.data.store;

import java.time.LocalDate;

/// How often a day is drawn in balanced pretraining, a row of [DrawTable].
///
/// @param personId whose day
/// @param localDate which
/// @param cluster the lowest cluster it is in; -1 for a day without a vector
/// @param draws how often it is drawn, on average, in as many draws as there are days
public record DrawnDay(String personId, LocalDate localDate, int cluster, double draws) {}
