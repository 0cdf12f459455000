package org.diurnal.data.takeout;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;

/// Berlin is two hours ahead in May.
class TakeoutConformanceTest extends ImporterConformance {
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);

  @Override
  protected Importer importer() {
    return new TakeoutImporter();
  }

  @Override
  protected ImportOptions options() {
    return ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin"));
  }

  @Override
  protected Path export(Path folder) {
    return new Export(folder)
        .json(
            "steps-2024-04-30.json",
            Export.steps("04/30/24 21:59:00", 5),
            Export.steps("04/30/24 22:00:00", 0),
            Export.steps("04/30/24 22:02:00", 7))
        .json(
            "heart_rate-2024-05-01.json",
            Export.heart("05/01/24 08:00:03", 60, 3),
            Export.heart("05/01/24 08:00:08", 64, 2),
            Export.heart("05/01/24 08:01:08", 70, 0),
            Export.heart("05/01/24 21:59:59", 80, 1))
        .json(
            "sleep-2024-05-01.json",
            """
            {"logId": 1, "dateOfSleep": "2024-05-01", "startTime": "2024-05-01T02:00:00.000",
             "minutesAsleep": 20, "timeInBed": 20, "type": "stages",
             "levels": {"data": [
               {"dateTime": "2024-05-01T02:00:00.000", "level": "deep", "seconds": 1200}]}}
            """)
        .csv(
            Export.CSV + "body_temperature_2024-05-01.csv",
            "timestamp,temperature celsius,data source",
            "2024-05-01T00:10:00Z,33.5,Charge 6")
        .folder();
  }

  @Override
  protected List<Cell> cells() {
    return List.of(
        new Cell("me", DATE.minusDays(1), "takeout", "steps", 1439, 5),
        new Cell("me", DATE, "takeout", "steps", 0, 0),
        new Cell("me", DATE, "takeout", "steps", 1, Double.NaN),
        new Cell("me", DATE, "takeout", "steps", 2, 7),
        new Cell("me", DATE, "takeout", "heart_rate", 600, 62),
        // confidence 0: the sensor did not see the pulse
        new Cell("me", DATE, "takeout", "heart_rate", 601, Double.NaN),
        new Cell("me", DATE, "takeout", "heart_rate", 1439, 80),
        new Cell("me", DATE, "takeout", "sleep_deep", 120, 1),
        new Cell("me", DATE, "takeout:Charge 6", "skin_temperature", 130, 33.5));
  }

  @Override
  protected Path damaged(Path folder) {
    return new Export(folder)
        .json(
            "steps-2024-04-30.json",
            Export.steps("04/30/24 21:59:00", 5),
            Export.steps("31/04/24 22:00:00", 0),
            Export.steps("04/30/24 22:02:00", 7))
        .folder();
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    Path f = folder.resolve(Export.JSON + "heart_rate-2024-01-01.json");
    Files.createDirectories(f.getParent());
    DateTimeFormatter us = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss");
    try (BufferedWriter w = Files.newBufferedWriter(f)) {
      LocalDateTime t = LocalDateTime.of(2024, 1, 1, 0, 0);
      w.write("[");
      for (int i = 0; i < samples; i++, t = t.plusSeconds(5)) {
        w.write((i > 0 ? ",\n" : "") + Export.heart(us.format(t), 50 + i % 60, 3));
      }
      w.write("]");
    }
    return folder;
  }
}
