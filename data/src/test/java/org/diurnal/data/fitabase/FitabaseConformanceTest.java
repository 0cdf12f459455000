package org.diurnal.data.fitabase;

import static org.diurnal.data.fitabase.ExportFolder.hour;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;

class FitabaseConformanceTest extends ImporterConformance {
  private static final LocalDate FIRST = LocalDate.of(2016, 4, 12);

  @Override
  protected Importer importer() {
    return new FitabaseImporter();
  }

  @Override
  protected Path export(Path folder) {
    new ExportFolder(folder)
        .steps(
            hour("1", "4/12/2016 12:00:00 AM", 0),
            hour("1", "4/12/2016 11:00:00 PM", 7),
            hour("1", "4/13/2016 1:00", 9))
        .heart("1,4/12/2016 11:59:59 PM,70", "1,4/13/2016 12:00:00 AM,80");
    return folder;
  }

  @Override
  protected List<Cell> cells() {
    LocalDate next = FIRST.plusDays(1);
    return List.of(
        new Cell("1", FIRST, "fitabase", "steps", 0, 0),
        new Cell("1", FIRST, "fitabase", "steps", 60, Double.NaN),
        new Cell("1", FIRST, "fitabase", "steps", 1439, 7),
        new Cell("1", FIRST, "fitabase", "heart_rate", 1439, 70),
        new Cell("1", next, "fitabase", "heart_rate", 0, 80),
        new Cell("1", next, "fitabase", "steps", 0, Double.NaN),
        new Cell("1", next, "fitabase", "steps", 60, 9));
  }

  @Override
  protected Path damaged(Path folder) {
    new ExportFolder(folder)
        .steps(
            hour("1", "4/12/2016 12:00:00 AM", 0),
            "1,4/12/2016 1:00",
            hour("1", "4/12/2016 2:00", 3));
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    DateTimeFormatter us = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve(ExportFolder.HEART))) {
      w.write("Id,Time,Value\n");
      LocalDateTime t = FIRST.atStartOfDay();
      for (int i = 0; i < samples; i++, t = t.plusSeconds(15)) {
        w.write("1," + us.format(t) + "," + (60 + i % 40) + "\n");
      }
    }
    return folder;
  }
}
