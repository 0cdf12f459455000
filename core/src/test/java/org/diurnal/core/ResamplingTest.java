package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplingTest {
  /// steps (SUM), intensity (LAST), heart_rate (MEAN).
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");

  private static DayWindow day(float[][] values, MinuteMask[] observed) {
    return new DayWindow(
        "p", LocalDate.of(2026, 1, 5), OptionalInt.empty(), "test", values, observed);
  }

  /// In 0:00 to 0:05, minutes 1 and 3 have 10 and 20: a sum of 30, 6 a minute; last 20; mean 15.
  @Test
  void sumsAreSpreadMeansAndLastValuesStandAtEachMinute() {
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      observed[c] = new MinuteMask();
      observed[c].set(1);
      observed[c].set(3);
      values[c][1] = 10;
      values[c][3] = 20;
    }
    DayWindow five = Resampling.of(FITBIT, day(values, observed), 5);
    for (int m = 0; m < 5; m++) {
      assertThat(five.values(0)[m]).isEqualTo(6);
      assertThat(five.values(1)[m]).isEqualTo(20);
      assertThat(five.values(2)[m]).isEqualTo(15);
    }
    for (int c = 0; c < 3; c++) {
      assertThat(five.observed(c).count()).isEqualTo(5);
      assertThat(five.values(c)[5]).isNaN();
    }
  }

  private static DayWindow random(long seed) {
    SplittableRandom random = Randomness.of(seed);
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      observed[c] = new MinuteMask();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        values[c][m] = random.nextInt(100);
        if (random.nextInt(3) > 0) {
          observed[c].set(m);
        }
      }
    }
    return day(values, observed);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 15, 60, 1440})
  void everyStepIsKeptAndTwiceIsOnce(int minutes) {
    DayWindow day = random(20261124 + minutes);
    DayWindow coarse = Resampling.of(FITBIT, day, minutes);
    double before = 0;
    double after = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      before += day.observed(0).get(m) ? day.values(0)[m] : 0;
      after += coarse.observed(0).get(m) ? coarse.values(0)[m] : 0;
    }
    assertThat(after).isCloseTo(before, within(1e-2));
    DayWindow twice = Resampling.of(FITBIT, coarse, minutes);
    for (int c = 0; c < 3; c++) {
      assertThat(twice.observed(c)).isEqualTo(coarse.observed(c));
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (coarse.observed(c).get(m)) {
          assertThat(twice.values(c)[m]).isCloseTo(coarse.values(c)[m], within(1e-3f));
        }
      }
    }
  }

  @Test
  void aMinuteIsAMinute() {
    DayWindow day = random(7);
    assertThat(Resampling.of(FITBIT, day, 1)).isEqualTo(day);
  }

  @Test
  void stretchesThatDoNotFillADayAreRefused() {
    for (int minutes : new int[] {0, -5, 7, 2880}) {
      assertThatThrownBy(() -> Resampling.of(FITBIT, random(1), minutes))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(minutes + " minutes");
    }
  }
}
