package org.diurnal.model.generation;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.diurnal.core.Randomness;

/// Percentile bootstrap over people: draw as many people as there are, with replacement, and see
/// how a statistic varies.
///
/// @param resamples how many draws, at least 40 so that both tails hold one
/// @param seed equal seeds draw equal people, which makes comparisons paired
record Bootstrap(int resamples, long seed) {
  /// Fewer people than this say nothing about other people: no interval is given.
  static final int LEAST_PEOPLE = 3;

  Bootstrap {
    if (resamples < 40) {
      throw new IllegalArgumentException(resamples + " resamples; at least 40");
    }
  }

  /// The 95 % interval of a statistic.
  ///
  /// @param people how many there are
  /// @param statistic of the people drawn, given as positions 0 ... people - 1 with repeats; NaN
  ///   where a draw leaves it undefined
  /// @return empty with fewer than [#LEAST_PEOPLE] people, or where the statistic is undefined in
  ///   more than a tenth of the draws
  Optional<Interval> interval(int people, ToDoubleFunction<int[]> statistic) {
    if (people < LEAST_PEOPLE) {
      return Optional.empty();
    }
    SplittableRandom random = Randomness.of(seed, people);
    int[] drawn = new int[people];
    double[] found = new double[resamples];
    int defined = 0;
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < people; i++) {
        drawn[i] = random.nextInt(people);
      }
      double value = statistic.applyAsDouble(drawn);
      if (Double.isFinite(value)) {
        found[defined++] = value;
      }
    }
    if (defined < 0.9 * resamples) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(found, defined);
    Arrays.sort(sorted);
    return Optional.of(new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975)));
  }

  /// Linear between order statistics (type 7 of Hyndman and Fan 1996, what R and NumPy do).
  static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
