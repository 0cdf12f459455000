package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;

/// The published linear probe, on the first 50 [Components] of features: ridge regression for
/// quantities, logistic regression with the same penalty for yes or no.
///
/// The penalty, of [#PENALTIES] times the number of rows, is chosen on a fifth of the training rows
/// by squared error or log loss; then the head is fitted on all of them.
///
/// @param seed which fifth
public record LinearProbe(long seed) {
  /// As published.
  public static final int PUBLISHED_COMPONENTS = 50;

  static final double[] PENALTIES = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

  /// Fits a quantity.
  ///
  /// @param z rows of components
  /// @param y a value a row
  public Head quantity(double[][] z, double[] y) {
    return fit(z, y, LinearProbe::ridge, LinearProbe::squaredError);
  }

  /// Fits a yes or no.
  ///
  /// @param z rows of components
  /// @param y 1 or 0 a row, both at least once
  /// @throws IllegalArgumentException if all rows say the same
  public Head yesOrNo(double[][] z, double[] y) {
    if (Arrays.stream(y).distinct().count() != 2) {
      throw new IllegalArgumentException("a yes or no of which all rows say the same");
    }
    return fit(z, y, Logistic::fit, Logistic::logLoss);
  }

  /// Coefficients, the intercept last, of components that are already found.
  interface Fit {
    double[] of(double[][] z, double[] y, double penalty);
  }

  interface Loss {
    double of(double predicted, double truth);
  }

  private Head fit(double[][] z, double[] y, Fit fit, Loss loss) {
    double[] beta = fit.of(z, y, penalty(z, y, fit, loss));
    return rows -> apply(rows, beta);
  }

  private double penalty(double[][] z, double[] y, Fit fit, Loss loss) {
    boolean[] held = held(y);
    double[][] inner = rows(z, held, false);
    double[] innerY = values(y, held, false);
    double[][] outer = rows(z, held, true);
    double[] outerY = values(y, held, true);
    if (inner.length < 2 || outer.length == 0) {
      return 1;
    }
    double best = PENALTIES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      double[] predicted = apply(outer, fit.of(inner, innerY, penalty));
      double sum = 0;
      for (int i = 0; i < predicted.length; i++) {
        sum += loss.of(predicted[i], outerY[i]);
      }
      if (sum < least) {
        least = sum;
        best = penalty;
      }
    }
    return best;
  }

  /// A fifth of the rows, of every value in turn so that yes and no are on both sides.
  private boolean[] held(double[] y) {
    Integer[] order = new Integer[y.length];
    SplittableRandom random = Randomness.of(seed, Randomness.key("penalty"));
    double[] draw = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      order[i] = i;
      draw[i] = random.nextDouble();
    }
    Arrays.sort(
        order,
        (a, b) -> y[a] == y[b] ? Double.compare(draw[a], draw[b]) : Double.compare(y[a], y[b]));
    boolean[] held = new boolean[y.length];
    for (int i = 2; i < y.length; i += 5) {
      held[order[i]] = true;
    }
    return held;
  }

  /// Ridge regression in closed form, the intercept not penalised.
  static double[] ridge(double[][] z, double[] y, double penalty) {
    int p = z[0].length;
    double mean = Arrays.stream(y).average().orElse(0);
    double[] columnMean = columnMeans(z);
    double[][] a = new double[p][p];
    double[] b = new double[p];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < p; j++) {
        double zj = z[i][j] - columnMean[j];
        b[j] += zj * (y[i] - mean);
        for (int k = 0; k <= j; k++) {
          a[j][k] += zj * (z[i][k] - columnMean[k]);
        }
      }
    }
    for (int j = 0; j < p; j++) {
      a[j][j] += penalty * z.length;
    }
    Cholesky.solve(a, b);
    double[] beta = Arrays.copyOf(b, p + 1);
    beta[p] = mean;
    for (int j = 0; j < p; j++) {
      beta[p] -= b[j] * columnMean[j];
    }
    return beta;
  }

  private static double[] columnMeans(double[][] z) {
    double[] mean = new double[z[0].length];
    for (double[] row : z) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / z.length;
      }
    }
    return mean;
  }

  private static double[] apply(double[][] z, double[] beta) {
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double sum = beta[beta.length - 1];
      for (int j = 0; j < z[i].length; j++) {
        sum += beta[j] * z[i][j];
      }
      out[i] = sum;
    }
    return out;
  }

  private static double squaredError(double predicted, double truth) {
    return (predicted - truth) * (predicted - truth);
  }

  private static double[][] rows(double[][] x, boolean[] held, boolean which) {
    return java.util.stream.IntStream.range(0, x.length)
        .filter(i -> held[i] == which)
        .mapToObj(i -> x[i])
        .toArray(double[][]::new);
  }

  private static double[] values(double[] y, boolean[] held, boolean which) {
    return java.util.stream.IntStream.range(0, y.length)
        .filter(i -> held[i] == which)
        .mapToDouble(i -> y[i])
        .toArray();
  }
}
