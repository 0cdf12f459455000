package org.diurnal.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Percentile bootstrap over people: draw as many people as there are, with replacement, and see
/// how a statistic varies.
///
/// @param resamples how many draws, at least 40 so that both tails hold one
/// @param seed equal seeds draw equal people, which makes comparisons paired
public record Bootstrap(int resamples, long seed) {
  /// Fewer people than this say nothing about other people: no interval is given.
  public static final int LEAST_PEOPLE = 3;

  public Bootstrap {
    if (resamples < 40) {
      throw new IllegalArgumentException(resamples + " resamples; at least 40");
    }
  }

  /// What `of` makes of each draw.
  ///
  /// @param people how many there are
  /// @param of given the people drawn as positions 0 ... people - 1 with repeats; must not keep it
  /// @return one a draw; none with fewer than [#LEAST_PEOPLE] people
  public <T> List<T> draws(int people, Function<int[], T> of) {
    if (people < LEAST_PEOPLE) {
      return List.of();
    }
    SplittableRandom random = Randomness.of(seed, people);
    int[] drawn = new int[people];
    List<T> found = new ArrayList<>(resamples);
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < people; i++) {
        drawn[i] = random.nextInt(people);
      }
      found.add(of.apply(drawn));
    }
    return found;
  }

  /// The 95 % interval from a statistic's value in each draw.
  ///
  /// @param values NaN where a draw leaves the statistic undefined
  /// @return empty if there are no draws, or the statistic is undefined in more than a tenth of
  ///   them
  public Optional<Interval> interval(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 || sorted.length < 0.9 * values.length
        ? Optional.empty()
        : Optional.of(new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975)));
  }

  /// Linear between order statistics (type 7 of Hyndman and Fan 1996, what R and NumPy do).
  public static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
