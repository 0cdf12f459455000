package org.diurnal.model.embed;

/// Mean and standard deviation of vectors that come one by one (Welford 1962), with memory for two
/// vectors.
final class RunningMoments {
  private final double[] mean;
  private final double[] squares; // sum of squared distances from the mean
  private int n;

  RunningMoments(int length) {
    mean = new double[length];
    squares = new double[length];
  }

  void add(float[] vector) {
    n++;
    for (int i = 0; i < mean.length; i++) {
      double before = vector[i] - mean[i];
      mean[i] += before / n;
      squares[i] += before * (vector[i] - mean[i]);
    }
  }

  int count() {
    return n;
  }

  /// The means, then the standard deviations (divided by n, not n - 1): `[2 * length]`.
  float[] meanAndStd() {
    float[] out = new float[2 * mean.length];
    for (int i = 0; i < mean.length; i++) {
      out[i] = (float) mean[i];
      out[mean.length + i] = (float) Math.sqrt(squares[i] / n);
    }
    return out;
  }
}
