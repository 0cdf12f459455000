package org.diurnal.data.curation;

import org.diurnal.core.DayWindow;

/// Looks at days for one kind of thing. Days come in order of person and date.
interface Detector {
  /// Looks at a day.
  void day(DayWindow day);

  /// After the last day.
  default void end() {}
}
