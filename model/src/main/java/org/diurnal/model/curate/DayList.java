package org.diurnal.model.curate;

import java.time.LocalDate;

/// Days by number, in order of person and date.
public interface DayList {
  /// How many.
  int size();

  /// Whose day.
  String personId(int day);

  /// Which day.
  LocalDate localDate(int day);

  /// Whether it has a vector, since something of it can be seen; see
  /// [org.diurnal.model.embed.Embedder].
  boolean isVisible(int day);
}
