package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class BalancedOrderTest {
  private static final long SEED = 20261124;

  private static int[] times(BalancedOrder order, int days, long round) {
    int[] times = new int[days];
    for (int i = 0; i < days; i++) {
      times[order.at(round * days + i)]++;
    }
    return times;
  }

  private static double[] weights(int days, long trial) {
    SplittableRandom random = Randomness.of(SEED, trial);
    double[] weights = random.doubles(days).map(x -> 0.05 + x * x * x).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w * days / sum).toArray();
  }

  @Test
  void equalWeightsDrawEveryDayOnceARound() {
    double[] ones = new double[37];
    Arrays.fill(ones, 1);
    BalancedOrder order = new BalancedOrder(ones, SEED);
    for (long round = 0; round < 20; round++) {
      assertThat(times(order, 37, round)).as("seed %d", SEED).containsOnly(1);
    }
  }

  @Test
  void inEveryRoundADayComesAsOftenAsItsWeightRoundedDownOrUp() {
    for (int trial = 0; trial < 20; trial++) {
      double[] weights = weights(50, trial);
      BalancedOrder order = new BalancedOrder(weights, trial);
      for (long round = 0; round < 20; round++) {
        int[] times = times(order, 50, round);
        for (int d = 0; d < 50; d++) {
          assertThat((double) times[d])
              .as("seed %d, trial %d, round %d, day %d", SEED, trial, round, d)
              .isBetween(Math.floor(weights[d] - 1e-6), Math.ceil(weights[d] + 1e-6));
        }
      }
    }
  }

  @Test
  void onAverageADayComesAsOftenAsItsWeightSays() {
    double[] weights = weights(30, 1);
    BalancedOrder order = new BalancedOrder(weights, SEED);
    double[] mean = new double[30];
    int rounds = 4000;
    for (long round = 0; round < rounds; round++) {
      int[] times = times(order, 30, round);
      for (int d = 0; d < 30; d++) {
        mean[d] += times[d] / (double) rounds;
      }
    }
    for (int d = 0; d < 30; d++) {
      // The number of a round is a coin of two sides: standard deviation at most 0.5; 5 of them.
      assertThat(mean[d])
          .as("seed %d, day %d", SEED, d)
          .isPositive()
          .isCloseTo(weights[d], within(5 * 0.5 / Math.sqrt(rounds)));
    }
  }

  @Test
  void aPositionsDayDoesNotDependOnWhatWasAskedBefore() {
    double[] weights = weights(20, 2);
    BalancedOrder inOrder = new BalancedOrder(weights, SEED);
    int[] days = new int[200];
    for (int i = 0; i < 200; i++) {
      days[i] = inOrder.at(i);
    }
    BalancedOrder resumed = new BalancedOrder(weights, SEED);
    for (int i = 199; i >= 0; i--) {
      assertThat(resumed.at(i)).isEqualTo(days[i]);
    }
    BalancedOrder other = new BalancedOrder(weights, SEED + 1);
    assertThat(java.util.stream.IntStream.range(0, 200).map(other::at).toArray())
        .isNotEqualTo(days);
  }

  @Test
  void halfAndThreeHalvesByHand() {
    // Days 0 and 1 share one draw of two, day 2 and so on: round sums are always 2.
    double[] weights = {0.5, 1.5};
    BalancedOrder order = new BalancedOrder(weights, SEED);
    int both = 0;
    for (long round = 0; round < 1000; round++) {
      int[] times = times(order, 2, round);
      assertThat(times[0] + times[1]).isEqualTo(2);
      assertThat(times[0]).isLessThanOrEqualTo(1);
      both += times[0];
    }
    assertThat(both).isBetween(420, 580); // 500 expected, standard deviation 16
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    for (double[] wrong :
        new double[][] {{1, 2}, {0, 2}, {-1, 3}, {Double.NaN, 1}, {Double.NaN, Double.NaN}}) {
      assertThatThrownBy(() -> new BalancedOrder(wrong, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
