package org.diurnal.model.embed;

/// Mean and standard deviation of vectors that come one by one (Welford 1962), with memory for two
/// vectors. A number that a vector lacks (NaN) is left out of both.
final class RunningMoments {
  private final double[] mean;
  private final double[] squares; // sum of squared distances from the mean
  private final int[] present;
  private int n;

  RunningMoments(int length) {
    mean = new double[length];
    squares = new double[length];
    present = new int[length];
  }

  void add(float[] vector) {
    n++;
    for (int i = 0; i < mean.length; i++) {
      if (!Float.isNaN(vector[i])) {
        double before = vector[i] - mean[i];
        mean[i] += before / ++present[i];
        squares[i] += before * (vector[i] - mean[i]);
      }
    }
  }

  /// How many vectors there were.
  int count() {
    return n;
  }

  /// The means, then the standard deviations (divided by n, not n - 1): `[2 * length]`; NaN of a
  /// number that no vector has.
  float[] meanAndStd() {
    float[] out = new float[2 * mean.length];
    for (int i = 0; i < mean.length; i++) {
      out[i] = present[i] == 0 ? Float.NaN : (float) mean[i];
      out[mean.length + i] =
          present[i] == 0 ? Float.NaN : (float) Math.sqrt(squares[i] / present[i]);
    }
    return out;
  }
}
