package org.diurnal.data.store;

import java.time.LocalDate;
import java.util.List;

/// One row of `people.parquet`.
///
/// @param personId the person
/// @param days days with at least one observed minute
/// @param firstDate the earliest of them
/// @param lastDate the latest of them
/// @param observedMinutes by channel, in schema order
public record PersonSummary(
    String personId,
    long days,
    LocalDate firstDate,
    LocalDate lastDate,
    List<Long> observedMinutes) {
  public PersonSummary {
    observedMinutes = List.copyOf(observedMinutes);
  }

  /// Whether the person has a single minute of a channel.
  public boolean has(int channel) {
    return observedMinutes.get(channel) > 0;
  }
}
