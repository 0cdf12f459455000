package org.diurnal.tasks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RobustnessIndexTest {
  private static final int N = 60;
  private static final List<String> WATCH = Collections.nCopies(N, "watch");
  private static final List<String> RING = Collections.nCopies(N, "ring");

  private static double[][] people(double person, double device, boolean ring, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[N][8];
    for (int i = 0; i < N; i++) {
      SplittableRandom own = new SplittableRandom(i);
      for (int j = 0; j < 8; j++) {
        x[i][j] = person * own.nextGaussian() + (ring ? device : 0) + 0.1 * random.nextGaussian();
      }
    }
    return x;
  }

  private static RobustnessIndex index(double person, double device) {
    return RobustnessIndex.of(
        people(person, device, false, 101), people(person, device, true, 102), WATCH, RING);
  }

  @Test
  void vectorsOfThePersonAloneGiveOne() {
    RobustnessIndex r = index(1, 0);
    assertThat(r.index()).isEqualTo(1, within(1e-3));
    assertThat(r.first()).isGreaterThan(0.95);
    assertThat(r.perPerson()).hasSize(N);
  }

  @Test
  void vectorsOfTheDeviceAloneGiveNearlyZero() {
    assertThat(index(0, 5).index()).isLessThan(0.05);
  }

  @Test
  void vectorsOfNeitherGiveAHalf() {
    assertThat(index(0, 0).index()).isEqualTo(0.5, within(0.1));
  }

  @Test
  void threePeopleByHand() {
    // One feature. Watches at 0, 10, 20; rings at 1, 18, 12. Standardising keeps the order.
    // Watch 0: partner 1 away, rivals 10, 20: 1. Watch 10: partner 8, rivals 10, 10: 1.
    // Watch 20: partner 8, rivals 20, 10: 1. Ring 1: partner 1, rivals 17, 11: 1.
    // Ring 18: partner 8, rivals 17, 6: 1/2. Ring 12: partner 8, rivals 11, 6: 1/2.
    RobustnessIndex r =
        RobustnessIndex.of(
            new double[][] {{0}, {10}, {20}},
            new double[][] {{1}, {18}, {12}},
            List.of("watch", "watch", "watch"),
            List.of("ring", "ring", "ring"));
    assertThat(r.perPerson()).containsExactly(new double[] {1, 0.75, 0.75}, within(1e-12));
    assertThat(r.index()).isEqualTo(5 / 6.0, within(1e-12));
    assertThat(r.first()).isEqualTo(4 / 6.0, within(1e-12));
  }
}
