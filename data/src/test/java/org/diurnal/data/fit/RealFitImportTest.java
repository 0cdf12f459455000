package org.diurnal.data.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.Test;

/// The 14 real files imported, against what a second program made of them.
class RealFitImportTest {
  private static ImportedFit read(String file) {
    return ImportedFit.of(RealData.fitSamples().resolve(file));
  }

  /// The watch itself says at the day's end: 3,142 steps walked and 31 run.
  @Test
  void theDayOfTheWatchHasTheStepsThatItCountedHourByHour() {
    var r = read("MonitoringFile.fit");
    assertThat(r.days()).hasSize(1);
    DayWindow day = r.day("2014-12-27");
    assertThat(day.utcOffsetMinutes()).hasValue(-360);
    assertThat(r.sum("2014-12-27", "steps")).isCloseTo(3142 + 31, within(0.01));
    Map<Integer, Double> expected = Reference.of("MonitoringFile.fit").stepsByHour();
    for (int hour = 0; hour < 24; hour++) {
      double sum = 0;
      for (int m = 60 * hour; m < 60 * hour + 60; m++) {
        sum += day.values(FitChannels.STEPS)[m];
      }
      assertThat(sum).as("hour %d", hour).isCloseTo(expected.getOrDefault(hour, 0.0), within(0.01));
    }
  }

  @Test
  void beatsOfTheSwimLieWhereTheSecondProgramPutsThem() {
    var r = read("event_timestamp.fit");
    Reference expected = Reference.of("event_timestamp.fit");
    long read = r.receipt().channel("heart_rate").samples() + r.dropped(Reasons.DUPLICATE);
    assertThat(read).isEqualTo(expected.beats().get(0));
    DayWindow day = r.day("2017-06-13");
    int[] minutes =
        IntStream.range(0, DayWindow.MINUTES)
            .filter(m -> day.observed(FitChannels.HEART_RATE).get(m))
            .toArray();
    assertThat(minutes[0]).isEqualTo(localMinute(expected.beats().get(1), -240));
    assertThat(minutes[minutes.length - 1]).isEqualTo(localMinute(expected.beats().get(2), -240));
  }

  private static int localMinute(long milliseconds, int offset) {
    return (int) Math.floorMod(milliseconds / 60_000 + offset, 1440L);
  }

  @Test
  void theVariabilityOfTheWalkIsWhatTheSecondProgramComputes() {
    var r = read("garmin-fenix-5-walk.fit");
    var only = Reference.of("garmin-fenix-5-walk.fit").variability().entrySet().iterator().next();
    int minute = localMinute(only.getKey() * 60_000, -420);
    assertThat(r.observed("2017-06-11", "rmssd")).isEqualTo(1);
    assertThat(r.at("2017-06-11", "rmssd", minute)).isCloseTo(only.getValue().get(0), within(1e-3));
    assertThat(r.at("2017-06-11", "sdnn", minute)).isCloseTo(only.getValue().get(1), within(1e-3));
  }

  @Test
  void theScaleHasTwoUsers() {
    var r =
        ImportedFit.of(
            RealData.fitSamples().resolve("WeightScaleMultiUser.fit"),
            ImportOptions.defaults().withZone(ZoneId.of("UTC")));
    Optional<LocalDate> day = Optional.of(LocalDate.parse("2009-09-09"));
    assertThat(r.labels())
        .containsExactly(
            new Label("me:0", "body_fat_pct", day, 22.3),
            new Label("me:0", "weight_kg", day, 75.8),
            new Label("me:1", "body_fat_pct", day, 25.1),
            new Label("me:1", "weight_kg", day, 58.2));
  }

  /// The device's clock was never set; the file says what the local time was at the end of the run.
  @Test
  void theRunOfADeviceWithoutADateIsOnTheLocalDayThatItSays() {
    var r = read("compressed-speed-distance.fit");
    assertThat(r.days()).hasSize(1);
    assertThat(r.day("2012-02-13").utcOffsetMinutes()).isEmpty();
    assertThat(r.receipt().channel("heart_rate").samples()).isEqualTo(754);
  }

  @Test
  void allFilesTogetherKeepEveryHeartRateOfTheSecondProgramOrSayWhyNot() {
    var r =
        ImportedFit.of(
            RealData.fitSamples(), ImportOptions.defaults().withZone(ZoneId.of("Europe/Rome")));
    long read = 0;
    for (var e : Reference.all().entrySet()) {
      boolean timed = e.getValue().firstTimestamp() > 0; // DeveloperData.fit has no time at all
      long beats =
          timed ? e.getValue().heartRates().values().stream().mapToLong(s -> s.count()).sum() : 0;
      FileReceipt f = r.receipt().file(e.getKey());
      long others =
          e.getKey().equals("MonitoringFile.fit")
              ? 1440 // minutes of steps
              : f.name().startsWith("WeightScale") ? 4 : f.name().contains("walk") ? 3 : 0;
      assertThat(f.values().read()).as(f.name()).isEqualTo(beats + others);
      long messages = e.getValue().messages().values().stream().mapToLong(n -> n).sum();
      assertThat(f.rows().read()).as(f.name()).isBetween(messages, messages + 3);
      read += beats;
    }
    long kept = r.receipt().channel("heart_rate").samples();
    // The Edge 500 wrote two records in 15 of its seconds, and in 3 of the other ride; the last
    // message of the swim is padded with six beats.
    assertThat(r.dropped(Reasons.DUPLICATE)).isEqualTo(13 + 3 + 6);
    assertThat(r.dropped(Reasons.CONFLICT)).isEqualTo(2);
    assertThat(kept + 24).isEqualTo(read);
    assertThat(r.receipt().devices()).hasSize(7); // those that gave a minute
    assertThat(r.receipt().notes())
        .anyMatch(n -> n.startsWith("activity-settings-corruptheader.fit, byte 771"))
        .anyMatch(n -> n.startsWith("activity-unexpected-eof.fit, byte 768"))
        .anyMatch(n -> n.startsWith("strava-android-app-201.10-b1218918.fit, byte 7471"));
  }

  @Test
  void theReceiptOfTheFolderNamesEachFileOnce() {
    var r =
        ImportedFit.of(
            RealData.fitSamples(), ImportOptions.defaults().withZone(ZoneId.of("Europe/Rome")));
    assertThat(r.receipt().files().stream().map(FileReceipt::name).toList())
        .isEqualTo(List.copyOf(Reference.all().keySet()));
  }
}
