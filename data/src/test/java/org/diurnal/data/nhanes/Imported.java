package org.diurnal.data.nhanes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// What an import of NHANES gave.
record Imported(ImportReceipt receipt, List<DayWindow> days, List<Label> labels) {
  static Imported of(Path path) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    ImportSink sink =
        new ImportSink() {
          @Override
          public void day(DayWindow day) {
            days.add(day);
          }

          @Override
          public void label(Label label) {
            labels.add(label);
          }
        };
    ImportReceipt receipt =
        new NhanesImporter().read(path, ImportOptions.defaults(), sink, Progress.SILENT);
    return new Imported(receipt, days, labels);
  }

  /// The receipt of an import whose days are many.
  static Imported receiptOf(Path path) {
    ImportReceipt receipt =
        new NhanesImporter()
            .read(path, ImportOptions.defaults(), ImportSink.NOWHERE, Progress.SILENT);
    return new Imported(receipt, List.of(), List.of());
  }

  DayWindow day(int seqn, LocalDate date) {
    return days.stream()
        .filter(d -> d.personId().equals(Integer.toString(seqn)) && d.localDate().equals(date))
        .findFirst()
        .orElseThrow();
  }

  /// The code of a label of a day.
  double label(String task, LocalDate date) {
    return labels.stream()
        .filter(l -> l.task().equals(task) && l.time().orElseThrow().equals(date))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /// How many rows of all files were dropped for a reason.
  long rowsDropped(String reason) {
    return receipt.files().stream().mapToLong(f -> f.rows().dropped(reason)).sum();
  }

  /// How many values of all files were dropped for a reason.
  long valuesDropped(String reason) {
    return receipt.files().stream().mapToLong(f -> f.values().dropped(reason)).sum();
  }
}
