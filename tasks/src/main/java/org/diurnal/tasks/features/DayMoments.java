package org.diurnal.tasks.features;

/// Mean and standard deviation (divided by n) of features over a person's days, a missing one (NaN)
/// left out of both.
final class DayMoments {
  private final int[] count;
  private final double[] mean;
  private final double[] squares;

  DayMoments(int features) {
    count = new int[features];
    mean = new double[features];
    squares = new double[features];
  }

  void add(double[] x) {
    for (int j = 0; j < x.length; j++) {
      if (!Double.isNaN(x[j])) {
        count[j]++;
        double d = x[j] - mean[j];
        mean[j] += d / count[j];
        squares[j] += d * (x[j] - mean[j]);
      }
    }
  }

  /// Means, then standard deviations; NaN of a feature that no day has.
  double[] meanAndStd() {
    int n = mean.length;
    double[] out = new double[2 * n];
    for (int j = 0; j < n; j++) {
      out[j] = count[j] == 0 ? Double.NaN : mean[j];
      out[n + j] = count[j] == 0 ? Double.NaN : Math.sqrt(squares[j] / count[j]);
    }
    return out;
  }
}
