package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class NotWornTest {
  private static MinuteMask still(int... fromTo) {
    MinuteMask mask = new MinuteMask();
    for (int i = 0; i < fromTo.length; i += 2) {
      mask.set(fromTo[i], fromTo[i + 1]);
    }
    return mask;
  }

  private static MinuteMask alone(MinuteMask still) {
    return NotWorn.notWorn(Optional.empty(), still, Optional.empty());
  }

  @Test
  void twelveHoursOfZerosAreNotWornAndOneMinuteLessIs() {
    assertThat(alone(still(100, 820))).isEqualTo(still(100, 820));
    assertThat(alone(still(100, 819))).isEqualTo(still());
    assertThat(alone(still(0, 300, 301, 720, 720, 1440))).isEqualTo(still(301, 1440));
  }

  @Test
  void aRunGoesOnAcrossMidnight() {
    MinuteMask evening = still(1080, 1440); // 6 hours
    MinuteMask morning = still(0, 360); // 6 hours more
    assertThat(NotWorn.notWorn(Optional.of(evening), morning, Optional.empty())).isEqualTo(morning);
    assertThat(NotWorn.notWorn(Optional.empty(), evening, Optional.of(morning))).isEqualTo(evening);
    assertThat(NotWorn.notWorn(Optional.empty(), evening, Optional.of(still(1, 360))))
        .isEqualTo(still());
    assertThat(NotWorn.notWorn(Optional.of(evening), still(0, 359), Optional.empty()))
        .isEqualTo(still());
  }

  @Test
  void aMinuteIsStillIfAllThatWasSeenIsAZeroOfMotion() {
    float[] steps = Watched.constant(0);
    steps[5] = 1;
    steps[6] = Float.NaN;
    float[] bpm = Watched.nothing();
    bpm[7] = 60;
    MinuteMask expected = MinuteMask.all();
    expected.clear(5);
    expected.clear(6);
    expected.clear(7);
    assertThat(NotWorn.still(Watched.FITBIT, Watched.day("p", 0, steps, bpm))).isEqualTo(expected);
  }

  @Test
  void theDetectorFindsEveryRunOnceAndBothRoutesAgree() {
    for (int trial = 0; trial < 50; trial++) {
      SplittableRandom random = Randomness.of(20261124, trial);
      List<DayWindow> days = new ArrayList<>();
      int date = 0;
      boolean still = false;
      int left = 0;
      for (int d = 0; d < 8; d++) {
        date += random.nextInt(6) == 0 ? 2 : 1; // now and then a day is not there
        float[] steps = new float[DayWindow.MINUTES];
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (left-- <= 0) {
            still = !still;
            left = random.nextInt(still ? 2000 : 300);
          }
          steps[m] = still ? 0 : random.nextInt(20) == 0 ? Float.NaN : 1 + random.nextInt(50);
        }
        days.add(Watched.steps("p", date, steps));
      }
      long minutes = 0;
      for (int d = 0; d < days.size(); d++) {
        minutes +=
            NotWorn.notWorn(
                    beside(days, d, -1),
                    NotWorn.still(Watched.FITBIT, days.get(d)),
                    beside(days, d, 1))
                .count();
      }
      StillDetector detector = new StillDetector(Watched.FITBIT, new Findings());
      days.forEach(detector::day);
      detector.end();
      assertThat(detector.minutes()).as("seed 20261124, trial %d", trial).isEqualTo(minutes);
    }
  }

  private static Optional<MinuteMask> beside(List<DayWindow> days, int d, int later) {
    int other = d + later;
    return other >= 0
            && other < days.size()
            && days.get(d).localDate().plusDays(later).equals(days.get(other).localDate())
        ? Optional.of(NotWorn.still(Watched.FITBIT, days.get(other)))
        : Optional.empty();
  }

  @Test
  void aRunOfDaysIsListedOnceWithItsBegin() {
    float[] evening = Watched.constant(3);
    java.util.Arrays.fill(evening, 1300, 1440, 0);
    float[] morning = Watched.constant(0);
    java.util.Arrays.fill(morning, 100, 1440, 4);
    List<Finding> found =
        Watched.by(
            f -> new StillDetector(Watched.FITBIT, f),
            Watched.steps("p000", 0, evening),
            Watched.steps("p000", 1, Watched.constant(0)),
            Watched.steps("p000", 2, morning),
            Watched.steps("p001", 3, Watched.constant(0)), // another person's
            Watched.steps("p001", 5, Watched.constant(0))); // and a day between that is not there
    assertThat(Watched.lines(found))
        .containsExactly(
            "p000 2026-01-05 1300: nothing but zeros for 28 h 00 min from 21:40",
            "p001 2026-01-08 0: nothing but zeros for 24 h 00 min from 00:00",
            "p001 2026-01-10 0: nothing but zeros for 24 h 00 min from 00:00");
  }
}
