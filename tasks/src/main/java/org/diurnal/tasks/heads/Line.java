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

  /// Coefficients, the intercept last.
  double[] beta() {
    double[] beta = java.util.Arrays.copyOf(slopes, slopes.length + 1);
    beta[slopes.length] = intercept;
    return beta;
  }

  @Override
  public double[] predict(double[][] z) {
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      out[i] = intercept + dot(slopes, z[i]);
    }
    return out;
  }

  /// In four sums, so that they do not wait for one another.
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < a.length; j += 4) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < a.length; j++) {
      s0 += a[j] * b[j];
    }
    return s0 + s1 + (s2 + s3);
  }
}
