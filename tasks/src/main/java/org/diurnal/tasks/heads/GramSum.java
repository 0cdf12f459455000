package org.diurnal.tasks.heads;

/// Sums of products of rows, the work of all linear heads.
final class GramSum {
  private GramSum() {}

  /// Adds the sum of w x x' over rows, x being a row with a 1 at its end.
  ///
  /// @param rows [n][p]
  /// @param w a factor a row
  /// @param to the lower triangle, [p + 1][p + 1]; what is above the diagonal may be written to
  static void add(double[][] rows, double[] w, double[][] to) {
    int p = rows.length == 0 ? 0 : rows[0].length;
    double[] ones = to[p];
    int i = 0;
    // Four rows at a time: each line of the sum is loaded and stored a quarter as often.
    for (; i + 3 < rows.length; i += 4) {
      double[] a = rows[i];
      double[] b = rows[i + 1];
      double[] c = rows[i + 2];
      double[] d = rows[i + 3];
      double wa = w[i];
      double wb = w[i + 1];
      double wc = w[i + 2];
      double wd = w[i + 3];
      for (int j = 0; j < p; j++) {
        line(to[j], j + 1, wa * a[j], a, wb * b[j], b, wc * c[j], c, wd * d[j], d);
      }
      line(ones, p, wa, a, wb, b, wc, c, wd, d);
      ones[p] += wa + wb + wc + wd;
    }
    for (; i < rows.length; i++) {
      double[] a = rows[i];
      for (int j = 0; j < p; j++) {
        double wj = w[i] * a[j];
        for (int k = 0; k <= j; k++) {
          to[j][k] += wj * a[k];
        }
        ones[j] += wj;
      }
      ones[p] += w[i];
    }
  }

  private static void line(
      double[] to,
      int n,
      double wa,
      double[] a,
      double wb,
      double[] b,
      double wc,
      double[] c,
      double wd,
      double[] d) {
    for (int k = 0; k < n; k++) {
      to[k] += wa * a[k] + wb * b[k] + wc * c[k] + wd * d[k];
    }
  }

  /// Adds the sum of w x over rows, x being a row with a 1 at its end.
  static void addRows(double[][] rows, double[] w, double[] to) {
    int p = to.length - 1;
    int i = 0;
    for (; i + 3 < rows.length; i += 4) {
      line(
          to,
          p,
          w[i],
          rows[i],
          w[i + 1],
          rows[i + 1],
          w[i + 2],
          rows[i + 2],
          w[i + 3],
          rows[i + 3]);
      to[p] += w[i] + w[i + 1] + w[i + 2] + w[i + 3];
    }
    for (; i < rows.length; i++) {
      for (int k = 0; k < p; k++) {
        to[k] += w[i] * rows[i][k];
      }
      to[p] += w[i];
    }
  }
}
