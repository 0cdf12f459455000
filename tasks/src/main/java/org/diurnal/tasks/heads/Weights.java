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

  /// Class weights: rows that say yes together count as much as those that say no, 1 on average
  /// over rows of equal weights (n / 2 over the number of the class).
  ///
  /// @param values 1 or 0
  /// @param weights of the rows, whose ratios within a class stay
  /// @throws IllegalArgumentException if all that count say the same
  public static double[] balanced(double[] values, double[] weights) {
    double yes = 0;
    double no = 0;
    for (int i = 0; i < values.length; i++) {
      yes += values[i] > 0.5 ? weights[i] : 0;
      no += values[i] > 0.5 ? 0 : weights[i];
    }
    if (yes == 0 || no == 0) {
      throw new IllegalArgumentException("a yes or no of which all rows say the same");
    }
    double[] balanced = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      balanced[i] = weights[i] * 0.5 * values.length / (values[i] > 0.5 ? yes : no);
    }
    return balanced;
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
