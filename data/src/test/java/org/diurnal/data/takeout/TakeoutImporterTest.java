package org.diurnal.data.takeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoutImporterTest {
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  private static final String STEPS = "timestamp,steps,data source";
  @TempDir Path tmp;

  private ImportOptions silent() {
    return ImportOptions.defaults().withWorkFolder(tmp.resolve("work"));
  }

  private ImportOptions in(String zone) {
    return silent().withZone(ZoneId.of(zone));
  }

  private Export export() {
    return new Export(tmp.resolve("export"));
  }

  private Export someSteps() {
    return export().json("steps-2024-05-01.json", Export.steps("04/30/24 22:02:00", 7));
  }

  @Test
  void worldTimesWithoutAZoneAreAQuestionWithTheirPlace() {
    assertThatThrownBy(() -> someSteps().read(silent()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("steps-2024-05-01.json:1")
        .hasMessageContaining("world time")
        .hasMessageContaining("no Profile.csv")
        .satisfies(e -> assertThat(((UsageException) e).cure()).contains("--timezone"));
  }

  @Test
  void theProfileSaysWhereThePersonLives() {
    Export.Seen seen =
        someSteps()
            .file(
                "Takeout/Fitbit/Your Profile/Profile.csv",
                "id,full_name,timezone\nX,\"Doe, J\",Europe/Berlin\n")
            .read(silent());
    assertThat(seen.at(DATE, "steps", 2)).isEqualTo(7);
    assertThat(seen.receipt().notes()).anyMatch(n -> n.contains("profile: Europe/Berlin"));
  }

  @Test
  void aProfileWithAZoneThatDoesNotExistIsNamed() {
    assertThatThrownBy(() ->
            someSteps()
                .file("Takeout/Fitbit/Your Profile/Profile.csv", "id,timezone\nX,Mars/North\n")
                .read(silent()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'Mars/North'");
  }

  @Test
  void whatTheUserSaysIsStrongerThanTheProfile() {
    Export.Seen seen =
        someSteps()
            .file("Takeout/Fitbit/Your Profile/Profile.csv", "id,timezone\nX,Europe/Berlin\n")
            .read(in("Asia/Kolkata"));
    assertThat(seen.at(DATE, "steps", 212)).isEqualTo(7);
  }

  @Test
  void anExportOfLocalTimesNeedsNoZone() {
    Export.Seen seen =
        export()
            .csv(
                "Takeout/Fitbit/Heart Rate Variability/Heart Rate Variability Details - 2024-05-01.csv",
                "timestamp,rmssd,coverage,low_frequency,high_frequency",
                "2024-05-01T03:00:00,41.2,0.98,1,2")
            .read(silent());
    assertThat(seen.at(DATE, "rmssd", 184)).isEqualTo(41.2f);
    assertThat(seen.at(DATE, "rmssd", 185)).isNaN();
    assertThat(seen.days().getFirst().utcOffsetMinutes()).isEmpty();
  }

  @Test
  void newerFilesWinDayByDayAndNameTheirDevices() {
    // Berlin: the older file's first minute is the last of April, which the newer one lacks
    Export.Seen seen =
        export()
            .json(
                "steps-2024-04-30.json",
                Export.steps("04/30/24 21:59:00", 5),
                Export.steps("04/30/24 22:00:00", 0),
                Export.steps("04/30/24 22:02:00", 7))
            .csv(
                Export.CSV + "Steps/steps_2024-04-01.csv",
                STEPS,
                "2024-04-30T22:02:00Z,7,Charge 6",
                "2024-04-30T22:02:00.000Z,9,MobileTrack",
                "2024-04-30T22:03:00Z,3,Fit Health Connect")
            .read(in("Europe/Berlin"));
    FileReceipt json = seen.receipt().file(Export.JSON + "steps-2024-04-30.json");
    assertThat(json.rows().kept()).isEqualTo(1);
    assertThat(json.rows().dropped(Intake.TWIN)).isEqualTo(2);
    assertThat(seen.at(DATE.minusDays(1), "steps", 1439)).isEqualTo(5);
    assertThat(seen.at(DATE, "takeout:Charge 6", "steps", 2)).isEqualTo(7);
    assertThat(seen.at(DATE, "takeout:MobileTrack", "steps", 2)).isEqualTo(9);
    assertThat(seen.receipt().devices())
        .extracting(d -> d.sourceId() + " " + d.placement())
        .containsExactly(
            "takeout " + Placement.WRIST,
            "takeout:Charge 6 " + Placement.WRIST,
            "takeout:Fit Health Connect " + Placement.UNKNOWN,
            "takeout:MobileTrack " + Placement.PHONE);
  }

  @Test
  void theSeriesOfANewerExport() {
    Export.Seen seen =
        export()
            .csv(
                Export.CSV + "heart_rate_2024-05-01.csv",
                "timestamp,beats per minute,data source",
                "2024-05-01T08:00:03Z,60.0,Charge 6",
                "2024-05-01T08:00:08Z,64.0,Charge 6")
            .csv(
                Export.CSV + "activity_level_2024-05-01.csv",
                "timestamp,level",
                "2024-05-01T08:00:00Z,SEDENTARY",
                "2024-05-01T08:01:00Z,VERY_ACTIVE",
                "2024-05-01T08:02:00Z,ASTRAL")
            .csv(
                Export.CSV + "active_energy_burned_2024-05-01.csv",
                "timestamp,Kilocalories,data source",
                "2024-05-01T08:01:00Z,4.5,Google Health App")
            .csv(
                Export.CSV + "heart_rate_variability_2024-05-01.csv",
                "timestamp,root mean square of successive differences milliseconds,standard"
                    + " deviation milliseconds,data source",
                "2024-05-01T01:00:00Z,41.5,52.25,Charge 6")
            .csv(
                Export.CSV + "oxygen_saturation_2024-05-01.csv",
                "timestamp,oxygen saturation percentage",
                "2024-05-01T01:00:12Z,96.5",
                "2024-05-01T01:01:12Z,50.0")
            .read(in("Europe/Berlin"));
    String watch = "takeout:Charge 6";
    assertThat(seen.at(DATE, watch, "heart_rate", 600)).isEqualTo(62);
    assertThat(seen.at(DATE, "intensity", 600)).isZero();
    assertThat(seen.at(DATE, "intensity", 601)).isEqualTo(3);
    assertThat(seen.at(DATE, "intensity", 602)).isNaN();
    assertThat(seen.at(DATE, "takeout:Google Health App", "active_energy", 601)).isEqualTo(4.5f);
    assertThat(seen.at(DATE, watch, "rmssd", 184)).isEqualTo(41.5f);
    assertThat(seen.at(DATE, watch, "sdnn", 180)).isEqualTo(52.25f);
    assertThat(seen.at(DATE, "spo2", 180)).isEqualTo(96.5f);
    assertThat(seen.at(DATE, "spo2", 181)).as("50 is no reading").isNaN();
    assertThat(
            seen.receipt()
                .file(Export.CSV + "oxygen_saturation_2024-05-01.csv")
                .values()
                .dropped(SeriesReader.NO_READING))
        .isEqualTo(1);
  }

  @Test
  void whenTheClockGoesBackTheHourThatItShowsTwiceHoldsBothPasses() {
    Export.Seen seen =
        export()
            .json(
                "steps-2024-10-27.json",
                Export.steps("10/27/24 00:30:00", 40),
                Export.steps("10/27/24 01:30:00", 2))
            .read(in("Europe/Berlin"));
    assertThat(seen.at(LocalDate.of(2024, 10, 27), "steps", 150)).isEqualTo(42);
  }

  @Test
  void whenTheClockGoesForwardNoMinuteFallsIntoTheHourThatIsSkipped() {
    Export.Seen seen =
        export()
            .json(
                "steps-2024-03-31.json",
                Export.steps("03/31/24 00:59:00", 40),
                Export.steps("03/31/24 01:00:00", 2))
            .read(in("Europe/Berlin"));
    LocalDate day = LocalDate.of(2024, 3, 31);
    assertThat(seen.at(day, "steps", 119)).isEqualTo(40);
    assertThat(seen.at(day, "steps", 180)).as("03:00 follows 01:59").isEqualTo(2);
    assertThat(seen.minutes("steps")).isEqualTo(2);
  }

  @Test
  void filesThatRepeatADayCountItOnce() {
    Export.Seen seen =
        export()
            .json(
                "steps-2024-04-01.json",
                Export.steps("05/01/24 08:00:00", 5),
                Export.steps("05/01/24 08:01:00", 6))
            .json(
                "steps-2024-05-01.json",
                Export.steps("05/01/24 08:01:00", 6),
                Export.steps("05/01/24 08:02:00", 7))
            .json("steps-2024-05-01 (1).json", Export.steps("05/01/24 08:02:00", 8))
            .read(in("UTC"));
    assertThat(seen.at(DATE, "steps", 481)).isEqualTo(6);
    assertThat(seen.at(DATE, "steps", 482)).isIn(7f, 8f);
    assertThat(seen.receipt().channel("steps").samples()).isEqualTo(3);
    long duplicates =
        seen.receipt().files().stream().mapToLong(f -> f.values().dropped(Reasons.DUPLICATE)).sum();
    long conflicts =
        seen.receipt().files().stream().mapToLong(f -> f.values().dropped(Reasons.CONFLICT)).sum();
    assertThat(duplicates).isEqualTo(1);
    assertThat(conflicts).isEqualTo(1);
  }

  @Test
  void theClockOfHeartRatesIsCheckedAgainstTheDayInTheFilesName() {
    // New York is four hours behind: the file of 1 May ends at 4 o'clock of the 2nd in world time
    Export.Seen good =
        export()
            .json(
                "heart_rate-2024-05-01.json",
                Export.heart("05/01/24 04:00:00", 60, 3),
                Export.heart("05/02/24 03:59:00", 60, 3))
            .read(in("America/New_York"));
    assertThat(good.receipt().notes())
        .anyMatch(n -> n.contains("0 of 2 values lie outside") && n.endsWith("1 would"));
    Export.Seen doubtful =
        new Export(tmp.resolve("local"))
            .json(
                "heart_rate-2024-05-01.json",
                Export.heart("05/01/24 00:00:00", 60, 3),
                Export.heart("05/01/24 23:59:00", 60, 3))
            .read(in("America/New_York"));
    assertThat(doubtful.receipt().notes())
        .anyMatch(n -> n.contains("1 of 2 values lie outside") && n.contains("DOUBTFUL"));
  }

  @Test
  void severalArchivesOfOneExportAreReadTogether() throws IOException {
    Export e =
        export()
            .json("steps-2024-05-01.json", Export.steps("05/01/24 08:00:00", 5))
            .json("heart_rate-2024-05-01.json", Export.heart("05/01/24 08:00:03", 60, 3));
    Path parts = Files.createDirectories(tmp.resolve("parts"));
    e.zip(parts.resolve("takeout-1-001.zip"), Export.JSON + "steps-2024-05-01.json");
    e.zip(parts.resolve("takeout-1-002.zip"), Export.JSON + "heart_rate-2024-05-01.json");
    Export.Seen together = Export.read(parts, in("UTC"));
    assertThat(together.days()).isEqualTo(e.read(in("UTC")).days());
    assertThat(together.receipt().files())
        .extracting(FileReceipt::name)
        .contains("takeout-1-001.zip/" + Export.JSON + "steps-2024-05-01.json");
    Path one =
        e.zip(
            tmp.resolve("takeout.zip"),
            Export.JSON + "steps-2024-05-01.json",
            Export.JSON + "heart_rate-2024-05-01.json");
    assertThat(new TakeoutImporter().recognises(one)).isTrue();
    assertThat(Export.read(one, in("UTC")).days()).isEqualTo(together.days());
  }

  @Test
  void whatIsNotNeededIsListedByKind() {
    Export.Seen seen =
        someSteps()
            .csv("Takeout/Fitbit/Temperature/Device Temperature - 2024-05-01.csv", "a,b", "1,2")
            .csv("Takeout/Fitbit/Temperature/Device Temperature - 2024-05-02.csv", "a,b", "1,2")
            .json("altitude-2024-05-01.json", "{}")
            .json("calories-2024-05-01.json", "{}")
            .csv(Export.CSV + "steps_readme.txt", "text")
            .read(in("UTC"));
    assertThat(seen.receipt().notes())
        .anyMatch(n ->
            n.startsWith("5 files that are not needed")
                && n.contains("Device Temperature - *.csv (2)")
                && n.contains("altitude-*.json (1)")
                && n.contains("calories-*.json (1)"));
  }

  @Test
  void filesOfWhatAnAccountHasNoneOfAreNotAnError() {
    Export.Seen seen =
        someSteps()
            .file("Takeout/Fitbit/Oxygen Saturation (SpO2)/Daily SpO2 - 2024.csv", "no data")
            .file("Takeout/Fitbit/Oxygen Saturation (SpO2)/Minute SpO2 - 2024.csv", "")
            .csv(Export.CSV + "weight.csv", "timestamp,weight grams,data source")
            .read(in("UTC"));
    assertThat(seen.receipt().file(Export.CSV + "weight.csv").rows().read()).isZero();
    assertThat(seen.receipt().channel("steps").samples()).isEqualTo(1);
  }

  @Test
  void aTableWithOtherColumnsIsRefused() {
    assertThatThrownBy(() ->
            export().csv(Export.CSV + "steps_2024-05-01.csv", "time,count", "x,1").read(in("UTC")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("steps_2024-05-01.csv:1: the header lacks timestamp, steps");
  }

  @Test
  void aFileThatIsCutShortIsRefusedWithItsLine() {
    assertThatThrownBy(() ->
            export()
                .file(
                    Export.JSON + "steps-2024-05-01.json",
                    "[" + Export.steps("05/01/24 08:00:00", 5) + ",\n{\"dateTime\": \"05/01")
                .read(in("UTC")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("steps-2024-05-01.json:2");
  }

  @Test
  void anExportOfSomethingElseIsNamed() {
    assertThatThrownBy(
            () -> export().file("apple_health_export/export.xml", "<HealthData/>").read(in("UTC")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("an Apple Health export");
  }
}
