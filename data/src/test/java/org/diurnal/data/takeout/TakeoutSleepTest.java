package org.diurnal.data.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.diurnal.core.Placement;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.SleepDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoutSleepTest {
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  private static final String SLEEPS =
      "sleep_id,sleep_type,minutes_in_sleep_period,minutes_asleep,start_utc_offset,sleep_start,"
          + "end_utc_offset,sleep_end,data_source,algorithm_version";
  private static final String STAGES =
      "sleep_id,sleep_stage_id,sleep_stage_type,start_utc_offset,sleep_stage_start,end_utc_offset,"
          + "sleep_stage_end,data_source,algorithm_version";
  @TempDir Path tmp;

  private ImportOptions silent() {
    return ImportOptions.defaults().withWorkFolder(tmp.resolve("work"));
  }

  private ImportOptions berlin() {
    return silent().withZone(ZoneId.of("Europe/Berlin"));
  }

  private Export export() {
    return new Export(tmp.resolve("export"));
  }

  /// A log that ends with its last stage.
  private static String log(
      LocalDate date, String start, String type, int asleep, int inBed, String data, String wakes) {
    return """
    {"logId": 1, "dateOfSleep": "%s", "startTime": "%s.000", "minutesAsleep": %d,
     "timeInBed": %d, "type": "%s", "mainSleep": true,
     "levels": {"data": [%s], "shortData": [%s]}}
    """
        .formatted(date, start, asleep, inBed, type, data, wakes);
  }

  private static String stages(String... stages) {
    return String.join(",\n", stages);
  }

  @Test
  void aNightInStagesAcrossMidnightWithAShortWakeOnTop() {
    Export.Seen seen =
        export()
            .json(
                "sleep-2024-05-01.json",
                log(
                    DATE,
                    "2024-04-30T23:50:00",
                    "stages",
                    21,
                    30,
                    stages(
                        Export.stage("2024-04-30T23:50:00", "wake", 300),
                        Export.stage("2024-04-30T23:55:00", "light", 900),
                        Export.stage("2024-05-01T00:10:00", "deep", 600)),
                    stages(
                        Export.stage("2024-05-01T00:00:30", "wake", 30),
                        Export.stage("2024-05-01T00:05:00", "wake", 30))))
            .read(berlin());
    LocalDate before = DATE.minusDays(1);
    assertThat(seen.at(before, "sleep_awake", 1430)).isEqualTo(1);
    assertThat(seen.at(before, "asleep", 1430)).isZero();
    assertThat(seen.at(before, "asleep", 1429)).isNaN();
    assertThat(seen.at(before, "sleep_light", 1439)).isEqualTo(1);
    assertThat(seen.at(DATE, "sleep_awake", 0)).as("awake at the minute's end").isEqualTo(1);
    assertThat(seen.at(DATE, "sleep_light", 0)).isZero();
    assertThat(seen.at(DATE, "sleep_light", 1)).as("the stage goes on").isEqualTo(1);
    assertThat(seen.at(DATE, "sleep_awake", 5)).as("asleep again at the minute's end").isZero();
    assertThat(seen.at(DATE, "sleep_deep", 10)).isEqualTo(1);
    assertThat(seen.at(DATE, "asleep", 19)).isEqualTo(1);
    assertThat(seen.at(DATE, "asleep", 20)).isNaN();
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP, DATE)).isEqualTo(21);
    assertThat(seen.label(DayLabel.SLEEP_IN_BED, DATE)).isEqualTo(30);
    assertThat(seen.label(DayLabel.SLEEP_RECORDS, DATE)).isEqualTo(1);
  }

  @Test
  void aClassicNightHasNoStages() {
    Export.Seen seen =
        export()
            .json(
                "sleep-2024-05-01.json",
                log(
                    DATE,
                    "2024-05-01T01:00:00",
                    "classic",
                    10,
                    13,
                    stages(
                        Export.stage("2024-05-01T01:00:00", "asleep", 600),
                        Export.stage("2024-05-01T01:10:00", "restless", 120),
                        Export.stage("2024-05-01T01:12:00", "awake", 60)),
                    ""))
            .read(berlin());
    assertThat(seen.at(DATE, "asleep", 65)).isEqualTo(1);
    assertThat(seen.at(DATE, "asleep", 70)).isZero();
    assertThat(seen.at(DATE, "asleep", 72)).isZero();
    assertThat(seen.minutes("sleep_awake")).isZero();
    assertThat(seen.minutes("sleep_light")).isZero();
  }

  @Test
  void aNapAddsToTheDayAndARepeatedLogDoesNot() {
    String night =
        log(
            DATE,
            "2024-05-01T01:00:00",
            "stages",
            50,
            60,
            Export.stage("2024-05-01T01:00:00", "light", 3600),
            "");
    String nap =
        log(
            DATE,
            "2024-05-01T13:00:00",
            "classic",
            20,
            30,
            Export.stage("2024-05-01T13:00:00", "asleep", 1800),
            "");
    String edited = night.replace("01:00:00", "01:10:00");
    Export.Seen seen =
        export()
            .json("sleep-2024-04-15.json", night)
            .json("sleep-2024-05-01.json", night, nap, edited)
            .read(berlin());
    assertThat(seen.label(DayLabel.SLEEP_RECORDS, DATE)).isEqualTo(2);
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP, DATE)).isEqualTo(70);
    assertThat(seen.label(DayLabel.SLEEP_IN_BED, DATE)).isEqualTo(90);
    var rows = seen.receipt().file(Export.JSON + "sleep-2024-05-01.json").rows();
    assertThat(rows.dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(rows.dropped(SleepDays.OVERLAPS)).isEqualTo(1);
  }

  /// 00:30 to 05:30 on 31 March, when 02:00 becomes 03:00: four hours pass.
  @Test
  void aNightInWhichTheClockGoesForwardWhetherItsLogJumpsOrNot() {
    LocalDate march = LocalDate.of(2024, 3, 31);
    String jumps =
        stages(
            Export.stage("2024-03-31T00:30:00", "light", 5400),
            Export.stage("2024-03-31T03:00:00", "deep", 9000));
    String runsOn =
        stages(
            Export.stage("2024-03-31T00:30:00", "light", 5400),
            Export.stage("2024-03-31T02:00:00", "deep", 9000));
    for (String data : new String[] {jumps, runsOn}) {
      Export.Seen seen =
          new Export(tmp.resolve("march" + data.hashCode()))
              .json(
                  "sleep-2024-03-31.json",
                  log(march, "2024-03-31T00:30:00", "stages", 240, 240, data, ""))
              .read(berlin());
      assertThat(seen.at(march, "sleep_light", 119)).isEqualTo(1);
      assertThat(seen.at(march, "asleep", 120)).as("02:00 was never").isNaN();
      assertThat(seen.at(march, "sleep_deep", 180)).isEqualTo(1);
      assertThat(seen.at(march, "sleep_deep", 329)).isEqualTo(1);
      assertThat(seen.at(march, "asleep", 330)).isNaN();
      assertThat(seen.minutes("asleep")).isEqualTo(240);
    }
  }

  /// 01:30 to 03:30 on 27 October, when 03:00 becomes 02:00: three hours pass.
  @Test
  void aNightInWhichTheClockGoesBackWhetherItsLogJumpsOrNot() {
    LocalDate october = LocalDate.of(2024, 10, 27);
    String jumps =
        stages(
            Export.stage("2024-10-27T01:30:00", "light", 5400),
            Export.stage("2024-10-27T02:00:00", "deep", 5400));
    String runsOn =
        stages(
            Export.stage("2024-10-27T01:30:00", "light", 5400),
            Export.stage("2024-10-27T03:00:00", "deep", 5400));
    for (String data : new String[] {jumps, runsOn}) {
      Export.Seen seen =
          new Export(tmp.resolve("october" + data.hashCode()))
              .json(
                  "sleep-2024-10-27.json",
                  log(october, "2024-10-27T01:30:00", "stages", 180, 180, data, ""))
              .read(berlin());
      assertThat(seen.at(october, "sleep_light", 119)).isEqualTo(1);
      assertThat(seen.at(october, "sleep_deep", 120)).as("the second 02:00").isEqualTo(1);
      assertThat(seen.at(october, "sleep_deep", 209)).isEqualTo(1);
      assertThat(seen.at(october, "asleep", 210)).isNaN();
    }
  }

  @Test
  void withoutAZoneTheLogsClockIsTakenAsItIs() {
    Export.Seen seen =
        export()
            .json(
                "sleep-2024-05-01.json",
                log(
                    DATE,
                    "2024-04-30T23:50:00",
                    "stages",
                    20,
                    20,
                    Export.stage("2024-04-30T23:50:00", "rem", 1200),
                    Export.stage("2024-05-01T00:05:00", "wake", 60)))
            .read(silent());
    assertThat(seen.days().getFirst().utcOffsetMinutes()).isEmpty();
    assertThat(seen.at(DATE, "sleep_rem", 4)).isEqualTo(1);
    assertThat(seen.at(DATE, "sleep_awake", 5)).isEqualTo(1);
    assertThat(seen.at(DATE, "sleep_rem", 6)).isEqualTo(1);
  }

  @Test
  void tablesOfSleepHaveTheirOwnOffsetsAndNeedNoZone() {
    // India is five and a half hours ahead: 17:30 to 01:00 of the next day are 23:00 to 06:30
    Export.Seen seen =
        export()
            .csv(
                Export.SLEEP + "UserSleeps_2024-04-01.csv",
                SLEEPS,
                "11,STAGES,450,410,+05:30,2024-04-30 17:30:00+0000,+05:30,2024-05-01"
                    + " 01:00:00+0000,DERIVED,sleep_session_v1")
            .csv(
                Export.SLEEP + "UserSleepStages_2024-04-01.csv",
                STAGES,
                "11,1,LIGHT,+05:30,2024-04-30T17:30:00Z,+05:30,2024-04-30T20:30:00Z,DERIVED,sleep_session_v1",
                "11,2,AWAKE,+05:30,2024-04-30T20:30:00Z,+05:30,2024-05-01T01:00:00Z,DERIVED,sleep_session_v1")
            .read(silent());
    String source = "takeout:sleep_session_v1";
    assertThat(seen.at(DATE.minusDays(1), source, "sleep_light", 1380)).isEqualTo(1);
    assertThat(seen.at(DATE, source, "sleep_light", 119)).isEqualTo(1);
    assertThat(seen.at(DATE, source, "sleep_awake", 120)).isEqualTo(1);
    assertThat(seen.at(DATE, source, "asleep", 390)).isNaN();
    assertThat(seen.days().getLast().utcOffsetMinutes()).isEqualTo(OptionalInt.of(330));
    assertThat(seen.label(DayLabel.SLEEP_ASLEEP, DATE)).isEqualTo(410);
    assertThat(seen.label(DayLabel.SLEEP_IN_BED, DATE)).isEqualTo(450);
  }

  @Test
  void versionsOfTheAlgorithmAreSourcesAndWhatWasTypedInIsAnother() {
    Export.Seen seen =
        export()
            .csv(
                Export.SLEEP + "UserSleeps_2024-04-01.csv",
                SLEEPS,
                "11,STAGES,60,50,+00:00,2024-05-01T01:00:00Z,+00:00,2024-05-01T02:00:00Z,DERIVED,v1",
                "12,STAGES,50,45,+00:00,2024-05-01T01:10:00Z,+00:00,2024-05-01T02:00:00Z,DERIVED,v2",
                "13,CLASSIC,30,30,+00:00,2024-05-01T13:00:00Z,+00:00,2024-05-01T13:30:00Z,MANUAL,",
                "11,STAGES,60,50,+00:00,2024-05-01T01:00:00Z,+00:00,2024-05-01T02:00:00Z,DERIVED,v1")
            .csv(
                Export.SLEEP + "UserSleepStages_2024-04-01.csv",
                STAGES,
                "11,1,DEEP,+00:00,2024-05-01T01:00:00Z,+00:00,2024-05-01T02:00:00Z,DERIVED,v1",
                "12,2,LIGHT,+00:00,2024-05-01T01:10:00Z,+00:00,2024-05-01T02:00:00Z,DERIVED,v2",
                "13,3,ASLEEP,+00:00,2024-05-01T13:00:00Z,+00:00,2024-05-01T13:20:00Z,MANUAL,",
                "13,4,AWAKE,+00:00,2024-05-01T13:20:00Z,+00:00,2024-05-01T13:30:00Z,MANUAL,")
            .read(silent());
    assertThat(seen.at(DATE, "takeout:v1", "sleep_deep", 80)).isEqualTo(1);
    assertThat(seen.at(DATE, "takeout:v2", "sleep_light", 80)).isEqualTo(1);
    assertThat(seen.at(DATE, "takeout:typed in", "asleep", 790)).isEqualTo(1);
    assertThat(seen.at(DATE, "takeout:typed in", "asleep", 805)).isZero();
    assertThat(seen.at(DATE, "takeout:typed in", "sleep_awake", 805)).as("a classic night").isNaN();
    assertThat(seen.receipt().devices())
        .anyMatch(d -> d.sourceId().equals("takeout:typed in") && d.placement() == Placement.NONE);
    assertThat(seen.label(DayLabel.SLEEP_IN_BED, DATE)).as("that with the most").isEqualTo(60);
    var file = seen.receipt().file(Export.SLEEP + "UserSleeps_2024-04-01.csv");
    assertThat(file.rows().dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(file.values().dropped(Reasons.CONFLICT))
        .as("records, minutes, minutes")
        .isEqualTo(4);
    assertThat(file.values().dropped(Reasons.DUPLICATE)).as("one record each").isEqualTo(2);
  }

  @Test
  void theOlderLogOfANightThatTheTablesHaveIsNotCountedTwice() {
    Export.Seen seen =
        export()
            .csv(
                Export.SLEEP + "UserSleepStages_2024-04-01.csv",
                STAGES,
                "11,1,DEEP,+02:00,2024-04-30T23:00:00Z,+02:00,2024-05-01T02:00:00Z,DERIVED,v1")
            .json(
                "sleep-2024-05-01.json",
                log(
                    DATE,
                    "2024-05-01T01:05:00",
                    "stages",
                    170,
                    170,
                    Export.stage("2024-05-01T01:05:00", "light", 10_200),
                    ""),
                log(
                    DATE,
                    "2024-05-01T13:00:00",
                    "classic",
                    30,
                    30,
                    Export.stage("2024-05-01T13:00:00", "asleep", 1800),
                    ""))
            .read(berlin());
    assertThat(
            seen.receipt().file(Export.JSON + "sleep-2024-05-01.json").rows().dropped(Intake.TWIN))
        .isEqualTo(1);
    assertThat(seen.at(DATE, "takeout:v1", "sleep_deep", 61)).isEqualTo(1);
    assertThat(seen.at(DATE, "asleep", 780)).as("a nap of which they know nothing").isEqualTo(1);
    assertThat(seen.minutes("sleep_light")).isEqualTo(180); // 0 beside the deep of the tables
  }

  @Test
  void stagesWithoutANameATimeOrALengthAreCounted() {
    Export.Seen seen =
        export()
            .json(
                "sleep-2024-05-01.json",
                log(
                    DATE,
                    "2024-05-01T01:00:00",
                    "stages",
                    10,
                    10,
                    stages(
                        Export.stage("2024-05-01T01:00:00", "light", 600),
                        Export.stage("2024-05-01T01:10:00", "floating", 600),
                        Export.stage("yesterday", "deep", 600),
                        Export.stage("2024-05-01T01:20:00", "deep", 0),
                        Export.stage("2024-05-01T01:05:00", "deep", 300)),
                    Export.stage("2024-05-01T09:00:00", "wake", 30)),
                "{\"logId\": 2}")
            .read(berlin());
    var file = seen.receipt().file(Export.JSON + "sleep-2024-05-01.json");
    assertThat(file.values().dropped(SleepLogs.STAGE)).isEqualTo(4);
    assertThat(file.values().dropped("a stage of sleep that others of its night cover"))
        .isEqualTo(1);
    assertThat(file.rows().dropped()).isEqualTo(1);
    assertThat(seen.minutes("sleep_light")).isEqualTo(10);
  }

  @Test
  void aNightThatBeginsInTheHourThatTheClockSkippedIsRefused() {
    Export.Seen seen =
        export()
            .json(
                "sleep-2024-03-31.json",
                log(
                    LocalDate.of(2024, 3, 31),
                    "2024-03-31T02:30:00",
                    "stages",
                    10,
                    10,
                    Export.stage("2024-03-31T02:30:00", "light", 600),
                    ""))
            .json("steps-2024-05-01.json", Export.steps("05/01/24 08:00:00", 5))
            .read(berlin());
    assertThat(
            seen.receipt()
                .file(Export.JSON + "sleep-2024-03-31.json")
                .rows()
                .dropped(Reasons.NO_SUCH_TIME))
        .isEqualTo(1);
  }
}
