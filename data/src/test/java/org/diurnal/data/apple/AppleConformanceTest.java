package org.diurnal.data.apple;

import static org.diurnal.data.apple.HealthExport.PHONE;
import static org.diurnal.data.apple.HealthExport.PHONE_ID;
import static org.diurnal.data.apple.HealthExport.WATCH;
import static org.diurnal.data.apple.HealthExport.WATCH_ID;
import static org.diurnal.data.apple.HealthExport.heart;
import static org.diurnal.data.apple.HealthExport.quantity;
import static org.diurnal.data.apple.HealthExport.sleep;
import static org.diurnal.data.apple.HealthExport.steps;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;

class AppleConformanceTest extends ImporterConformance {
  private static final LocalDate FIRST = LocalDate.of(2024, 5, 1);

  @Override
  protected Importer importer() {
    return new AppleImporter();
  }

  @Override
  protected Path export(Path folder) {
    return new HealthExport(folder)
        .write(
            steps(WATCH, "2024-05-01 10:00:00 +0200", "2024-05-01 10:01:00 +0200", "0"),
            steps(WATCH, "2024-05-01 10:02:00 +0200", "2024-05-01 10:03:00 +0200", "70"),
            steps(PHONE, "2024-05-01 23:59:00 +0200", "2024-05-02 00:01:00 +0200", "80"),
            heart(WATCH, "2024-05-01 23:59:59 +0200", "61"),
            sleep(WATCH, "2024-05-02 01:00:00 +0200", "2024-05-02 01:10:00 +0200", "AsleepDeep"),
            quantity(
                "BodyMass",
                "sourceName=\"Health\"",
                "2024-05-01 08:00:00 +0200",
                "2024-05-01 08:00:00 +0200",
                "kg",
                "71.5"),
            " <ActivitySummary dateComponents=\"2024-05-01\" activeEnergyBurned=\"410.5\""
                + " activeEnergyBurnedUnit=\"Cal\" appleExerciseTime=\"31\" appleStandHours=\"9\"/>")
        .path();
  }

  @Override
  protected List<Cell> cells() {
    LocalDate next = FIRST.plusDays(1);
    return List.of(
        new Cell("me", FIRST, WATCH_ID, "steps", 600, 0),
        new Cell("me", FIRST, WATCH_ID, "steps", 601, Double.NaN),
        new Cell("me", FIRST, WATCH_ID, "steps", 602, 70),
        new Cell("me", FIRST, WATCH_ID, "heart_rate", 1439, 61),
        new Cell("me", FIRST, PHONE_ID, "steps", 1439, 40),
        new Cell("me", next, PHONE_ID, "steps", 0, 40),
        new Cell("me", next, WATCH_ID, "sleep_deep", 60, 1),
        new Cell("me", next, WATCH_ID, "sleep_rem", 69, 0),
        new Cell("me", next, WATCH_ID, "asleep", 70, Double.NaN));
  }

  @Override
  protected Path damaged(Path folder) {
    return new HealthExport(folder)
        .write(
            heart(WATCH, "2024-05-01 10:00:00 +0200", "61"),
            heart(WATCH, "yesterday", "62"),
            heart(WATCH, "2024-05-01 10:02:00 +0200", "63"))
        .path();
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0200'");
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve(HealthExport.XML))) {
      w.write("<HealthData locale=\"en_US\">\n");
      LocalDateTime t = FIRST.atStartOfDay();
      for (int i = 0; i < samples; i++, t = t.plusSeconds(15)) {
        w.write(heart(WATCH, format.format(t), String.valueOf(60 + i % 40)));
        w.write('\n');
      }
      w.write("</HealthData>\n");
    }
    return folder;
  }
}
