package org.diurnal.tasks.features;

import java.util.Optional;
import org.diurnal.core.DayWindow;

/// One cycle of 24 hours fitted to minutes by least squares: y = M + b cos(2 pi t / 24 h) + c sin(2
/// pi t / 24 h) (Halberg et al. 1967; Cornelissen 2014, doi 10.1186/1742-4682-11-16).
///
/// @param mesor M, the level that the cycle goes round
/// @param cos b
/// @param sin c
record Cosinor(double mesor, double cos, double sin) {
  /// Fewer minutes of the day than this do not tell a cycle from a level.
  static final int LEAST_MINUTES = 12 * 60;

  private static final double FLAT = 1e-9;

  /// Fits; gaps do not matter.
  ///
  /// @param sum of the values of each minute of the day, [1440]
  /// @param count of them, [1440]
  /// @return empty with fewer than [#LEAST_MINUTES] minutes of the day
  static Optional<Cosinor> fit(double[] sum, int[] count) {
    double[][] a = new double[3][3];
    double[] b = new double[3];
    int minutes = 0;
    for (int m = 0; m < sum.length; m++) {
      if (count[m] > 0) {
        minutes++;
        double angle = 2 * Math.PI * m / DayWindow.MINUTES;
        double[] x = {1, Math.cos(angle), Math.sin(angle)};
        for (int i = 0; i < 3; i++) {
          b[i] += x[i] * sum[m];
          for (int k = 0; k < 3; k++) {
            a[i][k] += count[m] * x[i] * x[k];
          }
        }
      }
    }
    double det = determinant(a);
    if (minutes < LEAST_MINUTES || Math.abs(det) < 1e-6) {
      return Optional.empty();
    }
    return Optional.of(
        new Cosinor(
            determinant(replaced(a, b, 0)) / det,
            determinant(replaced(a, b, 1)) / det,
            determinant(replaced(a, b, 2)) / det));
  }

  /// Half the way from trough to peak.
  double amplitude() {
    return Math.hypot(cos, sin);
  }

  /// The hour of the peak, 0 to 24, to a minute; NaN where there is no cycle.
  double acrophaseHours() {
    return amplitude() > FLAT
        ? Math.floorMod(Math.round(Math.atan2(sin, cos) / (2 * Math.PI) * 24 * 60), 24 * 60) / 60.0
        : Double.NaN;
  }

  /// The cycle at a minute of the day.
  double at(int minute) {
    double angle = 2 * Math.PI * minute / DayWindow.MINUTES;
    return mesor + cos * Math.cos(angle) + sin * Math.sin(angle);
  }

  private static double[][] replaced(double[][] a, double[] b, int column) {
    double[][] r = {a[0].clone(), a[1].clone(), a[2].clone()};
    for (int i = 0; i < 3; i++) {
      r[i][column] = b[i];
    }
    return r;
  }

  private static double determinant(double[][] a) {
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
        - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
        + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  }
}
