package org.diurnal.tasks.heads;

import java.util.Arrays;

/// How much rows count.
public final class Weights {
  private Weights() {}

  /// All the same.
  public static double[] equal(int n) {
    double[] w = new double[n];
    Arrays.fill(w, 1);
    return w;
  }

  /// Class weights: yeses together count as much as noes, 1 on average (n / 2 over the number of
  /// the class).
  ///
  /// @param values 1 or 0
  /// @throws IllegalArgumentException if all say the same
  public static double[] balanced(double[] values) {
    long yes = Arrays.stream(values).filter(v -> v > 0.5).count();
    long no = values.length - yes;
    if (yes == 0 || no == 0) {
      throw new IllegalArgumentException("a yes or no of which all rows say the same");
    }
    return Arrays.stream(values).map(v -> 0.5 * values.length / (v > 0.5 ? yes : no)).toArray();
  }

  /// The same ratios, 1 on average.
  static double[] meanOne(double[] weights) {
    double mean = sum(weights) / weights.length;
    return Arrays.stream(weights).map(w -> w / mean).toArray();
  }

  static double sum(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    return sum;
  }
}
