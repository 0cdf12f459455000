package org.diurnal.data.importing;

import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;

/// Where an importer's days and labels go.
public interface ImportSink {
  /// Takes nothing in: for a dry run.
  ImportSink NOWHERE =
      new ImportSink() {
        @Override
        public void day(DayWindow day) {}

        @Override
        public void label(Label label) {}
      };

  /// Takes a day. Days of one import come in strictly ascending order of (person, date, source).
  void day(DayWindow day);

  /// Takes a label. Labels come in any order, each (person, task, time) once in an import.
  void label(Label label);
}
