package org.diurnal.data.export;

import java.io.IOException;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;

/// One way to write days down.
interface ExportForm extends AutoCloseable {
  /// Writes a day; days come in order of person and date.
  ///
  /// @param offsetMinutes local minus UTC at the day's first minute
  void day(DayWindow day, Offset offsetMinutes) throws IOException;

  /// Writes a label.
  void label(Label label) throws IOException;

  @Override
  void close() throws IOException;

  /// What is known of a day's clock.
  ///
  /// @param known whether anything is
  /// @param minutes local minus UTC at the day's first minute; 0 if nothing is known
  record Offset(boolean known, int minutes) {}
}
