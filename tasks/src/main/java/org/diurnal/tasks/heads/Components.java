package org.diurnal.tasks.heads;

import java.util.Arrays;

/// Features put on one scale and turned to their principal components, as found on training rows:
/// the published downstream protocol takes 50 of them.
///
/// A missing feature (NaN) counts as its mean over the training rows that have it. A feature that
/// is the same in all training rows is left out. Components are ordered by variance; those without
/// any (below 1e-10 of the first) are left out.
public final class Components {
  private static final int EXACT = 160; // features up to which all of them are solved for

  private final double[] mean; // [features]
  private final double[] scale; // [features], 0 where the feature says nothing
  private final int direct; // features at the end that are kept as they are
  private final double[][] axes; // [components][features - direct]

  /// Components found before.
  Components(double[] mean, double[] scale, int direct, double[][] axes) {
    this.mean = mean;
    this.scale = scale;
    this.direct = direct;
    this.axes = axes;
  }

  /// Finds them.
  ///
  /// @param x rows of features, at least two rows
  /// @param most how many at most
  /// @param direct how many features at the end are only put on one scale, and follow the
  ///   components
  /// @param seed of the start of the iteration, where there are many features
  public static Components of(double[][] x, int most, int direct, long seed) {
    int n = x.length;
    int p = x[0].length;
    double[] mean = new double[p];
    double[] scale = new double[p];
    for (int j = 0; j < p; j++) {
      double sum = 0;
      int present = 0;
      for (double[] row : x) {
        if (!Double.isNaN(row[j])) {
          sum += row[j];
          present++;
        }
      }
      mean[j] = present == 0 ? 0 : sum / present;
      for (double[] row : x) {
        if (!Double.isNaN(row[j])) {
          scale[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / n;
        }
      }
    }
    for (int j = 0; j < p; j++) {
      double sd = Math.sqrt(scale[j]);
      scale[j] = sd > 1e-12 * Math.max(1, Math.abs(mean[j])) ? 1 / sd : 0;
    }
    int turned = p - direct;
    double[][] z = new double[n][];
    double[] row = new double[p];
    for (int i = 0; i < n; i++) {
      standardize(x[i], mean, scale, row);
      z[i] = Arrays.copyOf(row, turned);
    }
    double[][] axes =
        turned == 0
            ? new double[0][]
            : turned <= EXACT ? Axes.exact(z, most) : Axes.bySubspace(z, most, seed);
    return new Components(mean, scale, direct, axes);
  }

  double[] mean() {
    return mean;
  }

  double[] scale() {
    return scale;
  }

  int direct() {
    return direct;
  }

  double[][] axes() {
    return axes;
  }

  /// How many there are.
  public int count() {
    return axes.length + direct;
  }

  /// The components of rows, then the features kept as they are, [rows][count].
  public double[][] of(double[][] x) {
    double[] z = new double[mean.length];
    double[][] out = new double[x.length][count()];
    for (int i = 0; i < x.length; i++) {
      standardize(x[i], mean, scale, z);
      for (int c = 0; c < axes.length; c++) {
        double sum = 0;
        double[] axis = axes[c];
        for (int j = 0; j < axis.length; j++) {
          sum += axis[j] * z[j];
        }
        out[i][c] = sum;
      }
      System.arraycopy(z, z.length - direct, out[i], axes.length, direct);
    }
    return out;
  }

  /// The root mean square of the features that are there, on the scale of the training rows; 0 if
  /// none is.
  double distance(double[] row) {
    double sum = 0;
    int n = 0;
    for (int j = 0; j < row.length; j++) {
      if (!Double.isNaN(row[j]) && scale[j] > 0) {
        double z = (row[j] - mean[j]) * scale[j];
        sum += z * z;
        n++;
      }
    }
    return n == 0 ? 0 : Math.sqrt(sum / n);
  }

  private static void standardize(double[] row, double[] mean, double[] scale, double[] z) {
    Arrays.setAll(z, j -> Double.isNaN(row[j]) ? 0 : (row[j] - mean[j]) * scale[j]);
  }
}
