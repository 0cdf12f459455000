package org.diurnal.data.nhanes;

import java.time.LocalDate;

/// Dates for a survey that publishes none, to protect its participants: of a day it says the
/// weekday, and how many days after the first it was.
///
/// A participant's first day is put on the first day of the round's first year, from its first
/// Sunday on, that has the right weekday; the others follow. So the weekday and the order of the
/// days are right, and month, year and season mean nothing.
public final class PlaceholderDates {
  /// What a receipt says about them.
  public static final String NOTE =
      "the survey publishes weekdays, no dates: the dates here are placeholders at the beginning of"
          + " the round's first year, right in their weekday and order and in nothing else; no time"
          + " zone is known";

  private static final int DAYS = 7;
  // For a number that no public round has, such as a made-up one.
  private static final LocalDate ANY_SUNDAY = LocalDate.of(2000, 1, 2);

  private PlaceholderDates() {}

  /// The placeholder of a day.
  ///
  /// @param seqn the participant
  /// @param firstWeekday the weekday of the participant's first day, 1 (Sunday) to 7
  /// @param day how many days after the first, from 0
  public static LocalDate of(int seqn, int firstWeekday, int day) {
    LocalDate sunday = NhanesWave.of(seqn).map(NhanesWave::firstSunday).orElse(ANY_SUNDAY);
    return sunday.plusDays(firstWeekday - 1L + day);
  }

  /// The weekday of a participant's first day, by that of another.
  ///
  /// @param weekday of that day, 1 (Sunday) to 7
  /// @param day how many days after the first, from 0
  static int firstWeekday(int weekday, int day) {
    return Math.floorMod(weekday - 1 - day, DAYS) + 1;
  }
}
