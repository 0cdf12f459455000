package org.diurnal.data.openmhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.Placement;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;
import org.junit.jupiter.api.Test;

class OpenMHealthConformanceTest extends ImporterConformance {
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);

  static String point(String schema, String body) {
    return """
    {"header": {"id": "x", "schema_id": {"namespace": "omh", "name": "%s", "version": "2.0"},
      "acquisition_provenance": {"source_name": "Acme Watch", "modality": "sensed"},
      "user_id": "u1"}, "body": %s}
    """
        .formatted(schema, body);
  }

  private static String at(String time) {
    return "\"effective_time_frame\": {\"date_time\": \"" + time + "\"}";
  }

  private static String over(String interval) {
    return "\"effective_time_frame\": {\"time_interval\": {" + interval + "}}";
  }

  private static String steps(int n, String interval) {
    return point("step-count", "{\"step_count\": " + n + ", " + over(interval) + "}");
  }

  private static String heart(double bpm, String time) {
    return point(
        "heart-rate",
        "{\"heart_rate\": {\"value\": " + bpm + ", \"unit\": \"beats/min\"}, " + at(time) + "}");
  }

  @Override
  protected Importer importer() {
    return new OpenMHealthImporter();
  }

  @Override
  protected Path export(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("points.json"),
        "["
            + String.join(
                ",",
                steps(
                    0,
                    "\"start_date_time\": \"2024-05-01T00:00:00+02:00\", \"end_date_time\":"
                        + " \"2024-05-01T00:01:00+02:00\""),
                steps(
                    90,
                    "\"start_date_time\": \"2024-05-01T23:58:00+02:00\", \"duration\":"
                        + " {\"value\": 3, \"unit\": \"min\"}"),
                steps(
                    40,
                    "\"duration\": {\"value\": 60, \"unit\": \"sec\"}, \"end_date_time\":"
                        + " \"2024-05-01T10:01:00+02:00\""),
                heart(61, "2024-05-01T10:00:10+02:00"),
                heart(63, "2024-05-01T10:00:40+02:00"),
                heart(70, "2024-05-01T10:02:00+02:00"))
            + "]");
    return folder;
  }

  @Override
  protected List<Cell> cells() {
    String s = "openmhealth:Acme Watch";
    return List.of(
        new Cell("u1", DATE, s, "steps", 0, 0),
        new Cell("u1", DATE, s, "steps", 600, 40),
        new Cell("u1", DATE, s, "steps", 1438, 30),
        new Cell("u1", DATE, s, "steps", 1439, 30),
        new Cell("u1", DATE.plusDays(1), s, "steps", 0, 30),
        new Cell("u1", DATE, s, "heart_rate", 600, 62),
        new Cell("u1", DATE, s, "heart_rate", 601, Double.NaN),
        new Cell("u1", DATE, s, "heart_rate", 602, 70));
  }

  @Override
  protected Path damaged(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("points.ndjson"),
        heart(61, "2024-05-01T10:00:10+02:00").replace("\n", " ")
            + "\n"
            + heart(61, "the other day").replace("\n", " ")
            + "\n"
            + heart(62, "2024-05-01T10:05:10+02:00").replace("\n", " ")
            + "\n");
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("points.ndjson"))) {
      OffsetDateTime t = OffsetDateTime.parse("2024-01-01T00:00:00+01:00");
      for (int i = 0; i < samples; i++, t = t.plusSeconds(20)) {
        w.write(heart(50 + i % 60, t.toString()).replace("\n", " "));
        w.write('\n');
      }
    }
    return folder;
  }

  private FileReceipt one(String point) throws IOException {
    Path f = Files.writeString(folder("one").resolve("p.json"), point);
    return read(f, ImportOptions.defaults()).receipt().file("p.json");
  }

  @Test
  void unitsAreConvertedAndUnknownOnesAreCounted() throws IOException {
    String time = at("2024-05-01T10:00:00+02:00");
    Path f =
        Files.writeString(
            folder("units").resolve("p.json"),
            point(
                    "body-temperature",
                    "{\"body_temperature\": {\"value\": 95, \"unit\": \"F\"},"
                        + " \"measurement_location\": \"wrist\", "
                        + time
                        + "}")
                + point(
                    "body-weight",
                    "{\"body_weight\": {\"value\": 100, \"unit\": \"lb\"}, " + time + "}")
                + point(
                    "total-sleep-time",
                    "{\"total_sleep_time\": {\"value\": 7.5, \"unit\": \"h\"}, "
                        + over(
                            "\"start_date_time\": \"2024-04-30T23:00:00+02:00\", \"end_date_time\":"
                                + " \"2024-05-01T07:00:00+02:00\"")
                        + "}")
                + point(
                    "heart-rate",
                    "{\"heart_rate\": {\"value\": 1, \"unit\": \"Hz\"}, " + time + "}"));
    Seen seen = read(f);
    int c = seen.schema().indexOf("skin_temperature").orElseThrow();
    assertThat(seen.days().getFirst().values(c)[600]).isEqualTo(35);
    assertThat(seen.labels())
        .containsExactlyInAnyOrder(
            new Label("u1", "weight_kg", Optional.of(DATE), 45.359237),
            new Label("u1", "sleep_minutes_asleep", Optional.of(DATE), 450));
    assertThat(seen.receipt().file("p.json").values().dropped("no number in a unit that is known"))
        .isEqualTo(1);
    assertThat(seen.receipt().devices().getFirst().placement()).isEqualTo(Placement.WRIST);
  }

  @Test
  void whatSaysNothingToTheMinuteOrIsAStatisticIsCounted() throws IOException {
    assertThat(
            one(point(
                    "heart-rate",
                    "{\"heart_rate\": {\"value\": 99, \"unit\": \"beats/min\"},"
                        + " \"descriptive_statistic\": \"maximum\", "
                        + at("2024-05-01T10:00:00+02:00")
                        + "}"))
                .rows()
                .dropped("a statistic (minimum, average a day, ...), not what was measured"))
        .isEqualTo(1);
    assertThat(
            one(steps(5, "\"date\": \"2024-05-01\", \"part_of_day\": \"morning\""))
                .rows()
                .dropped("a date or a part of a day, not a time to the minute"))
        .isEqualTo(1);
    assertThat(
            one(point("blood-pressure", "{" + at("2024-05-01T10:00:00+02:00") + "}"))
                .rows()
                .dropped("schema that is not needed: blood-pressure"))
        .isEqualTo(1);
  }

  @Test
  void utcIsNotALocalClock() throws IOException {
    Path f = Files.writeString(folder("utc").resolve("p.json"), heart(60, "2024-05-01T22:30:00Z"));
    assertThatThrownBy(() -> read(f))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("p.json:1");
    Seen seen = read(f, ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")));
    assertThat(seen.days().getFirst().localDate()).isEqualTo(DATE.plusDays(1));
    assertThat(
            seen.days()
                .getFirst()
                .observed(seen.schema().indexOf("heart_rate").orElseThrow())
                .get(30))
        .isTrue();
  }

  @Test
  void aFileCutShortIsRefusedWithItsLine() throws IOException {
    String whole = heart(60, "2024-05-01T10:00:00+02:00");
    Path f =
        Files.writeString(
            folder("cut").resolve("p.json"), "[" + whole + ",\n" + whole.substring(0, 80));
    assertThatThrownBy(() -> read(f))
        .isInstanceOf(org.diurnal.core.BadDataException.class)
        .hasMessageContaining("p.json:")
        .hasMessageContaining("not JSON from here on");
  }
}
