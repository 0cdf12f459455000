package org.diurnal.data.store;

import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.SampleDays;
import org.diurnal.data.importing.ImportReceipt;

/// Datasets for tests.
public final class SampleDataset {
  private SampleDataset() {}

  /// Adds days to a dataset of the `fitbit` schema.
  public static ImportReceipt add(
      Path folder, String receiptId, List<DayWindow> days, List<Label> labels) {
    return add(folder, receiptId, days, labels, 7, Commit.Steps.NONE);
  }

  static ImportReceipt add(
      Path folder,
      String receiptId,
      List<DayWindow> days,
      List<Label> labels,
      int daysPerPart,
      Commit.Steps steps) {
    try (DatasetWriter w =
        DatasetWriter.open(folder, SensorSchema.builtIn("fitbit"), daysPerPart, steps)) {
      days.forEach(w::day);
      labels.forEach(w::label);
      return w.commit(SampleDays.receipt(receiptId), "test");
    }
  }
}
