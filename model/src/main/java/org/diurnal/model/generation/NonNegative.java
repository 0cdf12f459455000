package org.diurnal.model.generation;

/// Least squares with weights not below zero, from sums of products.
final class NonNegative {
  private static final int SWEEPS = 2_000;

  private NonNegative() {}

  /// Minimises `sum (y - x'w)^2 + prior ((w_0 - 1)^2 + w_1^2 + ...)` over `w >= 0` by coordinate
  /// descent, which ends at the minimum since the problem is convex.
  ///
  /// @param products `[k+1][k+1]`, sums of products of `x_1 .. x_k, y`
  /// @param prior above zero
  static double[] solve(double[][] products, double prior) {
    int k = products.length - 1;
    double[] w = new double[k];
    w[0] = 1;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int i = 0; i < k; i++) {
        double pull = products[i][k] + (i == 0 ? prior : 0);
        for (int j = 0; j < k; j++) {
          pull -= j == i ? 0 : products[i][j] * w[j];
        }
        double next = Math.max(0, pull / (products[i][i] + prior));
        moved = Math.max(moved, Math.abs(next - w[i]));
        w[i] = next;
      }
      if (moved < 1e-10) {
        break;
      }
    }
    return w;
  }

  /// The sum of squared errors of given weights.
  static double squares(double[][] products, double[] w) {
    int k = products.length - 1;
    double sum = products[k][k];
    for (int i = 0; i < k; i++) {
      sum -= 2 * w[i] * products[i][k];
      for (int j = 0; j < k; j++) {
        sum += w[i] * w[j] * products[i][j];
      }
    }
    return Math.max(0, sum);
  }
}
