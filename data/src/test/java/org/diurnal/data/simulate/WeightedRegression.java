package org.diurnal.data.simulate;

import java.util.ArrayList;
import java.util.List;

/// Linear or logistic regression with weights, by normal equations and Newton's method: a second
/// way to what the pages of the simulator say was computed elsewhere.
final class WeightedRegression {
  private static final int NEWTON_STEPS = 15;

  private record Row(double[] x, double y, double weight) {}

  private final boolean logistic;
  private final int size; // with the intercept
  private final List<Row> rows = new ArrayList<>();

  /// @param logistic whether outcomes are yes and no, or probabilities of a yes
  /// @param variables how many, without the intercept
  WeightedRegression(boolean logistic, int variables) {
    this.logistic = logistic;
    this.size = variables + 1;
  }

  void add(double[] x, double y, double weight) {
    rows.add(new Row(x, y, weight));
  }

  /// The coefficients of the variables, without the intercept.
  double[] coefficients() {
    double[] b = new double[size];
    for (int step = 0; step < (logistic ? NEWTON_STEPS : 1); step++) {
      double[][] a = new double[size][size + 1];
      for (Row row : rows) {
        double[] x = new double[size];
        x[0] = 1;
        System.arraycopy(row.x(), 0, x, 1, size - 1);
        double eta = 0;
        for (int i = 0; i < size; i++) {
          eta += b[i] * x[i];
        }
        double fitted = logistic ? Logit.inverse(eta) : eta;
        double curvature = row.weight() * (logistic ? fitted * (1 - fitted) : 1);
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            a[i][j] += curvature * x[i] * x[j];
          }
          a[i][size] += row.weight() * (row.y() - fitted) * x[i];
        }
      }
      double[] change = solve(a);
      for (int i = 0; i < size; i++) {
        b[i] += change[i];
      }
    }
    double[] without = new double[size - 1];
    System.arraycopy(b, 1, without, 0, size - 1);
    return without;
  }

  /// Gauss and Jordan, for positive definite systems with the right side as the last column.
  private static double[] solve(double[][] a) {
    int k = a.length;
    for (int p = 0; p < k; p++) {
      for (int i = 0; i < k; i++) {
        double factor = i == p ? 0 : a[i][p] / a[p][p];
        for (int j = p; j <= k; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    double[] x = new double[k];
    for (int i = 0; i < k; i++) {
      x[i] = a[i][k] / a[i][i];
    }
    return x;
  }
}
