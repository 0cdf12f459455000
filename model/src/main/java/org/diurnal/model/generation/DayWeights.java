package org.diurnal.model.generation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How much each of a person's other days counts for filling one day.
interface DayWeights {
  /// What is known of another day.
  ///
  /// @param distance mean squared difference of what both days show, in z-units; NaN where they
  ///   show nothing in common
  /// @param daysApart days between the two, at least 0
  /// @param sameKind whether both or neither fall on a weekend
  record Other(double distance, long daysApart, boolean sameKind) {}

  /// One weight a day, at least 0.
  double[] of(Other[] others);

  /// Every day counts, the likelier the more: `exp(-(d - least) / (width (median - least)))`, half
  /// as much when only one of the two falls on a weekend, and half as much for every `halfLife`
  /// days between them. A day that shares nothing counts like the median one.
  static DayWeights byLikeness(double width, double halfLife) {
    return others -> {
      double[] known =
          Arrays.stream(others)
              .mapToDouble(Other::distance)
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      double least = known.length == 0 ? 0 : known[0];
      double spread = known.length == 0 ? 0 : known[known.length / 2] - least;
      double[] weights = new double[others.length];
      for (int d = 0; d < weights.length; d++) {
        Other other = others[d];
        double away = Double.isFinite(other.distance()) ? other.distance() - least : spread;
        double alike = spread > 0 ? Math.exp(-away / (width * spread)) : 1;
        weights[d] =
            alike * Math.pow(0.5, other.daysApart() / halfLife) * (other.sameKind() ? 1 : 0.5);
      }
      return weights;
    };
  }

  /// The `k` most alike days count the same, the others not at all; equally alike ones go by
  /// nearness in time, and those that share nothing with the day come last.
  static DayWeights nearest(int k) {
    return others -> {
      double[] weights = new double[others.length];
      IntStream.range(0, others.length)
          .boxed()
          .sorted(
              Comparator.<Integer>comparingDouble(d ->
                      Double.isNaN(others[d].distance())
                          ? Double.POSITIVE_INFINITY
                          : others[d].distance())
                  .thenComparingLong(d -> others[d].daysApart()))
          .limit(k)
          .forEach(d -> weights[d] = 1);
      return weights;
    };
  }
}
