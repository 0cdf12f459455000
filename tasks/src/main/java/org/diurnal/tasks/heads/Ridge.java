package org.diurnal.tasks.heads;

/// Weighted ridge regression in closed form, the intercept not penalised: sums of products are made
/// once, whatever the number of penalties.
///
/// Minimises the weighted mean squared error + penalty |beta|^2.
final class Ridge {
  private final int p;
  private final double[][] gram; // weighted, of centred columns, lower triangle
  private final double[] with; // the same of columns and answers
  private final double[] mean; // of columns
  private final double meanOfAnswers;

  /// Makes the sums.
  Ridge(double[][] z, double[] y, double[] weights) {
    p = z[0].length;
    double sum = Weights.sum(weights);
    mean = new double[p];
    double yMean = 0;
    for (int i = 0; i < z.length; i++) {
      yMean += weights[i] / sum * y[i];
    }
    meanOfAnswers = yMean;
    double[] sums = new double[p + 1];
    GramSum.addRows(z, weights, sums);
    for (int j = 0; j < p; j++) {
      mean[j] = sums[j] / sum;
    }
    // Centred before products are summed, not after: means may be far above deviations.
    double[][] centred = new double[z.length][p];
    double[] wy = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double[] row = z[i];
      double[] c = centred[i];
      for (int j = 0; j < p; j++) {
        c[j] = row[j] - mean[j];
      }
      wy[i] = weights[i] / sum * (y[i] - yMean);
    }
    gram = new double[p + 1][p + 1];
    GramSum.add(centred, scaled(weights, 1 / sum), gram);
    with = new double[p + 1];
    GramSum.addRows(centred, wy, with);
  }

  private static double[] scaled(double[] w, double by) {
    double[] out = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      out[i] = w[i] * by;
    }
    return out;
  }

  /// Coefficients, the intercept last.
  ///
  /// @param penalty 0 or more
  /// @throws IllegalArgumentException if it is 0 and columns depend on one another
  double[] of(double penalty) {
    double[][] a = new double[p][];
    for (int j = 0; j < p; j++) {
      a[j] = java.util.Arrays.copyOf(gram[j], p);
      a[j][j] += penalty;
    }
    double[] b = java.util.Arrays.copyOf(with, p);
    Cholesky.solve(a, b);
    double[] beta = java.util.Arrays.copyOf(b, p + 1);
    beta[p] = meanOfAnswers;
    for (int j = 0; j < p; j++) {
      beta[p] -= b[j] * mean[j];
    }
    return beta;
  }
}
