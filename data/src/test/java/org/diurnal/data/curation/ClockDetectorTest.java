package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

class ClockDetectorTest {
  private static DayWindow day(String source, String date, int offset, int minutes) {
    MinuteMask observed = new MinuteMask();
    observed.set(0, minutes);
    return new DayWindow(
        "p000",
        LocalDate.parse(date),
        OptionalInt.of(offset),
        source,
        new float[][] {Watched.constant(1), Watched.constant(1), Watched.constant(1)},
        new MinuteMask[] {observed, new MinuteMask(), new MinuteMask()});
  }

  private static List<Finding> found(List<String> zones, DayWindow... days) {
    return Watched.by(
        f ->
            new ClockDetector(
                Map.of("watch", zones), Optional.of(LocalDate.parse("2026-11-24")), f),
        days);
  }

  @Test
  void aClockChangeOfTheSourcesZoneIsNoFinding() {
    // In Berlin the clock goes forward on 2026-03-29: 23 hours.
    DayWindow[] days = {
      day("watch", "2026-03-28", 60, 1440),
      day("watch", "2026-03-29", 60, 1380),
      day("watch", "2026-03-30", 120, 1440)
    };
    assertThat(found(List.of("Europe/Berlin"), days)).isEmpty();
    assertThat(found(List.of(), days)).as("some zone of the world does so").isEmpty();
    assertThat(found(List.of("a zone in words"), days)).isEmpty();
    List<Finding> elsewhere = found(List.of("Asia/Tokyo"), days);
    assertThat(elsewhere).extracting(Finding::kind).containsExactly(Finding.Kind.OFFSET_CHANGE);
    assertThat(elsewhere.getFirst().detail())
        .isEqualTo("watch: from UTC+01:00 to UTC+02:00; the source names [Asia/Tokyo]");
  }

  @Test
  void anOffsetThatChangesWhereNoClockDoesIsFound() {
    List<Finding> found =
        found(
            List.of(),
            day("watch", "2026-06-01", 120, 1440),
            day("watch", "2026-06-02", -300, 1440), // across the Atlantic
            day("watch", "2026-06-04", 120, 1440)); // and back, with a day between
    assertThat(Watched.lines(found))
        .containsExactly(
            "p000 2026-06-02 -1: watch: from UTC+02:00 to UTC-05:00; the source names no zone");
  }

  @Test
  void eachDeviceHasItsOwnClock() {
    assertThat(
            found(
                List.of(),
                day("phone", "2026-06-01", 120, 1440),
                day("watch", "2026-06-01", 0, 1440),
                day("phone", "2026-06-02", 120, 1440),
                day("watch", "2026-06-02", 0, 1440)))
        .isEmpty();
  }

  @Test
  void moreMinutesThanThereWereAreFound() {
    List<Finding> found =
        found(
            List.of("Europe/Berlin"),
            day("watch", "2026-03-29", 60, 1381), // one too many
            day("watch", "2026-03-30", 120, 1440));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.WORLD_OVERLAP);
    assertThat(found.getFirst().detail())
        .isEqualTo(
            "watch: 1381 minutes observed, of 1380 that there were before the clock went forward"
                + " by 60");
  }

  @Test
  void whatIsSkippedAtMidnightIsMissingOnTheNewDay() {
    MinuteMask late = new MinuteMask();
    late.set(60, 1440);
    DayWindow from01 =
        new DayWindow(
            "p000",
            LocalDate.parse("2026-03-30"),
            OptionalInt.of(120),
            "watch",
            new float[][] {Watched.constant(1), Watched.constant(1), Watched.constant(1)},
            new MinuteMask[] {late, new MinuteMask(), new MinuteMask()});
    assertThat(found(List.of("Europe/Berlin"), day("watch", "2026-03-29", 60, 1440), from01))
        .isEmpty();
  }

  @Test
  void offsetsThatNoZoneHasAreFound() {
    assertThat(
            found(
                List.of(),
                day("watch", "2026-06-01", 17, 9),
                day("watch", "2026-06-03", 345, 9), // Nepal
                day("watch", "2026-06-05", 900, 9)))
        .extracting(f -> f.kind() + " " + f.detail())
        .containsExactly("ODD_OFFSET watch: UTC+00:17", "ODD_OFFSET watch: UTC+15:00");
  }

  @Test
  void aDeviceThatLostItsClockIsFoundByTheDaysThatLieApart() {
    List<Finding> found =
        found(
            List.of(),
            day("watch", "2010-01-01", 60, 9),
            day("watch", "2010-01-02", 60, 9),
            day("watch", "2026-06-01", 120, 9),
            day("watch", "2026-06-02", 120, 9),
            day("watch", "2026-06-03", 120, 9),
            day("watch", "2027-01-01", 60, 9));
    assertThat(Watched.lines(found))
        .containsExactly(
            "p000 2010-01-01 -1: watch: 2 days to 2010-01-02, most others (4) lie between"
                + " 2026-06-01 and 2027-01-01",
            "p000 2027-01-01 -1: watch: after 2026-11-24, when the dataset was made");
  }
}
