package org.diurnal.tasks.nextday;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// What a person's own past says of a day, from values known before it alone.
///
/// @param mean of all of them
/// @param last the latest
/// @param week the mean of those of the seven days before; all of them where there is none
/// @param sameWeekday the value a week before; the mean where there is none
record Past(double mean, double last, double week, double sameWeekday) {
  /// Of the day before which everything is the past.
  ///
  /// @param values by day; those of the day itself and later are not looked at
  /// @param least fewer values than this say nothing yet
  static Optional<Past> before(LocalDate day, NavigableMap<LocalDate, Double> values, int least) {
    NavigableMap<LocalDate, Double> past = values.headMap(day, false);
    if (past.size() < Math.max(1, least)) {
      return Optional.empty();
    }
    double mean = mean(past);
    NavigableMap<LocalDate, Double> week = past.tailMap(day.minusDays(7), true);
    return Optional.of(
        new Past(
            mean,
            past.lastEntry().getValue(),
            week.isEmpty() ? mean : mean(week),
            past.getOrDefault(day.minusDays(7), mean)));
  }

  private static double mean(Map<LocalDate, Double> values) {
    return values.values().stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }
}
