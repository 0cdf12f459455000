package org.diurnal.data.store;

import java.time.LocalDate;
import java.util.Comparator;
import org.diurnal.core.DayWindow;

/// What names a day in a dataset, and the order of days.
///
/// @param personId the person
/// @param localDate the local day
/// @param sourceId the source it came from
public record DayKey(String personId, LocalDate localDate, String sourceId)
    implements Comparable<DayKey> {
  private static final Comparator<DayKey> ORDER =
      Comparator.comparing(DayKey::personId)
          .thenComparing(DayKey::localDate)
          .thenComparing(DayKey::sourceId);

  /// The key of a day.
  public static DayKey of(DayWindow day) {
    return new DayKey(day.personId(), day.localDate(), day.sourceId());
  }

  @Override
  public int compareTo(DayKey other) {
    return ORDER.compare(this, other);
  }
}
