package org.diurnal.tasks.nextday;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// A day to be told on the day before.
///
/// @param person whose
/// @param date the day
/// @param truth the target of that day
/// @param past of the target before that day
record Row(String person, LocalDate date, double truth, Past past) {
  /// When it is told.
  LocalDate today() {
    return date.minusDays(1);
  }

  /// What the past says, as differences from its mean: last value, week, same weekday; and whether
  /// it is a Saturday or Sunday.
  double[] features() {
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return new double[] {
      past.last() - past.mean(),
      past.week() - past.mean(),
      past.sameWeekday() - past.mean(),
      weekend ? 1 : 0
    };
  }
}
