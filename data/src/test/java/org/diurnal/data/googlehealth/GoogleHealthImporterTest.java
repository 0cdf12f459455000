package org.diurnal.data.googlehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Points written by hand in the shape of the API's reference.
class GoogleHealthImporterTest {
  private static final LocalDate DATE = LocalDate.of(2026, 9, 25);
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final String WATCH =
      """
      "dataSource": {"recordingMethod": "PASSIVELY_MEASURED", "platform": "FITBIT",
        "device": {"formFactor": "WATCH", "manufacturer": "Google", "displayName": "Pixel Watch 4"}}
      """;
  private static final String SOURCE = "google-health:Pixel Watch 4";
  @TempDir Path tmp;

  private record Seen(ImportReceipt receipt, List<DayWindow> days, List<Label> labels) {
    float at(LocalDate date, String source, String channel, int minute) {
      int c = SCHEMA.indexOf(channel).orElseThrow();
      for (DayWindow d : days) {
        if (d.localDate().equals(date) && d.sourceId().equals(source)) {
          return d.observed(c).get(minute) ? d.values(c)[minute] : Float.NaN;
        }
      }
      return Float.NaN;
    }

    double label(DayLabel label) {
      return label(label, DATE);
    }

    double label(DayLabel label, LocalDate date) {
      return labels.stream()
          .filter(l -> l.task().equals(label.task()) && l.time().filter(date::equals).isPresent())
          .mapToDouble(Label::value)
          .findFirst()
          .orElse(Double.NaN);
    }

    long droppedRows(String reason) {
      return receipt.files().stream().mapToLong(f -> f.rows().dropped(reason)).sum();
    }

    long droppedValues(String reason) {
      return receipt.files().stream().mapToLong(f -> f.values().dropped(reason)).sum();
    }
  }

  private Seen read(ImportOptions options, String... pages) throws IOException {
    Path folder = Files.createTempDirectory(tmp, "answers");
    for (int i = 0; i < pages.length; i++) {
      Files.writeString(folder.resolve("page-" + i + ".json"), pages[i]);
    }
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
    ImportReceipt r =
        new GoogleHealthImporter()
            .read(folder, options.withWorkFolder(tmp.resolve("work")), sink, Progress.SILENT);
    return new Seen(r, days, labels);
  }

  private Seen read(String... pages) throws IOException {
    return read(ImportOptions.defaults(), pages);
  }

  private static String page(String... points) {
    return "{\"dataPoints\": [" + String.join(",\n", points) + "], \"nextPageToken\": \"abc\"}";
  }

  private static String interval(String from, String to) {
    return """
    "interval": {"startTime": "%s", "startUtcOffset": "32400s", "endTime": "%s",
      "endUtcOffset": "32400s"}
    """
        .formatted(from, to);
  }

  private static String steps(String from, String to, String rest) {
    return "{" + WATCH + ", \"steps\": {" + interval(from, to) + rest + "}}";
  }

  /// A point at a moment nine hours ahead.
  private static String sample(String source, String type, String time, String numbers) {
    return clocked(source, type, time, ", \"utcOffset\": \"32400s\"", numbers);
  }

  private static String clocked(
      String source, String type, String time, String clock, String numbers) {
    return """
    {%s, "%s": {"sampleTime": {"physicalTime": "%s"%s}, %s}}
    """
        .formatted(source, type, time, clock, numbers);
  }

  @Test
  void stepsAreSpreadOverTheirIntervalAndAZeroIsAValue() throws IOException {
    Seen seen =
        read(
            page(
                steps("2026-09-25T10:00:00Z", "2026-09-25T10:02:00Z", ", \"count\": \"90\""),
                steps("2026-09-25T10:02:00Z", "2026-09-25T10:03:00Z", ", \"count\": \"0\""),
                steps("2026-09-25T10:03:00Z", "2026-09-25T10:04:00Z", ""),
                steps("2026-09-25T10:04:00Z", "2026-09-25T10:05:00Z", ", \"count\": \"many\"")));
    assertThat(seen.at(DATE, SOURCE, "steps", 1141)).isEqualTo(45);
    assertThat(seen.at(DATE, SOURCE, "steps", 1142)).isZero();
    assertThat(seen.at(DATE, SOURCE, "steps", 1143)).as("a zero is left out").isZero();
    assertThat(seen.at(DATE, SOURCE, "steps", 1144)).isNaN();
    assertThat(seen.droppedValues(Reasons.NUMBER)).isEqualTo(1);
  }

