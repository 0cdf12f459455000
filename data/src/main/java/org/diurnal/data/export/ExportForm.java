package org.diurnal.data.export;

import java.io.IOException;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;

/// One way to write days down.
interface ExportForm extends AutoCloseable {
  /// Writes a day; days come in order of person, date and source.
  ///
  /// @param clock what its clock showed
  void day(DayWindow day, DayClock clock) throws IOException;

  /// Writes a label, or counts it as left out.
  void label(Label label) throws IOException;

  @Override
  void close() throws IOException;
}
