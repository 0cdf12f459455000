package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Randomness;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Principal axes of standardised rows, [axes][features], those of most variance first.
final class Axes {
  private static final double NONE = 1e-10; // of the first variance
  private static final int MORE = 14; // axes carried along, so that the last wanted ones are good
  private static final int ROUNDS = 6;

  private Axes() {}

  /// By all eigenvectors of Z'Z.
  static double[][] exact(double[][] z, int most) {
    int p = z[0].length;
    double[][] gram = new double[p][p];
    for (double[] row : z) {
      for (int j = 0; j < p; j++) {
        double[] line = gram[j];
        for (int k = 0; k <= j; k++) {
          line[k] += row[j] * row[k];
        }
      }
    }
    mirror(gram);
    Spectrum eigen = eigen(gram);
    return IntStream.range(0, kept(eigen.variances(), most))
        .mapToObj(c -> eigen.axis(c))
        .toArray(double[][]::new);
  }

  /// By subspace iteration (Halko, Martinsson, Tropp 2011): a random start, multiplied by Z'Z and
  /// made orthonormal again, [#ROUNDS] times; then the exact axes within that subspace.
  static double[][] bySubspace(double[][] z, int most, long seed) {
    int p = z[0].length;
    int l = Math.min(p, most + MORE);
    SplittableRandom random = Randomness.of(seed, Randomness.key("axes"));
    double[][] q = new double[l][p];
    for (double[] axis : q) {
      Arrays.setAll(axis, j -> random.nextGaussian());
    }
    orthonormal(q);
    for (int r = 0; r < ROUNDS; r++) {
      q = timesGram(z, q);
      orthonormal(q);
    }
    double[][] inside = new double[l][l];
    double[] projected = new double[l];
    for (double[] row : z) {
      for (int a = 0; a < l; a++) {
        projected[a] = dot(q[a], row);
      }
      for (int a = 0; a < l; a++) {
        for (int b = 0; b <= a; b++) {
          inside[a][b] += projected[a] * projected[b];
        }
      }
    }
    mirror(inside);
    Spectrum eigen = eigen(inside);
    double[][] axes = new double[kept(eigen.variances(), most)][p];
    for (int c = 0; c < axes.length; c++) {
      double[] mix = eigen.axis(c);
      for (int a = 0; a < l; a++) {
        add(axes[c], mix[a], q[a]);
      }
    }
    return axes;
  }

  private static double[][] timesGram(double[][] z, double[][] q) {
    double[][] out = new double[q.length][q[0].length];
    for (double[] row : z) {
      for (int a = 0; a < q.length; a++) {
        add(out[a], dot(q[a], row), row);
      }
    }
    return out;
  }

  /// Gram-Schmidt, twice for the sake of rounding; what depends on others becomes zero.
  private static void orthonormal(double[][] q) {
    for (int a = 0; a < q.length; a++) {
      double before = Math.sqrt(dot(q[a], q[a]));
      for (int twice = 0; twice < 2; twice++) {
        for (int b = 0; b < a; b++) {
          add(q[a], -dot(q[a], q[b]), q[b]);
        }
      }
      double norm = Math.sqrt(dot(q[a], q[a]));
      double by = norm > 1e-10 * before ? 1 / norm : 0;
      for (int j = 0; j < q[a].length; j++) {
        q[a][j] *= by;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < a.length; j += 4) { // four sums, so that they do not wait for one another
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < a.length; j++) {
      s0 += a[j] * b[j];
    }
    return s0 + s1 + s2 + s3;
  }

  private static void add(double[] to, double times, double[] what) {
    for (int j = 0; j < to.length; j++) {
      to[j] += times * what[j];
    }
  }

  private static void mirror(double[][] a) {
    for (int j = 0; j < a.length; j++) {
      for (int k = 0; k < j; k++) {
        a[k][j] = a[j][k];
      }
    }
  }

  /// Falling variances, and the axis of each in a column.
  private record Spectrum(double[] variances, RealMatrix axes) {
    double[] axis(int c) {
      return axes.getColumn(c);
    }
  }

  /// Of a matrix of products: symmetric, nothing below zero. The iteration for eigenvectors may not
  /// come to an end where there are fewer rows than features; there the singular values, which are
  /// the same of such a matrix, are taken.
  private static Spectrum eigen(double[][] a) {
    RealMatrix matrix = new Array2DRowRealMatrix(a, false);
    try {
      EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(matrix);
      return new Spectrum(eigen.getEigenvalues(), eigen.getV());
    } catch (MathIllegalStateException e) {
      SingularValueDecomposition singular = new SingularValueDecomposition(matrix);
      return new Spectrum(singular.getSingularValues(), singular.getU());
    }
  }

  /// How many falling variances count.
  private static int kept(double[] variance, int most) {
    int k = 0;
    while (k < Math.min(most, variance.length)
        && variance[k] > NONE * Math.max(Double.MIN_NORMAL, variance[0])) {
      k++;
    }
    return k;
  }
}
