package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class ShiftAndSpreadTest {
  /// A day of walks; the heart follows after so many minutes.
  private static DayWindow walks(String person, int number, int later) {
    SplittableRandom random = Randomness.of(20261124, Randomness.key(person), number);
    float[] steps = Watched.constant(0);
    for (int walk = 0; walk < 12; walk++) {
      int from = 300 + random.nextInt(1000);
      java.util.Arrays.fill(steps, from, from + 20, 100);
    }
    float[] bpm = new float[DayWindow.MINUTES];
    for (int m = 0; m < bpm.length; m++) {
      int then = Math.clamp(m - later, 0, bpm.length - 1);
      bpm[m] = 60 + 0.3f * steps[then] + random.nextInt(12);
    }
    return Watched.day(person, number, steps, bpm);
  }

  @Test
  void aHeartRateThatFollowsAnHourLaterIsFound() {
    List<Finding> found =
        Watched.by(
            f -> new ShiftDetector(Watched.FITBIT, f),
            walks("p000", 0, 0),
            walks("p000", 1, 0),
            walks("p001", 0, 60),
            walks("p001", 1, 60),
            walks("p002", 0, -120),
            walks("p002", 1, -120));
    assertThat(found).extracting(Finding::personId).containsExactly("p001", "p002");
    assertThat(found.get(0).detail()).startsWith("60 minutes later than the steps");
    assertThat(found.get(1).detail()).startsWith("120 minutes earlier than the steps");
  }

  @Test
  void tooFewMinutesOrNoConnectionSayNothing() {
    assertThat(
            Watched.by(
                f -> new ShiftDetector(Watched.FITBIT, f),
                walks("p000", 0, 60),
                Watched.day("p001", 0, Watched.constant(0), Watched.constant(60)),
                Watched.day("p001", 1, Watched.constant(0), Watched.constant(60))))
        .isEmpty();
  }

  /// `number` spread over minutes `from` to `to`, rounded as vendors do.
  private static float[] spread(float[] steps, int from, int to, int number) {
    for (int m = from; m < to; m++) {
      long before = (long) (m - from) * number / (to - from);
      long after = (long) (m - from + 1) * number / (to - from);
      steps[m] = after - before;
    }
    return steps;
  }

  @Test
  void aNumberSpreadOverHoursIsFound() {
    List<Finding> found =
        Watched.by(
            f -> new SpreadDetector(Watched.FITBIT, f),
            Watched.steps("p000", 0, spread(Watched.constant(50), 600, 900, 90)),
            Watched.steps("p000", 1, spread(Watched.constant(50), 600, 720, 90)), // two hours
            Watched.steps("p000", 2, spread(Watched.constant(50), 600, 900, 700)),
            Watched.steps("p000", 3, Watched.constant(50)), // one value: a stuck sensor
            Watched.steps("p000", 4, Watched.constant(0)));
    assertThat(found).extracting(f -> f.date().getDayOfMonth()).containsExactly(5, 7);
    assertThat(found.get(0).detail()).startsWith("90 spread evenly over 300 minutes from 10:00");
    assertThat(found.get(1).detail()).startsWith("700 spread evenly over 300 minutes");
  }

  @Test
  void walksAndRestsAreNotSpread() {
    assertThat(
            Watched.by(
                f -> new SpreadDetector(Watched.FITBIT, f),
                walks("p000", 0, 0),
                walks("p001", 0, 0)))
        .isEmpty();
  }
}
