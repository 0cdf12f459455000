package org.diurnal.data.openmhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each schema's data points become, worked by hand.
class OpenMHealthPointsTest {
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  private static final String MINUTE =
      over("2024-05-01T10:00:00+02:00", "2024-05-01T10:01:00+02:00");

  @TempDir Path tmp;
  private final List<DayWindow> days = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  private ImportReceipt read(String json, ImportOptions options) throws IOException {
    Path file = Files.writeString(tmp.resolve("p.json"), json);
    return new OpenMHealthImporter()
        .read(
            file,
            options.withWorkFolder(tmp.resolve("work")),
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
  }

  private FileReceipt read(String json) throws IOException {
    return read(json, ImportOptions.defaults()).file("p.json");
  }

  /// A data point with the header of IEEE 1752.1.
  private static String ieee(String schema, String body) {
    return """
    {"header": {"uuid": "3f4a6a06-8613-4186-b004-6a1df5bfab0c",
      "schema_id": {"namespace": "ieee", "name": "%s", "version": "1.0"},
      "source_creation_date_time": "2024-05-02T08:00:00Z", "modality": "sensed",
      "external_datasheets": [{"datasheet_type": "manufacturer", "datasheet_reference": "Ring X"}]},
      "body": %s}
    """
        .formatted(schema, body);
  }

  private static String over(String from, String to) {
    return "\"effective_time_frame\": {\"time_interval\": {\"start_date_time\": \""
        + from
        + "\", \"end_date_time\": \""
        + to
        + "\"}}";
  }

  private static String quantity(String field, double value, String unit) {
    return "\"" + field + "\": {\"value\": " + value + ", \"unit\": \"" + unit + "\"}";
  }

  private double value(String channel, int minute) {
    DayWindow day = days.getFirst();
    int c = SCHEMA.indexOf(channel).orElseThrow();
    return day.observed(c).get(minute) ? day.values(c)[minute] : Double.NaN;
  }

  @Test
  void aDataSeriesSharesOneHeader() throws IOException {
    FileReceipt r =
        read(
            """
            {"header": {"uuid": "x", "schema_id": {"namespace": "omh", "name": "heart-rate"},
              "acquisition_provenance": {"source_name": "Band"}, "user_id": "u1"},
             "body": [
              {"heart_rate": {"value": 61, "unit": "beats/min"},
               "effective_time_frame": {"date_time": "2024-05-01T10:00:00+02:00"}},
              17,
              {"heart_rate": {"value": 63, "unit": "beats/min"},
               "effective_time_frame": {"date_time": "2024-05-01T10:00:30+02:00"}}]}
            {"body": {}}
            """);
    assertThat(value("heart_rate", 600)).isEqualTo(62);
    assertThat(days.getFirst().personId()).isEqualTo("u1");
    assertThat(days.getFirst().sourceId()).isEqualTo("openmhealth:Band");
    assertThat(r.rows().read()).isEqualTo(4);
    assertThat(r.rows().dropped("no header.schema_id.name, or no body")).isEqualTo(1);
  }

  @Test
  void aSeriesWhoseHeaderComesTooLateIsCounted() throws IOException {
    String point = "{" + quantity("heart_rate", 61, "beats/min") + ", " + MINUTE + "}";
    assertThatThrownBy(() ->
            read("{\"body\": [" + point + "], \"header\": {\"schema_id\": {\"name\": \"x\"}}}"))
        .hasMessageContaining("p.json:1");
  }

  @Test
  void theStepsOfAnActivityAndItsDeviceInADatasheet() throws IOException {
    FileReceipt r =
        read(
            ieee(
                    "physical-activity",
                    "{\"activity_name\": \"walking\", "
                        + quantity("base_movement_quantity", 300, "steps")
                        + ", "
                        + over("2024-05-01T10:00:00+02:00", "2024-05-01T10:03:00+02:00")
                        + "}")
                + ieee(
                    "physical-activity",
                    "{\"activity_name\": \"swimming\", "
                        + quantity("base_movement_quantity", 20, "laps")
                        + ", "
                        + MINUTE
                        + "}"));
    assertThat(value("steps", 601)).isEqualTo(100);
    assertThat(days.getFirst().sourceId()).isEqualTo("openmhealth:Ring X");
    assertThat(r.rows().dropped("an activity without its steps")).isEqualTo(1);
  }

  @Test
  void aBeatIntervalIsAHeartRate() throws IOException {
    String at = "\"effective_time_frame\": {\"date_time\": \"2024-05-01T10:00:05+02:00\"}";
    FileReceipt r =
        read(
            ieee("rr-interval", "{" + quantity("rr_interval", 800, "ms") + ", " + at + "}")
                // what some write there is the variability, in the same unit
                + ieee(
                    "rr-interval", "{" + quantity("rr_interval", 30, "ms") + ", " + MINUTE + "}"));
    assertThat(value("heart_rate", 600)).isEqualTo(75);
    assertThat(r.values().dropped("above the plausible range")).isEqualTo(1);
  }

  @Test
  void aWholeDaysStepsAreALabelAndHoursSayNothingOfAMinute() throws IOException {
    FileReceipt r =
        read(
            ieee(
                    "step-count",
                    "{"
                        + quantity("step_count", 9000, "steps")
                        + ", "
                        + over("2024-05-01T00:00:00+02:00", "2024-05-02T00:00:00+02:00")
                        + "}")
                + ieee(
                    "step-count",
                    "{"
                        + quantity("step_count", 500, "steps")
                        + ", "
                        + over("2024-05-02T00:00:00+02:00", "2024-05-02T23:59:59+02:00")
                        + "}")
                + ieee(
                    "step-count",
                    "{"
                        + quantity("step_count", 500, "steps")
                        + ", "
                        + over("2024-05-01T10:00:00+02:00", "2024-05-01T12:00:00+02:00")
                        + "}")
                + ieee(
                    "respiratory-rate",
                    "{"
                        + quantity("respiratory_rate", 14, "breaths/min")
                        + ", \"descriptive_statistic\": \"average\", "
                        + over("2024-05-01T00:00:00+02:00", "2024-05-01T07:00:00+02:00")
                        + "}"));
    assertThat(labels)
        .containsExactly(
            new Label("me", "daily_steps", Optional.of(DATE), 9000),
            new Label("me", "daily_steps", Optional.of(DATE.plusDays(1)), 500));
    assertThat(days).isEmpty();
    assertThat(r.rows().dropped("over more than an hour, which says nothing of a minute"))
        .isEqualTo(2);
  }

  @Test
  void statisticsThatAreNotTheValueItselfAreCounted() throws IOException {
    String statistic = "a statistic (minimum, average a day, ...), not what was measured";
    for (String body :
        List.of(
            quantity("step_count", 500, "steps")
                + ", \"descriptive_statistic\": \"average\", "
                + "\"descriptive_statistic_denominator\": \"d\"",
            quantity("step_count", 500, "steps") + ", \"descriptive_statistic\": \"average\"",
            quantity("step_count", 500, "steps") + ", \"statistic_window\": \"d\"")) {
      assertThat(
              read(ieee("step-count", "{" + body + ", " + MINUTE + "}")).rows().dropped(statistic))
          .as(body)
          .isEqualTo(1);
    }
    assertThat(
            read(ieee(
                    "step-count",
                    "{"
                        + quantity("step_count", 50, "steps")
                        + ", \"descriptive_statistic\": \"sum\", "
                        + MINUTE
                        + "}"))
                .rows()
                .kept())
        .isEqualTo(1);
    assertThat(value("steps", 600)).isEqualTo(50);
  }

  @Test
  void stagesOfSleepAreMinutesAndANapIsNoLabel() throws IOException {
    String stages =
        """
        , "sleep_stage_episodes": [
          {"sleep_stage_state": "Light_sleep", "sleep_stage_time_frame": {"time_interval":
            {"start_date_time": "2024-04-30T23:00:00+02:00",
             "end_date_time": "2024-05-01T01:00:00+02:00"}}},
          {"sleep_stage_state": "Deep_sleep", "sleep_stage_time_frame": {"time_interval":
            {"start_date_time": "2024-05-01T01:00:00+02:00",
             "end_date_time": "2024-05-01T01:02:00+02:00"}}},
          {"sleep_stage_state": "Dreaming", "sleep_stage_time_frame": {"time_interval":
            {"start_date_time": "2024-05-01T01:02:00+02:00",
             "end_date_time": "2024-05-01T01:04:00+02:00"}}},
          {"sleep_stage_state": "Awake", "sleep_stage_time_frame": {"time_interval":
            {"start_date_time": "2024-05-01T01:04:00+02:00",
             "end_date_time": "2024-05-01T01:05:00+02:00"}}}],\
        """;
    String night = over("2024-04-30T23:00:00+02:00", "2024-05-01T07:00:00+02:00");
    FileReceipt r =
        read(
            ieee(
                    "sleep-stage-summary",
                    "{\"is_main_sleep\": true, \"sleep_stage_summary\": {"
                        + quantity("total_sleep_time", 27_000, "sec")
                        + "}"
                        + stages
                        + night
                        + "}")
                + ieee(
                    "total-sleep-time",
                    "{\"is_main_sleep\": false, "
                        + quantity("total_sleep_time", 20, "min")
                        + ", "
                        + over("2024-05-01T14:00:00+02:00", "2024-05-01T14:30:00+02:00")
                        + "}")
                + ieee("sleep-episode", "{" + night + "}"));
    assertThat(labels)
        .containsExactly(new Label("me", "sleep_minutes_asleep", Optional.of(DATE), 450));
    days.removeFirst(); // 30 April
    assertThat(value("sleep_light", 59)).isEqualTo(1);
    assertThat(value("sleep_deep", 59)).isZero();
    assertThat(value("sleep_deep", 61)).isEqualTo(1);
    assertThat(value("asleep", 61)).isEqualTo(1);
    assertThat(value("asleep", 63)).isNaN();
    assertThat(value("asleep", 64)).isZero();
    assertThat(value("sleep_awake", 64)).isEqualTo(1);
    assertThat(r.values().dropped("a stage of sleep without a known state or time")).isEqualTo(1);
    assertThat(r.values().dropped("a nap: the day's label is of the main sleep")).isEqualTo(1);
    assertThat(r.rows().dropped("a sleep episode without its total sleep time")).isEqualTo(1);
  }

  @Test
  void whatHasNoChannelIsNamed() throws IOException {
    FileReceipt r =
        read(
            ieee("calories-burned", "{" + quantity("kcal_burned", 3, "kcal") + ", " + MINUTE + "}")
                + ieee("blood-glucose", "{" + MINUTE + "}")
                + ieee(
                    "heart-rate",
                    "{"
                        + quantity("heart_rate", 61, "beats/min")
                        + ", \"effective_time_frame\": {\"date_time\": \"2024-05-01\"}}"));
    assertThat(r.rows().dropped("calories burned, of which nothing says whether rest is in them"))
        .isEqualTo(1);
    assertThat(r.rows().dropped("schema that is not needed: blood-glucose")).isEqualTo(1);
    assertThat(r.rows().dropped("a date or a part of a day, not a time to the minute"))
        .isEqualTo(1);
  }

  @Test
  void aTimeWithoutAnOffsetIsUtcAndNeedsAZone() throws IOException {
    String point =
        ieee(
            "heart-rate",
            "{"
                + quantity("heart_rate", 61, "beats/min")
                + ", \"effective_time_frame\": {\"date_time\": \"2024-05-01T22:30:00\"}}");
    assertThatThrownBy(() -> read(point)).isInstanceOf(UsageException.class);
    days.clear();
    read(point, ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")));
    assertThat(days.getFirst().localDate()).isEqualTo(DATE.plusDays(1));
    assertThat(value("heart_rate", 30)).isEqualTo(61);
  }

  @Test
  void aPointThatSaysItIsSimulatedMarksTheImport() throws IOException {
    String real =
        OpenMHealthConformanceTest.point(
            "heart-rate", "{" + quantity("heart_rate", 61, "beats/min") + ", " + MINUTE + "}");
    assertThat(read(real, ImportOptions.defaults()).simulated()).isFalse();
    String made = real.replace("Acme Watch", "SIMULATED Acme Watch");
    ImportReceipt r = read(made, ImportOptions.defaults());
    assertThat(r.simulated()).isTrue();
    assertThat(r.devices().getFirst().name()).isEqualTo("Acme Watch");
  }
}
