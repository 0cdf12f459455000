package org.diurnal.tasks.heads;

import java.util.function.DoubleFunction;

/// The published linear probe, on the first 50 [Components] of features: ridge regression for
/// quantities, logistic regression with the same penalty for yes or no.
///
/// The penalty, one of [#PENALTIES] against a mean loss over rows, is chosen on a fifth of the
/// training rows by squared error or log loss; then the head is fitted on all of them. Features
/// that are spared ([Training#spared]) are penalised [#SPARED] squared times less: under one
/// penalty for all, fifty components that say nothing would shrink age away with them.
///
/// @param seed which fifth
public record LinearProbe(long seed) {
  /// As published.
  public static final int PUBLISHED_COMPONENTS = 50;

  static final double[] PENALTIES = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100};

  private static final double SPARED = 30; // times their scale, which is the same as less penalty

  /// Fits a quantity.
  ///
  /// @param z rows of components
  /// @param y a value a row
  public Head quantity(double[][] z, double[] y) {
    return fit(Training.of(z, y, Answer.QUANTITY));
  }

  /// Fits a yes or no.
  ///
  /// @param z rows of components
  /// @param y 1 or 0 a row, both at least once
  /// @throws IllegalArgumentException if all rows say the same
  public Head yesOrNo(double[][] z, double[] y) {
    return fit(Training.of(z, y, Answer.YES_OR_NO));
  }

  /// Fits weighted rows.
  public Line fit(Training t) {
    return plain(t, penalty(t));
  }

  /// Fits without choosing: weighted least squares, or weighted logistic regression.
  ///
  /// @param penalty 0 or more
  /// @throws IllegalArgumentException if it is 0 and features depend on one another
  public static Line plain(Training t, double penalty) {
    return Line.of(fits(t).apply(penalty));
  }

  /// The same from where other rows, much like these, ended.
  static Line plain(Training t, double penalty, Line from) {
    return switch (t.answer()) {
      case QUANTITY -> plain(t, penalty);
      case YES_OR_NO -> {
        double[] beta = java.util.Arrays.copyOf(from.slopes(), from.slopes().length + 1);
        beta[beta.length - 1] = from.intercept();
        scaleSpared(beta, t, 1 / SPARED);
        double[] found = new Logistic(stretched(t), t.values(), t.weights()).fit(penalty, beta);
        yield Line.of(scaleSpared(found, t, SPARED));
      }
    };
  }

  /// Coefficients by penalty; what does not depend on it is computed once.
  private static DoubleFunction<double[]> fits(Training t) {
    return switch (t.answer()) {
      case QUANTITY -> {
        Ridge ridge = new Ridge(stretched(t), t.values(), t.weights());
        yield penalty -> scaleSpared(ridge.of(penalty), t, SPARED);
      }
      case YES_OR_NO -> {
        Logistic logistic = new Logistic(stretched(t), t.values(), t.weights());
        yield penalty -> scaleSpared(logistic.fit(penalty, logistic.start()), t, SPARED);
      }
    };
  }

  /// Rows of which the spared features have [#SPARED] times their scale.
  private static double[][] stretched(Training t) {
    if (t.spared() == 0) {
      return t.rows();
    }
    double[][] rows = new double[t.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = t.rows()[i].clone();
      for (int j = rows[i].length - t.spared(); j < rows[i].length; j++) {
        rows[i][j] *= SPARED;
      }
    }
    return rows;
  }

  /// Coefficients, the intercept last, those of spared features times a factor; the same array.
  private static double[] scaleSpared(double[] beta, Training t, double by) {
    for (int j = beta.length - 1 - t.spared(); j < beta.length - 1; j++) {
      beta[j] *= by;
    }
    return beta;
  }

  /// The penalty that a fifth of the rows, not fitted on, are told best with.
  double penalty(Training t) {
    HeldOut held = HeldOut.fifth(t, seed);
    if (!held.isOfUse(t)) {
      return 1;
    }
    DoubleFunction<double[]> fits = fits(t.only(held.in()));
    double[][] outer = held.rows(t);
    double best = PENALTIES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      double loss = held.loss(t, Line.of(fits.apply(penalty)).predict(outer));
      if (loss < least) {
        least = loss;
        best = penalty;
      }
    }
    return best;
  }
}
