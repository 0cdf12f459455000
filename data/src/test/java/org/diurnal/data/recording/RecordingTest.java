package org.diurnal.data.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diurnal.data.recording.Tape.DEEP;
import static org.diurnal.data.recording.Tape.HEART_RATE;
import static org.diurnal.data.recording.Tape.STEPS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How samples become minutes, worked by hand.
class RecordingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  @TempDir Path tmp;

  @Test
  void aSumIsSpreadEvenlyOverItsTime() {
    try (Tape t = new Tape(tmp)) {
      t.sample(t.wrist("a"), STEPS, "2024-05-01T10:00:30Z", "2024-05-01T10:02:30Z", 120);
      t.play();
      DayWindow d = t.day("Watch", "2024-05-01");
      assertThat(d.values(STEPS)[600]).isEqualTo(30);
      assertThat(d.values(STEPS)[601]).isEqualTo(60);
      assertThat(d.values(STEPS)[602]).isEqualTo(30);
      assertThat(d.observed(STEPS).count()).isEqualTo(3);
    }
  }

  @Test
  void readingsOfAMinuteAreAveragedAndAMinuteWithoutOneIsMissing() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, HEART_RATE, "2024-05-01T10:00:05Z", "2024-05-01T10:00:05Z", 60);
      t.sample(w, HEART_RATE, "2024-05-01T10:00:50Z", "2024-05-01T10:00:50Z", 70);
      t.sample(w, HEART_RATE, "2024-05-01T10:02:00Z", "2024-05-01T10:02:00Z", 80);
      t.play();
      DayWindow d = t.day("Watch", "2024-05-01");
      assertThat(d.values(HEART_RATE)[600]).isEqualTo(65);
      assertThat(d.observed(HEART_RATE).get(601)).isFalse();
      assertThat(d.values(HEART_RATE)[602]).isEqualTo(80);
    }
  }

  @Test
  void aLevelOverAStretchWeighsBySeconds() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, HEART_RATE, "2024-05-01T10:00:00Z", "2024-05-01T10:00:45Z", 60);
      t.sample(w, HEART_RATE, "2024-05-01T10:00:45Z", "2024-05-01T10:01:00Z", 80);
      t.play();
      assertThat(t.day("Watch", "2024-05-01").values(HEART_RATE)[600]).isEqualTo(65);
    }
  }

  @Test
  void aStateHoldsUntilItsEndAndTheOneThatBeginsLastHasTheMinute() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, DEEP, "2024-05-01T01:00:00Z", "2024-05-01T01:02:30Z", 1);
      t.sample(w, DEEP, "2024-05-01T01:02:30Z", "2024-05-01T01:04:00Z", 0);
      t.play();
      float[] deep = t.day("Watch", "2024-05-01").values(DEEP);
      assertThat(deep[60]).isEqualTo(1);
      assertThat(deep[61]).isEqualTo(1);
      assertThat(deep[62]).isZero();
      assertThat(deep[63]).isZero();
      assertThat(deep[64]).isNaN();
    }
  }

  @Test
  void aRecordAcrossMidnightIsDividedBetweenItsDays() {
    try (Tape t = new Tape(tmp)) {
      t.sample(t.wrist("a"), STEPS, "2024-05-01T23:58:00+02:00", "2024-05-02T00:01:00+02:00", 90);
      FileReceipt r = t.receipt();
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[1438]).isEqualTo(30);
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[1439]).isEqualTo(30);
      assertThat(t.day("Watch", "2024-05-02").values(STEPS)[0]).isEqualTo(30);
      assertThat(t.day("Watch", "2024-05-02").utcOffsetMinutes()).hasValue(120);
      assertThat(r.values().kept()).as("one sample, of two days").isEqualTo(1);
    }
  }

  @Test
  void theHourThatTheClockSkipsIsMissingAndARecordGoesOnBehindIt() {
    try (Tape t = new Tape(tmp)) {
      // 2024-03-31 in Berlin: 02:00 to 03:00 never were. Two minutes of world time around it.
      OffsetDateTime from = OffsetDateTime.parse("2024-03-31T00:59:00Z");
      t.at(t.wrist("a"), STEPS, from, from.plusMinutes(2), BERLIN, 100);
      t.play();
      DayWindow d = t.day("Watch", "2024-03-31");
      assertThat(d.values(STEPS)[119]).isEqualTo(50);
      assertThat(d.observed(STEPS).count(120, 180)).isZero();
      assertThat(d.values(STEPS)[180]).isEqualTo(50);
      assertThat(d.utcOffsetMinutes()).hasValue(60);
    }
  }

  @Test
  void theHourThatTheClockShowsTwiceHoldsBothPasses() {
    try (Tape t = new Tape(tmp)) {
      // 2024-10-27 in Berlin: 02:30 is at 00:30Z and again at 01:30Z.
      Track w = t.wrist("a");
      for (String at : List.of("2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z")) {
        OffsetDateTime from = OffsetDateTime.parse(at);
        t.at(w, STEPS, from, from.plusMinutes(1), BERLIN, at.startsWith("2024-10-27T00") ? 40 : 2);
        t.at(w, HEART_RATE, from, from, BERLIN, at.startsWith("2024-10-27T00") ? 100 : 60);
        t.at(w, DEEP, from, from.plusMinutes(1), BERLIN, at.startsWith("2024-10-27T00") ? 0 : 1);
      }
      ImportReceipt r = t.play();
      DayWindow d = t.day("Watch", "2024-10-27");
      assertThat(d.values(STEPS)[150]).isEqualTo(42);
      assertThat(d.values(HEART_RATE)[150]).isEqualTo(80);
      assertThat(d.values(DEEP)[150]).as("the second pass is the later one").isEqualTo(1);
      assertThat(r.dropped()).isZero();
      assertThat(r.notes()).anyMatch(n -> n.contains("clock changed"));
    }
  }

  @Test
  void aTravellerKeepsEverySampleOnTheClockOfThePlace() {
    try (Tape t = new Tape(tmp)) {
      // From Berlin to New York: at 12:30 the clock goes back to 06:30, the same local hours again.
      Track w = t.wrist("a");
      t.sample(w, STEPS, "2024-05-01T08:00:00+02:00", "2024-05-01T08:01:00+02:00", 10);
      t.sample(w, STEPS, "2024-05-01T08:00:00-04:00", "2024-05-01T08:01:00-04:00", 20);
      t.sample(w, STEPS, "2024-05-01T23:00:00-04:00", "2024-05-01T23:01:00-04:00", 30);
      ImportReceipt r = t.play();
      DayWindow d = t.day("Watch", "2024-05-01");
      assertThat(d.values(STEPS)[480]).isEqualTo(30);
      assertThat(d.values(STEPS)[1380]).isEqualTo(30);
      assertThat(d.utcOffsetMinutes()).as("where the day began").hasValue(120);
      assertThat(r.zones()).containsExactly("+02:00", "-04:00");
      assertThat(r.dropped()).isZero();
    }
  }

  @Test
  void eastwardTravelDoesNotMistakeALaterRecordForAPartOfAnEarlierOne() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, STEPS, "2024-05-01T10:00:00-04:00", "2024-05-01T10:30:00-04:00", 300);
      // Local 10:10 again, six hours later in the world.
      t.sample(w, STEPS, "2024-05-01T10:10:00-10:00", "2024-05-01T10:11:00-10:00", 5);
      ImportReceipt r = t.play();
      assertThat(r.dropped()).isZero();
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[610]).isEqualTo(15);
    }
  }

  @Test
  void theSameAgainIsKeptOnceAndAnotherValueIsAConflict() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:01:00Z", 50);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:01:00Z", 50);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:01:00Z", 51);
      FileReceipt r = t.receipt();
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[600]).isEqualTo(50);
      assertThat(r.values().read()).isEqualTo(3);
      assertThat(r.values().dropped(Reasons.DUPLICATE)).isEqualTo(1);
      assertThat(r.values().dropped(Reasons.CONFLICT)).isEqualTo(1);
      assertThat(r.values().rejections().get(0).firstLines()).containsExactly(3L);
      assertThat(r.values().rejections().get(1).firstLines()).containsExactly(4L);
    }
  }

  @Test
  void aSumInsideALongerOneOfTheDeviceWasCountedAlready() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, STEPS, "2024-05-01T10:30:00Z", "2024-05-01T10:31:00Z", 20);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T11:00:00Z", 60);
      t.sample(w, STEPS, "2024-05-01T10:59:30Z", "2024-05-01T11:00:30Z", 8);
      FileReceipt r = t.receipt();
      assertThat(r.values().dropped(Reasons.INSIDE)).isEqualTo(1);
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[630]).isEqualTo(1);
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[660])
          .as("only overlapping")
          .isEqualTo(4);
    }
  }

  @Test
  void devicesThatOverlapAreEachASource() {
    try (Tape t = new Tape(tmp)) {
      t.sample(t.phone("a"), STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:01:00Z", 48);
      t.sample(t.wrist("a"), STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:01:00Z", 50);
      ImportReceipt r = t.play();
      assertThat(t.days)
          .extracting(DayWindow::sourceId)
          .containsExactly("tape:Phone", "tape:Watch");
      assertThat(r.days()).as("person-days").isEqualTo(1);
      assertThat(r.channel("steps").days()).isEqualTo(1);
      assertThat(r.devices())
          .containsExactly(
              new Device("tape:Phone", "Phone", Placement.PHONE),
              new Device("tape:Watch", "Watch", Placement.WRIST));
    }
  }

  @Test
  void whatCannotBeIsDroppedWithItsReasonAndPlace() {
    try (Tape t = new Tape(tmp)) {
      Track w = t.wrist("a");
      t.sample(w, HEART_RATE, "2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z", 10);
      t.sample(w, HEART_RATE, "2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z", 400);
      t.sample(w, HEART_RATE, "2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z", Double.NaN);
      t.sample(w, HEART_RATE, "1970-01-01T10:00:00Z", "1970-01-01T10:00:00Z", 60);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T09:00:00Z", 60);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-03T09:00:00Z", 60);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:10:00Z", 3001);
      t.sample(w, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:10:00Z", 3000);
      FileReceipt r = t.receipt();
      assertThat(r.values().kept()).isEqualTo(1);
      for (String reason :
          List.of(
              Reasons.BELOW, Reasons.NUMBER, Reasons.YEAR, Reasons.BACKWARDS, Reasons.TOO_LONG)) {
        assertThat(r.values().dropped(reason)).as(reason).isEqualTo(1);
      }
      assertThat(r.values().dropped(Reasons.ABOVE)).isEqualTo(2);
    }
  }

  @Test
  void aClockWithoutOffsetGivesDaysWithoutOne() {
    try (Tape t = new Tape(tmp)) {
      t.file.keepRow();
      t.file.sampleOnLocalClock(
          2, t.wrist("a"), STEPS, LocalDateTime.parse("2024-05-01T23:59:00"), 120, 40);
      t.play();
      assertThat(t.day("Watch", "2024-05-01").utcOffsetMinutes()).isEmpty();
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[1439]).isEqualTo(20);
      assertThat(t.day("Watch", "2024-05-02").values(STEPS)[0]).isEqualTo(20);
    }
  }

  @Test
  void theUsersZoneTellsSkippedAndRepeatedTimesOfSuchAClock() {
    ImportOptions options = ImportOptions.defaults().withZone(BERLIN);
    try (Tape t = new Tape(tmp, options, 100)) {
      Track w = t.wrist("a");
      String[] times = {
        "2024-03-31T02:30:00", // never was
        "2024-10-27T02:30:00",
        "2024-10-27T02:30:00", // was twice
        "2024-10-27T02:30:00" // and not three times
      };
      for (int i = 0; i < times.length; i++) {
        t.file.keepRow();
        t.file.sampleOnLocalClock(2 + i, w, STEPS, LocalDateTime.parse(times[i]), 60, 7);
      }
      FileReceipt r = t.receipt();
      assertThat(r.values().dropped(Reasons.NO_SUCH_TIME)).isEqualTo(1);
      assertThat(r.values().dropped(Reasons.DUPLICATE)).isEqualTo(1);
      assertThat(t.day("Watch", "2024-10-27").values(STEPS)[150]).isEqualTo(14);
    }
  }

  @Test
  void aClockWhoseZoneTheSourceNamesIsReadLikeThatOfTheUser() {
    try (Tape t = new Tape(tmp)) { // the user said nothing
      Track w = t.wrist("a");
      Optional<ZoneId> berlin = Optional.of(ZoneId.of("Europe/Berlin"));
      Optional<ZoneId> tokyo = Optional.of(ZoneId.of("Asia/Tokyo"));
      LocalDateTime never = LocalDateTime.parse("2024-03-31T02:30:00");
      LocalDateTime twice = LocalDateTime.parse("2024-10-27T02:30:00");
      Duration minute = Duration.ofMinutes(1);
      for (int i = 0; i < 4; i++) {
        t.file.keepRow();
      }
      t.file.sampleOnLocalClock(2, w, STEPS, never, minute, berlin, 7);
      t.file.sampleOnLocalClock(3, w, STEPS, never, minute, tokyo, 7);
      t.file.sampleOnLocalClock(4, w, STEPS, twice, minute, berlin, 7);
      t.file.sampleOnLocalClock(5, w, STEPS, twice, minute, berlin, 7);
      // 2.5 s that begin 1.5 s before a minute ends: 1.5 s are of the one, 1 s of the other
      LocalDateTime split = LocalDateTime.parse("2024-05-01T10:00:58.500");
      t.file.keepRow();
      t.file.sampleOnLocalClock(6, w, STEPS, split, Duration.ofMillis(2500), Optional.empty(), 5);
      FileReceipt r = t.receipt();
      assertThat(r.values().dropped(Reasons.NO_SUCH_TIME)).isEqualTo(1);
      assertThat(r.values().kept()).isEqualTo(4);
      assertThat(t.day("Watch", "2024-10-27").values(STEPS)[150]).isEqualTo(14);
      assertThat(t.day("Watch", "2024-10-27").utcOffsetMinutes()).hasValue(120);
      assertThat(t.day("Watch", "2024-03-31").utcOffsetMinutes()).hasValue(540);
      assertThat(t.day("Watch", "2024-05-01").utcOffsetMinutes()).isEmpty();
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[600]).isEqualTo(3);
      assertThat(t.day("Watch", "2024-05-01").values(STEPS)[601]).isEqualTo(2);
    }
  }

  @Test
  void aLabelIsKeptOnce() {
    try (Tape t = new Tape(tmp)) {
      Optional<LocalDate> day = Optional.of(LocalDate.parse("2024-05-01"));
      t.file.label(2, new Label("a", "daily_steps", day, 9000));
      t.file.label(3, new Label("a", "daily_steps", day, 9000));
      t.file.label(4, new Label("a", "daily_steps", day, 9001));
      t.file.label(5, new Label("a", "daily_steps", Optional.empty(), 9001));
      FileReceipt r = t.receipt();
      assertThat(t.labels).hasSize(2);
      assertThat(r.values().kept()).isEqualTo(2);
      assertThat(r.values().dropped(Reasons.DUPLICATE)).isEqualTo(1);
      assertThat(r.values().dropped(Reasons.CONFLICT)).isEqualTo(1);
    }
  }

  @Test
  void aFileOfWhichMostRowsMakeNoSenseIsRefused() {
    try (Tape t = new Tape(tmp)) {
      for (int i = 0; i < 6; i++) {
        t.file.unreadableRow(Reasons.TIME, 2 + i);
        t.file.keepRow();
      }
      t.file.unreadableRow(Reasons.TIME, 20);
      assertThatThrownBy(t::play)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("tape.txt:2")
          .hasMessageContaining("7 of 13");
    }
  }

  @Test
  void aStretchWrittenWithTwoOffsetsIsDividedWhereTheClockChanged() {
    try (Tape t = new Tape(tmp)) {
      // One hour and a half asleep in Berlin: 01:30 to 02:00, then 03:00 to 04:00.
      t.file.keepRow();
      t.file.sample(
          2,
          t.wrist("a"),
          DEEP,
          OffsetDateTime.parse("2024-03-31T01:30:00+01:00"),
          OffsetDateTime.parse("2024-03-31T04:00:00+02:00"),
          1);
      // And back: 02:30 to 02:30, an hour; 60 steps a minute.
      t.file.keepRow();
      t.file.sample(
          3,
          t.wrist("a"),
          STEPS,
          OffsetDateTime.parse("2024-10-27T02:30:00+02:00"),
          OffsetDateTime.parse("2024-10-27T02:30:00+01:00"),
          3600);
      ImportReceipt r = t.play();
      DayWindow spring = t.day("Watch", "2024-03-31");
      assertThat(spring.observed(DEEP).count(90, 120)).isEqualTo(30);
      assertThat(spring.observed(DEEP).count(120, 180)).isZero();
      assertThat(spring.observed(DEEP).count(180, 240)).isEqualTo(60);
      assertThat(spring.observed(DEEP).count()).isEqualTo(90);
      DayWindow autumn = t.day("Watch", "2024-10-27");
      assertThat(autumn.observed(STEPS).count()).isEqualTo(60);
      assertThat(autumn.values(STEPS)[120]).as("the second time it was 02:00").isEqualTo(60);
      assertThat(autumn.values(STEPS)[179]).as("the first time it was 02:59").isEqualTo(60);
      assertThat(r.zones()).containsExactly("+01:00", "+02:00");
      assertThat(r.notes()).noneMatch(n -> n.contains("flight"));
    }
  }

  @Test
  void aStretchAcrossOffsetsThatNoZoneExplainsStandsUnderTheFirst() {
    try (Tape t = new Tape(tmp)) {
      t.file.keepRow();
      t.file.sample(
          2,
          t.wrist("a"),
          STEPS,
          OffsetDateTime.parse("2024-05-01T10:00:00+02:00"),
          OffsetDateTime.parse("2024-05-01T05:00:00-04:00"),
          600);
      ImportReceipt r = t.play();
      assertThat(t.day("Watch", "2024-05-01").observed(STEPS).count(600, 660)).isEqualTo(60);
      assertThat(t.day("Watch", "2024-05-01").observed(STEPS).count()).isEqualTo(60);
      assertThat(r.notes()).anyMatch(n -> n.contains("1 values") && n.contains("flight"));
    }
  }

  @Test
  void aPlacementSaidLaterIsBetterThanNone() {
    try (Tape t = new Tape(tmp)) {
      Track unknown = t.recording.track("a", "Band", Placement.UNKNOWN);
      t.sample(unknown, STEPS, "2024-05-01T10:00:00Z", "2024-05-01T10:01:00Z", 1);
      t.recording.track("a", "Band", Placement.WRIST);
      t.recording.track("a", "Band", Placement.PHONE);
      assertThat(t.play().devices())
          .containsExactly(new Device("tape:Band", "Band", Placement.WRIST));
    }
  }
}
