package org.diurnal.data.curation;

import java.time.LocalDate;

/// One thing that looks wrong in a dataset.
///
/// @param kind what kind of thing
/// @param personId whose
/// @param date on which day
/// @param channel of which channel; empty where it is about the day as a whole
/// @param detail the numbers, in words
public record Finding(Kind kind, String personId, LocalDate date, String channel, String detail) {
  /// What can look wrong.
  public enum Kind {
    /// More than 80 % of the person's own cells are missing: the day is not trained on.
    MOSTLY_MISSING,
    /// The same value, not zero, for more than two hours.
    STUCK_SENSOR,
    /// Values outside the channel's plausible range.
    IMPLAUSIBLE,
    /// The same minutes as a day of another person.
    DUPLICATE_PERSON,
    /// The sum of the minutes is not the vendor's total of the day.
    TOTAL_DIFFERS
  }
}
