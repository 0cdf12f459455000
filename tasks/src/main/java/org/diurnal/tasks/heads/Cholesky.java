package org.diurnal.tasks.heads;

/// Solves symmetric positive definite systems in place.
public final class Cholesky {
  private Cholesky() {}

  /// Solves A x = b; `b` becomes x, `a` its factor.
  ///
  /// @param a the lower triangle of A, [n][n]; what is above the diagonal is not read
  /// @throws IllegalArgumentException if A is not positive definite
  public static void solve(double[][] a, double[] b) {
    int n = b.length;
    for (int j = 0; j < n; j++) {
      double[] aj = a[j];
      for (int k = 0; k <= j; k++) {
        double[] ak = a[k];
        double sum = aj[k];
        for (int i = 0; i < k; i++) {
          sum -= aj[i] * ak[i];
        }
        if (j == k) {
          if (!(sum > 0)) {
            throw new IllegalArgumentException("row " + j + ": not positive definite");
          }
          aj[j] = Math.sqrt(sum);
        } else {
          aj[k] = sum / ak[k];
        }
      }
    }
    for (int j = 0; j < n; j++) {
      double sum = b[j];
      for (int k = 0; k < j; k++) {
        sum -= a[j][k] * b[k];
      }
      b[j] = sum / a[j][j];
    }
    for (int j = n - 1; j >= 0; j--) {
      double sum = b[j];
      for (int k = j + 1; k < n; k++) {
        sum -= a[k][j] * b[k];
      }
      b[j] = sum / a[j][j];
    }
  }
}
