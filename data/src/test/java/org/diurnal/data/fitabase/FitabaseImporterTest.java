package org.diurnal.data.fitabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diurnal.data.fitabase.ExportFolder.hour;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitabaseImporterTest {
  private static final int STEPS = 0;
  private static final int INTENSITY = 1;
  private static final int HEART_RATE = 2;
  @TempDir Path tmp;
  private ExportFolder export = new ExportFolder(Path.of("unset"));

  @BeforeEach
  void folder() {
    export = new ExportFolder(tmp.resolve("export"));
  }

  @Test
  void aMinutesHeartRateIsTheMeanOfItsSamplesAndMissingWithoutOne() {
    var r =
        export
            .heart(
                "1,4/12/2016 7:21:00 AM,90",
                "1,4/12/2016 7:21:05 AM,91",
                "1,4/12/2016 7:21:59 AM,95",
                "1,4/12/2016 7:23:00 AM,60")
            .read();
    DayWindow day = r.day(0);
    assertThat(day.values(HEART_RATE)[7 * 60 + 21]).isEqualTo(92f); // (90 + 91 + 95) / 3
    assertThat(day.values(HEART_RATE)[7 * 60 + 22]).isNaN();
    assertThat(day.values(HEART_RATE)[7 * 60 + 23]).isEqualTo(60f);
    assertThat(day.observed(HEART_RATE).count()).isEqualTo(2);
    assertThat(day.observed(STEPS).count()).isZero();
    assertThat(r.receipt().channel("heart_rate").samples()).isEqualTo(4);
    assertThat(r.receipt().channel("heart_rate").observedMinutes()).isEqualTo(2);
    assertThat(r.receipt().notes()).anyMatch(n -> n.contains("no file of steps"));
  }

  @Test
  void zeroStepsAreAValueAndAnHourWithoutARowIsMissing() {
    var r =
        export.steps(hour("1", "4/13/2016 0:00", 0), hour("1", "4/13/2016 2:00", 7, 3, 12)).read();
    DayWindow day = r.day(0);
    assertThat(day.values(STEPS)[0]).isZero();
    assertThat(day.values(STEPS)[60]).isNaN();
    assertThat(day.values(STEPS)[122]).isEqualTo(7f);
    assertThat(day.values(STEPS)[123]).isEqualTo(12f);
    assertThat(day.observed(STEPS).count()).isEqualTo(120);
    assertThat(day.utcOffsetMinutes()).isEmpty();
  }

  @Test
  void allSpellingsOfTimeMeanTheSame() {
    var r =
        export
            .steps(
                hour("1", "4/13/2016 12:00:00 AM", 1),
                hour("1", "4/13/2016 1:00", 2),
                hour("1", "4/13/2016 12:00:00 PM", 3),
                hour("1", "4/13/2016 13:00:00", 4),
                hour("1", "04/13/2016 11:00 PM", 5),
                hour("1", "4/14/2016", 6))
            .read();
    float[] steps = r.day(0).values(STEPS);
    assertThat(new float[] {steps[0], steps[60], steps[720], steps[780], steps[1380]})
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(r.day(1).localDate()).isEqualTo(LocalDate.of(2016, 4, 14));
    assertThat(r.day(1).values(STEPS)[59]).isEqualTo(6f);
    assertThat(r.receipt().dropped()).isZero();
  }

  @Test
  void daysComeInOrderOfPersonAndDateWhateverTheOrderOfRows() {
    var r =
        export
            .steps(
                hour("9", "4/14/2016 0:00", 1),
                hour("10", "4/13/2016 0:00", 1),
                hour("9", "4/13/2016 0:00", 1))
            .heart("9,4/14/2016 11:59:59 PM,70", "10,4/12/2016 12:00:00 AM,71")
            .read();
    assertThat(r.days())
        .extracting(DayWindow::toString)
        .containsExactly(
            "person 10, 2016-04-12",
            "person 10, 2016-04-13",
            "person 9, 2016-04-13",
            "person 9, 2016-04-14");
    assertThat(r.day(3).values(HEART_RATE)[1439]).isEqualTo(70f);
    assertThat(r.day(3).values(STEPS)[0]).isEqualTo(1f);
  }

  @Test
  void gzipFilesAndByteOrderMarksAndQuotesAreRead() {
    String text = "\uFEFF\"Id\",\"Time\",\"Value\"\r\n\"1\",\"4/12/2016 7:21:00 AM\",\"90\"\r\n";
    var r =
        export
            .bytes(
                ExportFolder.HEART + ".gz",
                ExportFolder.gzip(text.getBytes(StandardCharsets.UTF_8)))
            .read();
    assertThat(r.day(0).values(HEART_RATE)[441]).isEqualTo(90f);
    assertThat(r.receipt().file(ExportFolder.HEART + ".gz").rows().kept()).isEqualTo(1);
  }

  @Test
  void narrowFilesFillWhatTheWideOnesLack() {
    var r =
        export
            .steps(hour("1", "4/13/2016 1:00", 5))
            .file(
                ExportFolder.NARROW,
                "Id,ActivityMinute,Steps",
                "1,4/13/2016 12:59:00 AM,4",
                "1,4/13/2016 1:00:00 AM,5",
                "1,4/13/2016 1:01:00 AM,6")
            .read();
    assertThat(r.day(0).values(STEPS)[59]).isEqualTo(4f);
    assertThat(r.day(0).values(STEPS)[61]).isEqualTo(5f);
    var narrow = r.receipt().file(ExportFolder.NARROW).rows();
    assertThat(narrow.kept()).isEqualTo(1);
    assertThat(narrow.dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(narrow.dropped(Reasons.CONFLICT)).isEqualTo(1);
    assertThat(r.receipt().channel("steps").samples()).isEqualTo(61);
  }

  @Test
  void dailyFilesBecomeLabels() {
    var r =
        export
            .steps(hour("1", "4/12/2016 0:00", 5))
            .file(
                ExportFolder.DAILY,
                "Id,ActivityDate,TotalSteps,Calories",
                "1,4/12/2016,13162,1985",
                "2,4/12/2016,,2000")
            .file(
                "sleepDay_merged.csv",
                "Id,SleepDay,TotalSleepRecords,TotalMinutesAsleep,TotalTimeInBed",
                "1,4/12/2016 12:00:00 AM,1,327,346",
                "1,4/12/2016 12:00:00 AM,1,327,346",
                "1,4/12/2016 12:00:00 AM,1,400,346")
            .read();
    Optional<LocalDate> day = Optional.of(LocalDate.of(2016, 4, 12));
    assertThat(r.labels())
        .containsExactlyInAnyOrder(
            new Label("1", "daily_steps", day, 13162),
            new Label("1", "daily_calories_kcal", day, 1985),
            new Label("2", "daily_calories_kcal", day, 2000),
            new Label("1", "sleep_records", day, 1),
            new Label("1", "sleep_minutes_asleep", day, 327),
            new Label("1", "sleep_minutes_in_bed", day, 346));
    assertThat(r.receipt().file(ExportFolder.DAILY).values().dropped(Reasons.EMPTY)).isEqualTo(1);
    var sleep = r.receipt().file("sleepDay_merged.csv").rows();
    assertThat(sleep.dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(sleep.dropped(Reasons.CONFLICT)).isEqualTo(1);
    assertThat(sleep.rejections().get(1).firstLines()).containsExactly(4L);
  }

  @Test
  void hourlyTotalsAreComparedAndNotStored() {
    var r =
        export
            .steps(
                hour("1", "4/13/2016 0:00", 2),
                hour("1", "4/13/2016 1:00", 3),
                hour("1", "4/13/2016 2:00", 3, 7, ""))
            .file(
                "hourlySteps_merged.csv",
                "Id,ActivityHour,StepTotal",
                "1,4/13/2016 12:00:00 AM,120",
                "1,4/13/2016 1:00:00 AM,181",
                "1,4/13/2016 2:00:00 AM,177",
                "1,4/13/2016 3:00:00 AM,0")
            .file("hourlyCalories_merged.csv", "Id,ActivityHour,Calories", "1,4/13/2016 0:00,80")
            .read();
    var check = r.receipt().checks().get(0);
    assertThat(check.compared()).isEqualTo(2);
    assertThat(check.equal()).isEqualTo(1);
    assertThat(check.withoutMinutes()).isEqualTo(2);
    assertThat(check.firstDifferentLines()).containsExactly(3L);
    assertThat(r.receipt().file("hourlyCalories_merged.csv").role()).isEqualTo("not needed");
    assertThat(r.receipt().file("hourlyCalories_merged.csv").rows().read()).isZero();
  }

  @Test
  void aSimulatedExportIsMarkedAsSuch() {
    export.steps(hour("1", "4/13/2016 0:00", 2));
    assertThat(export.read().receipt().simulated()).isFalse();
    export.file(FitabaseImporter.SIMULATED_MARK, "made by a simulator");
    assertThat(export.read().receipt().simulated()).isTrue();
  }

  @Test
  void theReceiptRoundTripsThroughJsonAndReadsAsText() {
    var receipt =
        export.steps(hour("1", "4/13/2016 0:00", 2), "1,4/13/2016 1:00,5").read().receipt();
    String json = Json.text(receipt);
    assertThat(Json.mapper().readValue(json, ImportReceipt.class)).isEqualTo(receipt);
    assertThat(receipt.toText())
        .contains("fitabase export export: 1 people, 1 days, 2016-04-13 to 2016-04-13")
        .contains("1 rows: " + Reasons.FIELDS + " (line 3)");
    assertThat(receipt.file(ExportFolder.STEPS).sha256()).hasSize(64);
  }

  @Test
  void theSameContentHasTheSameIdAndOtherContentOrZoneAnother() {
    export.steps(hour("1", "4/13/2016 0:00", 2));
    String id = export.read().receipt().id();
    assertThat(export.read().receipt().id()).isEqualTo(id);
    assertThat(export.read("Europe/Berlin").receipt().id()).isNotEqualTo(id);
    export.steps(hour("1", "4/13/2016 0:00", 3));
    assertThat(export.read().receipt().id()).isNotEqualTo(id);
  }

  @Test
  void temporaryFilesAreGoneAfterwards() throws Exception {
    export.steps(hour("1", "4/13/2016 0:00", 2)).read();
    try (var files = Files.list(tmp.resolve("export-work"))) {
      assertThat(files.toList()).isEqualTo(List.of());
    }
  }

  @Test
  void intensityIsReadIntoItsOwnChannel() {
    var r =
        export
            .steps(hour("1", "4/13/2016 0:00", 20))
            .intensities(hour("1", "4/13/2016 12:00:00 AM", 1, 59, 3))
            .read();
    assertThat(r.day(0).values(INTENSITY)[0]).isEqualTo(1f);
    assertThat(r.day(0).values(INTENSITY)[59]).isEqualTo(3f);
    assertThat(r.day(0).values(STEPS)[59]).isEqualTo(20f);
  }
}
