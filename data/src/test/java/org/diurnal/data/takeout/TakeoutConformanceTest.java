package org.diurnal.data.takeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Placement;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;
import org.junit.jupiter.api.Test;

/// Files as users show them in public; Berlin is two hours ahead in May.
class TakeoutConformanceTest extends ImporterConformance {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  private static final String JSON = "Takeout/Fitbit/Global Export Data/";
  private static final String CSV = "Takeout/Fitbit/Physical Activity_GoogleData/";

  private static void file(Path folder, String name, String content) throws IOException {
    Path f = folder.resolve(name);
    Files.createDirectories(f.getParent());
    Files.writeString(f, content);
  }

  private static String steps(String time, int n) {
    return "{\"dateTime\" : \"" + time + "\", \"value\" : \"" + n + "\"}";
  }

  private static String heart(String time, int bpm, int confidence) {
    return "{\"dateTime\" : \""
        + time
        + "\", \"value\" : {\"bpm\" : "
        + bpm
        + ", \"confidence\" : "
        + confidence
        + "}}";
  }

  @Override
  protected Importer importer() {
    return new TakeoutImporter();
  }

  @Override
  protected ImportOptions options() {
    return ImportOptions.defaults().withZone(BERLIN);
  }

  @Override
  protected Path export(Path folder) throws IOException {
    file(
        folder,
        JSON + "steps-2024-04-30.json",
        "["
            + String.join(
                ",\n",
                steps("04/30/24 21:59:00", 5),
                steps("04/30/24 22:00:00", 0),
                steps("04/30/24 22:02:00", 7))
            + "]");
    file(
        folder,
        JSON + "heart_rate-2024-05-01.json",
        "["
            + String.join(
                ",\n",
                heart("05/01/24 08:00:03", 60, 3),
                heart("05/01/24 08:00:08", 64, 2),
                heart("05/01/24 08:01:08", 70, 0),
                heart("05/01/24 21:59:59", 80, 1))
            + "]");
    return folder;
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
        new Cell("me", DATE, "takeout", "heart_rate", 1439, 80));
  }

  @Override
  protected Path damaged(Path folder) throws IOException {
    file(
        folder,
        JSON + "steps-2024-04-30.json",
        "["
            + steps("04/30/24 21:59:00", 5)
            + ",\n"
            + steps("31/04/24 22:00:00", 0)
            + ",\n"
            + steps("04/30/24 22:02:00", 7)
            + "]");
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    Path f = folder.resolve(JSON + "heart_rate-2024-01-01.json");
    Files.createDirectories(f.getParent());
    DateTimeFormatter us = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss");
    try (BufferedWriter w = Files.newBufferedWriter(f)) {
      LocalDateTime t = LocalDateTime.of(2024, 1, 1, 0, 0);
      w.write("[");
      for (int i = 0; i < samples; i++, t = t.plusSeconds(5)) {
        w.write((i > 0 ? ",\n" : "") + heart(us.format(t), 50 + i % 60, 3));
      }
      w.write("]");
    }
    return folder;
  }

  @Test
  void worldTimesWithoutAZoneAreAQuestionUnlessTheProfileHasOne() throws IOException {
    Path folder = export(folder("export"));
    assertThatThrownBy(() -> read(folder, ImportOptions.defaults()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("world time");
    file(
        folder,
        "Takeout/Fitbit/Your Profile/Profile.csv",
        "id,full_name,timezone\nX,\"Doe, J\",Europe/Berlin\n");
    Seen seen = read(folder, ImportOptions.defaults());
    assertThat(seen.receipt().notes()).anyMatch(n -> n.contains("profile: Europe/Berlin"));
    assertThat(seen.days()).extracting(DayWindow::localDate).contains(DATE);
  }

  @Test
  void aNightInStagesWithAShortWakeOnTop() throws IOException {
    Path folder = folder("night");
    file(
        folder,
        JSON + "sleep-2024-05-01.json",
        """
        [{"logId": 1, "dateOfSleep": "2024-05-01", "startTime": "2024-04-30T23:50:00.000",
          "minutesAsleep": 21, "timeInBed": 31, "type": "stages", "mainSleep": true,
          "levels": {"data": [
            {"dateTime": "2024-04-30T23:50:00.000", "level": "wake", "seconds": 300},
            {"dateTime": "2024-04-30T23:55:00.000", "level": "light", "seconds": 900},
            {"dateTime": "2024-05-01T00:10:00.000", "level": "deep", "seconds": 600}],
           "shortData": [
            {"dateTime": "2024-05-01T00:00:30.000", "level": "wake", "seconds": 30}]}}]
        """);
    Seen seen = read(folder);
    assertThat(seen.days()).hasSize(2);
    DayWindow before = seen.days().get(0);
    DayWindow day = seen.days().get(1);
    assertThat(value(seen, before, "sleep_awake", 1430)).isEqualTo(1);
    assertThat(value(seen, before, "asleep", 1430)).isZero();
    assertThat(value(seen, before, "sleep_light", 1435)).isEqualTo(1);
    assertThat(value(seen, day, "sleep_awake", 0)).as("the short wake").isEqualTo(1);
    assertThat(value(seen, day, "sleep_light", 0)).isZero();
    assertThat(value(seen, day, "sleep_light", 1)).as("the stage goes on").isEqualTo(1);
    assertThat(value(seen, day, "sleep_deep", 10)).isEqualTo(1);
    assertThat(value(seen, day, "asleep", 19)).isEqualTo(1);
    assertThat(value(seen, day, "asleep", 20)).isNaN();
    assertThat(seen.labels())
        .contains(new Label("me", "sleep_minutes_asleep", Optional.of(DATE), 21));
  }

  @Test
  void aClassicNightHasNoStages() throws IOException {
    Path folder = folder("classic");
    file(
        folder,
        JSON + "sleep-2024-05-01.json",
        """
        [{"dateOfSleep": "2024-05-01", "type": "classic", "minutesAsleep": 10, "timeInBed": 12,
          "levels": {"data": [
            {"dateTime": "2024-05-01T01:00:00.000", "level": "asleep", "seconds": 600},
            {"dateTime": "2024-05-01T01:10:00.000", "level": "restless", "seconds": 120}]}}]
        """);
    Seen seen = read(folder);
    assertThat(value(seen, seen.days().getFirst(), "asleep", 65)).isEqualTo(1);
    assertThat(value(seen, seen.days().getFirst(), "asleep", 70)).isZero();
    assertThat(value(seen, seen.days().getFirst(), "sleep_light", 65)).isNaN();
  }

  @Test
  void theOlderTwinOfADayIsNotCountedTwice() throws IOException {
    Path folder = export(folder("twins"));
    file(
        folder,
        CSV + "steps_2024-04-30.csv",
        "timestamp,steps,data source\n2024-04-30T22:02:00Z,7,Charge 6\n2024-04-30T22:03:00Z,3,MobileTrack\n");
    Seen seen = read(folder);
    FileReceipt json = seen.receipt().file(JSON + "steps-2024-04-30.json");
    assertThat(json.rows().dropped("the same is in Physical Activity_GoogleData")).isEqualTo(3);
    assertThat(seen.receipt().channel("steps").samples()).isEqualTo(2);
    assertThat(seen.receipt().devices())
        .anyMatch(d -> d.sourceId().equals("takeout:Charge 6") && d.placement() == Placement.WRIST)
        .anyMatch(
            d -> d.sourceId().equals("takeout:MobileTrack") && d.placement() == Placement.PHONE);
  }

  @Test
  void oxygenVariabilityAndLabels() throws IOException {
    Path folder = folder("more");
    file(
        folder,
        "Takeout/Fitbit/Oxygen Saturation (SpO2)/Minute SpO2 - 2024-05-01.csv",
        "timestamp,value\n2024-05-01T01:00:00Z,96.5\n");
    file(
        folder,
        "Takeout/Fitbit/Heart Rate Variability/Heart Rate Variability Details - 2024-05-01.csv",
        "timestamp,rmssd,coverage,low_frequency,high_frequency\n2024-05-01T03:00:00,41.2,0.98,1,2\n");
    file(
        folder,
        JSON + "resting_heart_rate-2024-05-01.json",
        """
        [{"dateTime": "05/01/24 00:00:00", "value": {"date": "05/01/24", "value": 61.5}},
         {"dateTime": "05/02/24 00:00:00", "value": {"date": null, "value": 0.0}}]
        """);
    file(
        folder,
        JSON + "weight-2024-05-01.json",
        "[{\"weight\": 170, \"bmi\": 24.1, \"date\": \"05/01/24\", \"time\": \"23:59:59\"}]");
    file(folder, "Takeout/Fitbit/Temperature/Device Temperature - 2024-05-01.csv", "a,b\n1,2\n");
    Seen seen = read(folder);
    DayWindow d = seen.days().getFirst();
    assertThat(value(seen, d, "spo2", 180)).isEqualTo(96.5f);
    assertThat(value(seen, d, "rmssd", 184)).isEqualTo(41.2f);
    assertThat(value(seen, d, "rmssd", 185)).isNaN();
    assertThat(seen.labels())
        .containsExactlyInAnyOrder(
            new Label("me", "resting_heart_rate_bpm", Optional.of(DATE), 61.5),
            new Label("me", "bmi", Optional.of(DATE), 24.1));
    assertThat(seen.receipt().notes())
        .anyMatch(n -> n.contains("not needed") && n.contains("Device Temperature"));
  }

  @Test
  void theHourThatTheClockRepeatsHoldsBothPasses() throws IOException {
    Path folder = folder("october");
    file(
        folder,
        JSON + "steps-2024-10-27.json",
        "[" + steps("10/27/24 00:30:00", 40) + "," + steps("10/27/24 01:30:00", 2) + "]");
    Seen seen = read(folder);
    assertThat(value(seen, seen.days().getFirst(), "steps", 150)).isEqualTo(42);
  }

  @Test
  void aZipArchiveGivesTheSameAsItsFolder() throws IOException {
    Path folder = export(folder("export"));
    Path zip = tmp.resolve("takeout.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("steps-2024-04-30.json", "heart_rate-2024-05-01.json")) {
        out.putNextEntry(new ZipEntry(JSON + name));
        out.write(Files.readAllBytes(folder.resolve(JSON + name)));
        out.closeEntry();
      }
    }
    assertThat(importer().recognises(zip)).isTrue();
    assertThat(read(zip).days()).isEqualTo(read(folder).days());
  }

  private static float value(Seen seen, DayWindow day, String channel, int minute) {
    return day.values(seen.schema().indexOf(channel).orElseThrow())[minute];
  }
}
