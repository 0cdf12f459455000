package org.diurnal.tasks.heads;

import java.util.Arrays;

/// Weighted ridge regression in closed form, the intercept not penalised: sums of products are made
/// once, whatever the number of penalties, and those of two groups of rows add up to those of both.
///
/// Minimises the weighted mean squared error + penalty |beta|^2.
final class Ridge {
  private static final int BLOCK = 64; // rows that are shifted at a time, and stay in the cache

  private final int p;
  private final double[] shift; // taken from columns before products are summed, then the answers'
  private final double[][] sums; // weighted products of columns, answers and 1, lower triangle

  private Ridge(double[] shift, double[][] sums) {
    this.p = shift.length - 1;
    this.shift = shift;
    this.sums = sums;
  }

  /// Makes the sums.
  Ridge(double[][] z, double[] y, double[] weights) {
    this(means(z, y, weights), z, y, weights);
  }

  /// Makes the sums about a point near the means: means may be far above deviations.
  Ridge(double[] shift, double[][] z, double[] y, double[] weights) {
    this(shift, new double[shift.length + 1][shift.length + 1]);
    double[][] block = new double[BLOCK][p + 1];
    double[] w = new double[BLOCK];
    for (int from = 0; from < z.length; from += BLOCK) {
      int n = Math.min(BLOCK, z.length - from);
      for (int i = 0; i < n; i++) {
        double[] row = z[from + i];
        double[] to = block[i];
        for (int j = 0; j < p; j++) {
          to[j] = row[j] - shift[j];
        }
        to[p] = y[from + i] - shift[p];
        w[i] = weights[from + i];
      }
      GramSum.add(n == BLOCK ? block : Arrays.copyOf(block, n), w, sums);
    }
  }

  /// Weighted means of columns, then that of the answers.
  static double[] means(double[][] z, double[] y, double[] weights) {
    int p = z[0].length;
    double[] sums = new double[p + 1];
    GramSum.addRows(z, weights, sums);
    double sum = sums[p];
    double[] means = new double[p + 1];
    for (int j = 0; j < p; j++) {
      means[j] = sums[j] / sum;
    }
    for (int i = 0; i < y.length; i++) {
      means[p] += weights[i] / sum * y[i];
    }
    return means;
  }

  /// Both groups of rows, whose sums are about the same point.
  Ridge and(Ridge other) {
    double[][] both = new double[p + 2][p + 2];
    for (int j = 0; j < p + 2; j++) {
      for (int k = 0; k <= j; k++) {
        both[j][k] = sums[j][k] + other.sums[j][k];
      }
    }
    return new Ridge(shift, both);
  }

  /// Coefficients, the intercept last.
  ///
  /// @param penalty 0 or more
  /// @throws IllegalArgumentException if it is 0 and columns depend on one another
  double[] of(double penalty) {
    return of(penalty, 0);
  }

  /// The same, the last columns penalised [LinearProbe#SPARED] times as much.
  double[] of(double penalty, int spared) {
    double[] ones = sums[p + 1];
    double weight = ones[p + 1];
    double[][] a = new double[p][p];
    double[] b = new double[p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k <= j; k++) {
        a[j][k] = sums[j][k] / weight - ones[j] / weight * (ones[k] / weight);
      }
      a[j][j] += j < p - spared ? penalty : penalty * LinearProbe.SPARED;
      b[j] = sums[p][j] / weight - ones[p] / weight * (ones[j] / weight);
    }
    Cholesky.solve(a, b);
    double[] beta = Arrays.copyOf(b, p + 1);
    beta[p] = shift[p] + ones[p] / weight;
    for (int j = 0; j < p; j++) {
      beta[p] -= b[j] * (shift[j] + ones[j] / weight);
    }
    return beta;
  }
}