  @Test
  void everyOtherChannel() throws IOException {
    String minute = interval("2026-09-25T10:00:00Z", "2026-09-25T10:01:00Z");
    Seen seen =
        read(
            page(
                "{" + WATCH + ", \"activeEnergyBurned\": {" + minute + ", \"kcal\": 4.5}}",
                "{"
                    + WATCH
                    + ", \"activityLevel\": {"
                    + minute
                    + ", \"activityLevelType\": \"LIGHTLY_ACTIVE\"}}",
                sample(WATCH, "heartRate", "2026-09-25T10:00:05Z", "\"beatsPerMinute\": \"60\""),
                sample(WATCH, "heartRate", "2026-09-25T10:00:09.5Z", "\"beatsPerMinute\": \"63\""),
                sample(
                    WATCH,
                    "heartRateVariability",
                    "2026-09-25T10:00:05Z",
                    "\"rootMeanSquareOfSuccessiveDifferencesMilliseconds\": 41.5,"
                        + " \"standardDeviationMilliseconds\": 52.5"),
                sample(WATCH, "oxygenSaturation", "2026-09-25T10:00:05Z", "\"percentage\": 97"),
                sample(WATCH, "oxygenSaturation", "2026-09-25T10:01:05Z", "\"percentage\": 50.0"),
                sample(WATCH, "oxygenSaturation", "2026-09-25T10:02:05Z", "\"x\": 1")));
    assertThat(seen.at(DATE, SOURCE, "active_energy", 1140)).isEqualTo(4.5f);
    assertThat(seen.at(DATE, SOURCE, "intensity", 1140)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "heart_rate", 1140)).isEqualTo(61.5f);
    assertThat(seen.at(DATE, SOURCE, "rmssd", 1140)).isEqualTo(41.5f);
    assertThat(seen.at(DATE, SOURCE, "sdnn", 1140)).isEqualTo(52.5f);
    assertThat(seen.at(DATE, SOURCE, "spo2", 1140)).isEqualTo(97);
    assertThat(seen.at(DATE, SOURCE, "spo2", 1141)).as("50 is no reading").isNaN();
    assertThat(seen.at(DATE, SOURCE, "spo2", 1142)).as("not zero").isNaN();
    assertThat(seen.droppedValues(Reasons.EMPTY)).isEqualTo(1);
  }

  private static String heart(String clock) {
    return page(
        clocked(WATCH, "heartRate", "2026-09-25T15:30:00Z", clock, "\"beatsPerMinute\": \"60\""));
  }

  @Test
  void theClockIsThePointsOwnThenItsCivilTimeThenTheUsersZone() throws IOException {
    LocalDate next = DATE.plusDays(1);
    assertThat(read(heart(", \"utcOffset\": \"32400s\"")).at(next, SOURCE, "heart_rate", 30))
        .isEqualTo(60);
    assertThat(read(heart(", \"utcOffset\": \"0s\"")).at(DATE, SOURCE, "heart_rate", 930))
        .isEqualTo(60);
    String civil =
        """
        , "civilTime": {"date": {"year": 2026, "month": 9, "day": 26}, "time": {"minutes": 30}}
        """;
    assertThat(read(heart(civil)).at(next, SOURCE, "heart_rate", 30)).isEqualTo(60);
    ImportOptions kolkata = ImportOptions.defaults().withZone(ZoneId.of("Asia/Kolkata"));
    assertThat(read(kolkata, heart("")).at(DATE, SOURCE, "heart_rate", 1260)).isEqualTo(60);
    assertThatThrownBy(() -> read(heart("")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("page-0.json:1")
        .hasMessageContaining("neither an offset nor a civil time");
  }

  private static String stage(String from, String to, String type) {
    return "{\"startTime\": \"%s\", \"endTime\": \"%s\", \"type\": \"%s\"}"
        .formatted(from, to, type);
  }

  private static String night(
      String source, String from, String fromOffset, String to, String toOffset, String rest) {
    return """
    {%s, "sleep": {"interval": {"startTime": "%s", "startUtcOffset": "%s", "endTime": "%s",
      "endUtcOffset": "%s"}, %s}}
    """
        .formatted(source, from, fromOffset, to, toOffset, rest);
  }

  private static String shortNight(String source, String rest) {
    return night(source, "2026-09-24T14:50:00Z", "32400s", "2026-09-24T15:20:00Z", "32400s", rest);
  }

  @Test
  void aNightAcrossMidnightWithAShortAwakeningWhoseStagesHaveNoOffsets() throws IOException {
    Seen seen =
        read(
            page(
                shortNight(
                    WATCH,
                    "\"type\": \"STAGES\", \"stages\": ["
                        + stage("2026-09-24T14:50:00Z", "2026-09-24T15:10:00Z", "LIGHT")
                        + ","
                        + stage("2026-09-24T15:10:00Z", "2026-09-24T15:20:00Z", "REM")
                        + "], \"shortAwakenings\": ["
                        + stage("2026-09-24T15:02:00Z", "2026-09-24T15:03:00Z", "AWAKE")
                        + "], \"summary\": {\"minutesAsleep\": \"29\","
                        + " \"minutesInSleepPeriod\": \"30\"}")));
    assertThat(seen.at(DATE.minusDays(1), SOURCE, "sleep_light", 1430)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "sleep_light", 1)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "sleep_awake", 2)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "asleep", 2)).isZero();
    assertThat(seen.at(DATE, SOURCE, "sleep_light", 3)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "sleep_rem", 19)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "asleep", 20)).isNaN();
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP)).isEqualTo(29);
    assertThat(seen.label(DayLabel.SLEEP_IN_BED)).isEqualTo(30);
    assertThat(seen.label(DayLabel.SLEEP_RECORDS)).isEqualTo(1);
  }

  @Test
  void aClassicNightHasNoStagesAndItsMinutesAreCounted() throws IOException {
    Seen seen =
        read(
            page(
                shortNight(
                    WATCH,
                    "\"type\": \"CLASSIC\", \"stages\": ["
                        + stage("2026-09-24T14:50:00Z", "2026-09-24T15:10:00Z", "ASLEEP")
                        + ","
                        + stage("2026-09-24T15:10:00Z", "2026-09-24T15:15:00Z", "RESTLESS")
                        + ","
                        + stage("2026-09-24T15:15:00Z", "2026-09-24T15:20:00Z", "AWAKE")
                        + "]")));
    assertThat(seen.at(DATE, SOURCE, "asleep", 9)).isEqualTo(1);
    assertThat(seen.at(DATE, SOURCE, "asleep", 10)).isZero();
    assertThat(seen.at(DATE, SOURCE, "asleep", 19)).isZero();
    assertThat(seen.at(DATE, SOURCE, "sleep_awake", 19)).isNaN();
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP)).isEqualTo(20);
    assertThat(seen.label(DayLabel.SLEEP_IN_BED)).isEqualTo(30);
  }

  @Test
  void nightsInWhichTheClockChanges() throws IOException {
    // Berlin, 29 March 2026: 02:00 becomes 03:00, which is 01:00 of world time
    LocalDate march = LocalDate.of(2026, 3, 29);
    Seen forward =
        read(
            page(
                night(
                    WATCH,
                    "2026-03-29T00:00:00Z",
                    "3600s",
                    "2026-03-29T02:00:00Z",
                    "7200s",
                    "\"stages\": ["
                        + stage("2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z", "DEEP")
                        + "]")));
    assertThat(forward.at(march, SOURCE, "sleep_deep", 60)).isEqualTo(1);
    assertThat(forward.at(march, SOURCE, "sleep_deep", 119)).isEqualTo(1);
    assertThat(forward.at(march, SOURCE, "sleep_deep", 120)).as("02:00 was never").isNaN();
    assertThat(forward.at(march, SOURCE, "sleep_deep", 180)).isEqualTo(1);
    assertThat(forward.at(march, SOURCE, "sleep_deep", 239)).isEqualTo(1);
    assertThat(forward.at(march, SOURCE, "sleep_deep", 240)).isNaN();
    // 25 October 2026: 03:00 becomes 02:00
    LocalDate october = LocalDate.of(2026, 10, 25);
    Seen back =
        read(
            page(
                night(
                    WATCH,
                    "2026-10-25T00:30:00Z",
                    "7200s",
                    "2026-10-25T02:00:00Z",
                    "3600s",
                    "\"stages\": ["
                        + stage("2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "DEEP")
                        + ","
                        + stage("2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z", "REM")
                        + "]")));
    assertThat(back.at(october, SOURCE, "sleep_rem", 150)).as("the second pass").isEqualTo(1);
    assertThat(back.at(october, SOURCE, "sleep_rem", 120)).isEqualTo(1);
    assertThat(back.at(october, SOURCE, "asleep", 180)).isNaN();
  }

  @Test
  void pagesThatRepeatPointsCountThemOnce() throws IOException {
    String beat = sample(WATCH, "heartRate", "2026-09-25T10:00:05Z", "\"beatsPerMinute\": \"60\"");
    String sleep =
        shortNight(
            WATCH,
            "\"stages\": [" + stage("2026-09-24T14:50:00Z", "2026-09-24T15:20:00Z", "DEEP") + "]");
    Seen seen = read(page(beat, sleep), page(beat, sleep), "{}", "{\"nextPageToken\": \"\"}");
    assertThat(seen.receipt().channel("heart_rate").samples()).isEqualTo(1);
    assertThat(seen.droppedValues(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(seen.droppedRows(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(seen.droppedRows("an answer without data points")).isEqualTo(2);
    assertThat(seen.label(DayLabel.SLEEP_RECORDS)).isEqualTo(1);
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP)).isEqualTo(30);
  }

  private static String source(String content) {
    return "\"dataSource\": {" + content + "}";
  }

  @Test
  void devicesAndWhereTheyAreWorn() throws IOException {
    String[] sources = {
      source("\"device\": {\"displayName\": \"Charge 6\"}, \"platform\": \"FITBIT\""),
      source("\"device\": {\"displayName\": \"Ring\", \"formFactor\": \"RING\"}"),
      source("\"device\": {\"displayName\": \"Strap\", \"formFactor\": \"CHEST_STRAP\"}"),
      source("\"device\": {\"displayName\": \"MobileTrack\"}, \"platform\": \"FITBIT\""),
      source("\"device\": {\"displayName\": \"Pixel 9\"}, \"platform\": \"FITBIT\""),
      source(
          "\"application\": {\"packageName\": \"com.strava\"},"
              + " \"platform\": \"HEALTH_CONNECT\""),
      source("\"platform\": \"HEALTH_KIT\""),
      source("\"recordingMethod\": \"MANUAL\", \"platform\": \"FITBIT\""),
      source("\"platform\": \"FITBIT\""),
      source("\"device\": {\"displayName\": \"Somebody's\"}, \"platform\": \"HEALTH_KIT\""),
    };
    List<String> points = new ArrayList<>();
    for (String s : sources) {
      String chest =
          s.contains("Somebody") ? ", \"metadata\": {\"sensorLocation\": \"CHEST\"}" : "";
      points.add(
          sample(s, "heartRate", "2026-09-25T10:00:05Z", "\"beatsPerMinute\": \"60\"" + chest));
    }
    Seen seen = read(page(points.toArray(String[]::new)));
    assertThat(seen.receipt().devices())
        .extracting(d -> d.sourceId().replace("google-health", "") + " " + d.placement())
        .containsExactly(
            " " + Placement.UNKNOWN,
            ":Charge 6 " + Placement.WRIST,
            ":HEALTH_KIT " + Placement.UNKNOWN,
            ":MobileTrack " + Placement.PHONE,
            ":Pixel 9 " + Placement.PHONE,
            ":Ring " + Placement.FINGER,
            ":Somebody's " + Placement.CHEST,
            ":Strap " + Placement.CHEST,
            ":com.strava " + Placement.UNKNOWN,
            ":typed in " + Placement.NONE);
    assertThat(seen.days()).hasSize(sources.length);
  }

  private static String day(String type, String numbers) {
    return """
    {%s, "%s": {"date": {"year": 2026, "month": 9, "day": 25}, %s}}
    """
        .formatted(WATCH, type, numbers);
  }

  @Test
  void labelsOfDays() throws IOException {
    Seen seen =
        read(
            page(
                day("dailyRestingHeartRate", "\"beatsPerMinute\": \"47\""),
                day(
                    "dailyHeartRateVariability",
                    "\"averageHeartRateVariabilityMilliseconds\": 33.5"),
                day("dailyOxygenSaturation", "\"averagePercentage\": 95.5"),
                day("dailyRespiratoryRate", "\"breathsPerMinute\": 14.5"),
                day("dailySleepTemperatureDerivations", "\"nightlyTemperatureCelsius\": 34.25"),
                day("dailyVo2Max", "\"vo2Max\": 40.5"),
                // 20:00 of the 25th in world time is the 26th in Japan
                sample(WATCH, "weight", "2026-09-25T14:00:00Z", "\"weightGrams\": 70500"),
                sample(WATCH, "weight", "2026-09-25T20:00:00Z", "\"weightGrams\": 70900"),
                sample(WATCH, "bodyFat", "2026-09-25T14:00:00Z", "\"percentage\": 18.5"),
                day("dailyRestingHeartRate", "\"beatsPerMinute\": \"48\"")));
    assertThat(seen.label(DayLabel.RESTING_HEART_RATE)).isEqualTo(47);
    assertThat(seen.label(DayLabel.SLEEP_RMSSD)).isEqualTo(33.5);
    assertThat(seen.label(DayLabel.SLEEP_OXYGEN)).isEqualTo(95.5);
    assertThat(seen.label(DayLabel.SLEEP_RESPIRATION)).isEqualTo(14.5);
    assertThat(seen.label(DayLabel.SLEEP_TEMPERATURE)).isEqualTo(34.25);
    assertThat(seen.label(DayLabel.VO2_MAX)).isEqualTo(40.5);
    assertThat(seen.label(DayLabel.WEIGHT)).isEqualTo(70.5);
    assertThat(seen.label(DayLabel.WEIGHT, DATE.plusDays(1))).isEqualTo(70.9);
    assertThat(seen.label(DayLabel.BODY_FAT)).isEqualTo(18.5);
    assertThat(seen.droppedValues(Reasons.CONFLICT)).isEqualTo(1);
  }

  private static String rollup(int fromDay, int toDay, String sums) {
    return """
    {"civilStartTime": {"date": {"year": 2026, "month": 9, "day": %d}, "time": {}},
     "civilEndTime": {"date": {"year": 2026, "month": 9, "day": %d}}, %s}
    """
        .formatted(fromDay, toDay, sums);
  }

  @Test
  void sumsOfWholeDays() throws IOException {
    Seen seen =
        read(
            "{\"rollupDataPoints\": ["
                + String.join(
                    ",",
                    rollup(25, 26, "\"steps\": {\"countSum\": \"9876\"}"),
                    rollup(24, 26, "\"steps\": {\"countSum\": \"19876\"}"),
                    rollup(25, 26, "\"totalCalories\": {\"kcalSum\": 2345.5}"),
                    rollup(
                        25,
                        26,
                        "\"activeZoneMinutes\": {\"sumInFatBurnHeartZone\": \"10\","
                            + " \"sumInPeakHeartZone\": \"4\"}"),
                    rollup(
                        25,
                        26,
                        "\"activeMinutes\": {\"activeMinutesRollupByActivityLevel\": ["
                            + "{\"activityLevel\": \"LIGHT\", \"activeMinutesSum\": \"200\"},"
                            + "{\"activityLevel\": \"VIGOROUS\", \"activeMinutesSum\": \"0\"}]}"),
                    rollup(25, 26, "\"floors\": {\"countSum\": \"3\"}"))
                + "]}");
    assertThat(seen.label(DayLabel.DAILY_STEPS)).isEqualTo(9876);
    assertThat(seen.label(DayLabel.DAILY_CALORIES)).isEqualTo(2345.5);
    assertThat(seen.label(DayLabel.DAILY_ZONE_MINUTES)).isEqualTo(14);
    assertThat(seen.label(DayLabel.DAILY_LIGHTLY_ACTIVE)).isEqualTo(200);
    assertThat(seen.label(DayLabel.DAILY_VERY_ACTIVE)).isZero();
    assertThat(seen.labels()).hasSize(5);
    assertThat(seen.droppedRows("sums of something else than one whole day")).isEqualTo(1);
    assertThat(seen.droppedRows("sums that are not needed")).isEqualTo(1);
  }

  @Test
  void reconciledPointsNameNoDeviceAndOtherTypesAreCounted() throws IOException {
    Seen seen =
        read(
            page(
                """
                {"dataPointName": "users/1/dataTypes/steps/dataPoints/2", "steps": {
                  "interval": {"startTime": "2026-09-25T10:00:00Z", "startUtcOffset": "0s",
                    "endTime": "2026-09-25T10:01:00Z", "endUtcOffset": "0s"}, "count": "7"}}
                """,
                "{" + WATCH + ", \"floors\": {\"interval\": {}, \"count\": \"3\"}}",
                "{" + WATCH + ", \"floors\": {\"interval\": {}, \"count\": \"2\"}}",
                "{" + WATCH + ", \"exercise\": {\"exerciseType\": \"RUNNING\"}}"));
    assertThat(seen.at(DATE, "google-health", "steps", 600)).isEqualTo(7);
    assertThat(seen.droppedRows(Points.OTHER + "floors")).isEqualTo(2);
    assertThat(seen.droppedRows(Points.OTHER + "exercise")).isEqualTo(1);
  }

  @Test
  void pointsOneALineAndPagesOneAfterTheOther() throws IOException {
    String one = sample(WATCH, "heartRate", "2026-09-25T10:00:05Z", "\"beatsPerMinute\": \"60\"");
    String two = sample(WATCH, "heartRate", "2026-09-25T10:01:05Z", "\"beatsPerMinute\": \"61\"");
    Seen lines = read(one.replace("\n", " ") + "\n" + two.replace("\n", " ") + "\n");
    Seen pages = read(page(one) + "\n" + page(two));
    assertThat(lines.receipt().channel("heart_rate").samples()).isEqualTo(2);
    assertThat(pages.days()).isEqualTo(lines.days());
  }

  @Test
  void jsonOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> read("{\"name\": \"holiday\", \"place\": {\"town\": \"Ulm\"}}"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("no data point of the Google Health API");
  }

  @Test
  void aStageWithoutATypeOrATimeIsCounted() throws IOException {
    Seen seen =
        read(
            page(
                shortNight(
                    WATCH,
                    "\"stages\": ["
                        + stage("2026-09-24T14:50:00Z", "2026-09-24T15:10:00Z", "LIGHT")
                        + ","
                        + stage("2026-09-24T15:10:00Z", "2026-09-24T15:20:00Z", "FLOATING")
                        + ", {}]")));
    assertThat(seen.droppedValues(Points.STAGE)).isEqualTo(2);
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP)).isEqualTo(20);
  }
}
