package org.diurnal.model.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

class WorkoutTest {
  private static MinuteMask of(java.util.function.IntToDoubleFunction steps) {
    return Workout.of(Made.FITBIT, Made.day(steps, m -> Double.NaN, m -> 70));
  }

  @Test
  void aBoutIsTenMinutesAtAHundredStepsWithShortStopsInside() {
    assertThat(of(m -> m >= 600 && m < 610 ? 100 : 0)).isEqualTo(Made.minutes(600, 610));
    assertThat(of(m -> m >= 600 && m < 609 ? 100 : 0).count()).isZero();
    assertThat(of(m -> m >= 600 && m < 612 ? (m == 605 || m == 606 ? 0 : 130) : 20))
        .isEqualTo(Made.minutes(600, 612)); // a stop of two minutes
    assertThat(of(m -> m >= 600 && m < 612 ? (m >= 605 && m <= 607 ? 0 : 130) : 20).count())
        .isZero(); // of three: bouts of 5 and 4 minutes
    assertThat(of(m -> m >= 600 && m < 620 ? 99 : 0).count()).isZero();
  }

  @Test
  void theHeartRateIsHiddenDuringItAndNothingElse() {
    DayWindow day = Made.day(m -> m >= 600 && m < 640 ? 110 : 0, m -> 1, m -> 70);
    assertThat(Workout.hide(Made.FITBIT, day).getFirst())
        .containsExactly(new MinuteMask(), new MinuteMask(), Made.minutes(600, 640));
    assertThat(Workout.hide(Made.FITBIT, Made.day(m -> 0, m -> 1, m -> 70))).isEmpty();
  }

  @Test
  void aHeartThatBeatsAbove160IsHiddenAndAt160IsNot() {
    DayWindow day = Made.day(m -> 0, m -> 1, m -> m < 5 ? 161 : m < 9 ? 160 : Double.NaN);
    assertThat(FastHeart.hide(Made.FITBIT, day, 160).getFirst())
        .containsExactly(new MinuteMask(), new MinuteMask(), Made.minutes(0, 5));
    assertThat(FastHeart.hide(Made.FITBIT, Made.day(m -> 0, m -> 1, m -> 160), 160)).isEmpty();
    assertThat(FastHeart.hide(Made.FITBIT, Made.day(m -> 0, m -> 1, m -> Double.NaN), 160))
        .isEmpty();
  }
}
