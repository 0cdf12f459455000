package org.diurnal.model.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

class PatchesTest {
  @Test
  void halfOfThePatchesThatShowAnythingAreHiddenWhole() {
    // 48 patches of the first channel, 10 and a begun 11th of the second, none of the third
    DayWindow day = Made.day(m -> 1, m -> m < 301 ? 1 : Double.NaN, m -> Double.NaN);
    List<MinuteMask> hidden = Patches.observed(new SplittableRandom(1), day, 30, 0.5);
    int patches = 0;
    for (MinuteMask mask : hidden) {
      for (int p = 0; p < 48; p++) {
        int n = mask.count(p * 30, p * 30 + 30);
        assertThat(n).isIn(0, 30);
        patches += n / 30;
      }
    }
    assertThat(patches).isEqualTo(30); // half of 59, rounded up
    assertThat(hidden.get(1).count(330, 1440)).isZero();
    assertThat(hidden.get(2).count()).isZero();
  }

  @Test
  void everyPatchIsHiddenEquallyOften() {
    DayWindow day = Made.day(m -> 1, m -> 1);
    int[] times = new int[96];
    for (int seed = 0; seed < 4000; seed++) {
      List<MinuteMask> hidden = Patches.observed(new SplittableRandom(seed), day, 30, 0.5);
      for (int p = 0; p < 96; p++) {
        times[p] += hidden.get(p / 48).get(p % 48 * 30) ? 1 : 0;
      }
    }
    for (int p = 0; p < 96; p++) { // five standard deviations of a binomial of 4000: 0.04
      assertThat(times[p] / 4000.0).as("patch %d", p).isBetween(0.46, 0.54);
    }
  }

  @Test
  void ofADayThatShowsNothingNothingIsHidden() {
    DayWindow day = Made.day(m -> Double.NaN);
    assertThat(Patches.observed(new SplittableRandom(1), day, 30, 0.5))
        .containsExactly(new MinuteMask());
  }
}
