package org.diurnal.tasks.heads;

/// A weighted sum of features.
///
/// @param slopes one a feature; not to be written to
/// @param intercept added to it
public record Line(double[] slopes, double intercept) implements Head {
  /// Coefficients, the intercept last.
  static Line of(double[] beta) {
    return new Line(java.util.Arrays.copyOf(beta, beta.length - 1), beta[beta.length - 1]);
  }

  @Override
  public double[] predict(double[][] z) {
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double[] row = z[i];
      double sum = intercept;
      for (int j = 0; j < slopes.length; j++) {
        sum += slopes[j] * row[j];
      }
      out[i] = sum;
    }
    return out;
  }
}
