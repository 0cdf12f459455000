package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static Optional<Interval> interval(
      Bootstrap bootstrap, int people, ToDoubleFunction<int[]> statistic) {
    return bootstrap.interval(
        bootstrap.draws(people, statistic::applyAsDouble).stream().mapToDouble(v -> v).toArray());
  }

  private static double mean(double[] values, int[] drawn) {
    return IntStream.of(drawn).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  @Test
  void theIntervalOfAMeanOfManyIsTheTextbooksOne() {
    int n = 400;
    SplittableRandom random = new SplittableRandom(11);
    double[] x = IntStream.range(0, n).mapToDouble(i -> random.nextGaussian(50, 8)).toArray();
    double mean = Arrays.stream(x).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / n);
    double half = 1.959964 * sd / Math.sqrt(n); // about 0.78
    Interval ci = interval(new Bootstrap(4000, 3), n, d -> mean(x, d)).orElseThrow();
    // the 2.5 % quantile of 4000 draws has a standard error of about 0.034 half-widths
    assertThat(ci.low()).isCloseTo(mean - half, within(0.15 * half));
    assertThat(ci.high()).isCloseTo(mean + half, within(0.15 * half));
  }

  @Test
  void threePeopleGiveTheQuantilesOfTheirTwentySevenDraws() {
    // values 0, 0, 3: the mean of a draw is 0 (8 of 27), 1 (12), 2 (6) or 3 (1 of 27 = 3.7 %)
    double[] x = {0, 0, 3};
    int[] seen = new int[4];
    Interval ci =
        interval(
                new Bootstrap(20_000, 5),
                3,
                d -> {
                  double m = mean(x, d);
                  seen[(int) Math.round(m)]++;
                  return m;
                })
            .orElseThrow();
    assertThat(ci).isEqualTo(new Interval(0, 3));
    double[] expected = {8 / 27.0, 12 / 27.0, 6 / 27.0, 1 / 27.0};
    for (int k = 0; k < 4; k++) { // five standard errors of the largest are 0.018
      assertThat(seen[k] / 20_000.0).as("mean %d, seed 5", k).isCloseTo(expected[k], within(0.018));
    }
  }

  @Test
  void fewerThanThreePeopleHaveNoInterval() {
    assertThat(interval(new Bootstrap(100, 1), 2, d -> d[0])).isEmpty();
    assertThat(interval(new Bootstrap(100, 1), 0, d -> 0)).isEmpty();
    assertThat(interval(new Bootstrap(100, 1), 3, d -> d[0])).isPresent();
  }

  @Test
  void aStatisticThatDrawsOftenLeaveUndefinedHasNoInterval() {
    // undefined unless person 0 is drawn: in (2/3)^3 = 30 % of the draws of three
    assertThat(
            interval(
                new Bootstrap(1000, 1),
                3,
                d -> IntStream.of(d).anyMatch(i -> i == 0) ? 1 : Double.NaN))
        .isEmpty();
  }

  @Test
  void equalSeedsDrawEqualPeople() {
    double[] x = {1, 5, 2, 9, 4};
    Interval one = interval(new Bootstrap(200, 9), 5, d -> mean(x, d)).orElseThrow();
    assertThat(interval(new Bootstrap(200, 9), 5, d -> mean(x, d))).contains(one);
    assertThat(interval(new Bootstrap(200, 10), 5, d -> d[0] + 10 * d[1] + mean(x, d)))
        .isNotEqualTo(interval(new Bootstrap(200, 9), 5, d -> d[0] + 10 * d[1] + mean(x, d)));
  }

  @Test
  void quantilesAreLinearBetweenOrderStatistics() {
    double[] sorted = {10, 20, 30, 50};
    assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(10);
    assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(25); // at 1.5
    assertThat(Bootstrap.quantile(sorted, 0.9)).isCloseTo(44, within(1e-9)); // at 2.7
    assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(50);
  }
}
