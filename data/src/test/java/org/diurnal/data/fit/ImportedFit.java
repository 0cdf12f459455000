package org.diurnal.data.fit;

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

/// What an import of FIT files handed over.
record ImportedFit(ImportReceipt receipt, List<DayWindow> days, List<Label> labels) {
  static ImportedFit of(Path path, ImportOptions options) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    ImportReceipt receipt =
        new FitImporter()
            .read(
                path,
                options,
                new ImportSink() {
                  @Override
                  public void day(DayWindow day) {
                    days.add(day);
                  }

                  @Override
                  public void label(Label label) {
                    labels.add(label);
                  }
                },
                Progress.SILENT);
    return new ImportedFit(receipt, days, labels);
  }

  static ImportedFit of(Path path) {
    return of(path, ImportOptions.defaults());
  }

  DayWindow day(String date) {
    return days.stream()
        .filter(d -> d.localDate().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no day " + date + " in " + days));
  }

  /// A minute of a day; NaN if it is missing.
  double at(String date, String channel, int minute) {
    return day(date).values(FitChannels.SCHEMA.indexOf(channel).orElseThrow())[minute];
  }

  /// The sum of a day's observed minutes.
  double sum(String date, String channel) {
    int c = FitChannels.SCHEMA.indexOf(channel).orElseThrow();
    double sum = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      sum += day(date).observed(c).get(m) ? day(date).values(c)[m] : 0;
    }
    return sum;
  }

  int observed(String date, String channel) {
    return day(date).observed(FitChannels.SCHEMA.indexOf(channel).orElseThrow()).count();
  }

  /// How many rows and values were dropped for a reason, in all files.
  long dropped(String reason) {
    return receipt.files().stream()
        .mapToLong(f -> f.rows().dropped(reason) + f.values().dropped(reason))
        .sum();
  }
}
