package org.diurnal.model.embed;

import java.util.List;

/// The two directions in which vectors differ most (principal components), for a picture.
///
/// @param points `[n][2]`, scores on the first and second component
/// @param explained the share of the total variance that each keeps, 0 to 1
@SuppressWarnings("ArrayRecordComponent")
public record PlaneProjection(double[][] points, double[] explained) {
  private static final int ITERATIONS = 500;

  /// Projects vectors by power iteration on their covariance, the second after the first is taken
  /// out. A component's sign is chosen so that its largest entry is positive.
  ///
  /// @param vectors of one length, at least one
  public static PlaneProjection of(List<float[]> vectors) {
    int n = vectors.size();
    int d = vectors.getFirst().length;
    double[] mean = new double[d];
    for (float[] v : vectors) {
      for (int i = 0; i < d; i++) {
        mean[i] += (double) v[i] / n;
      }
    }
    double[][] covariance = new double[d][d];
    for (float[] v : vectors) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          covariance[i][j] += (v[i] - mean[i]) * (v[j] - mean[j]) / n;
        }
      }
    }
    double total = 0;
    for (int i = 0; i < d; i++) {
      total += covariance[i][i];
    }
    double[][] points = new double[n][2];
    double[] explained = new double[2];
    for (int k = 0; k < 2; k++) {
      double[] axis = leading(covariance);
      double variance = deflate(covariance, axis);
      explained[k] = total > 0 ? variance / total : 0;
      for (int p = 0; p < n; p++) {
        for (int i = 0; i < d; i++) {
          points[p][k] += (vectors.get(p)[i] - mean[i]) * axis[i];
        }
      }
    }
    return new PlaneProjection(points, explained);
  }

  private static double[] leading(double[][] a) {
    int d = a.length;
    double[] v = new double[d];
    int start = 0; // the row of the greatest variance is never orthogonal to all of the answer
    for (int i = 1; i < d; i++) {
      start = a[i][i] > a[start][start] ? i : start;
    }
    System.arraycopy(a[start], 0, v, 0, d);
    normalize(v);
    for (int it = 0; it < ITERATIONS; it++) {
      double[] next = new double[d];
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          next[i] += a[i][j] * v[j];
        }
      }
      if (!normalize(next)) {
        break;
      }
      v = next;
    }
    int largest = 0;
    for (int i = 1; i < d; i++) {
      largest = Math.abs(v[i]) > Math.abs(v[largest]) ? i : largest;
    }
    if (v[largest] < 0) {
      for (int i = 0; i < d; i++) {
        v[i] = -v[i];
      }
    }
    return v;
  }

  /// Takes the variance along `axis` out of the covariance, and says how much it was.
  private static double deflate(double[][] a, double[] axis) {
    int d = a.length;
    double variance = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        variance += axis[i] * a[i][j] * axis[j];
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        a[i][j] -= variance * axis[i] * axis[j];
      }
    }
    return variance;
  }

  private static boolean normalize(double[] v) {
    double norm = 0;
    for (double x : v) {
      norm += x * x;
    }
    norm = Math.sqrt(norm);
    if (norm < 1e-300) {
      return false;
    }
    for (int i = 0; i < v.length; i++) {
      v[i] /= norm;
    }
    return true;
  }
}
