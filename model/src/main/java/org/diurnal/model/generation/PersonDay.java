package org.diurnal.model.generation;

import java.time.LocalDate;
import org.diurnal.core.DayWindow;

/// The key of one person's calendar day.
///
/// @param personId the person, as the source names them
/// @param localDate the day where the person was
public record PersonDay(String personId, LocalDate localDate) {
  /// The key of a day.
  public static PersonDay of(DayWindow day) {
    return new PersonDay(day.personId(), day.localDate());
  }
}
