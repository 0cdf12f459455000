package org.diurnal.tasks.heads;

import java.util.function.DoubleFunction;

/// The published linear probe, on the first 50 [Components] of features: ridge regression for
/// quantities, logistic regression with the same penalty for yes or no.
///
/// The penalty, one of [#PENALTIES] against a mean loss over rows, is chosen on a fifth of the
/// training rows by squared error or log loss; then the head is fitted on all of them.
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
        yield Line.of(new Logistic(t.rows(), t.values(), t.weights()).fit(penalty, beta));
      }
    };
  }

  /// Coefficients by penalty; what does not depend on it is computed once.
  private static DoubleFunction<double[]> fits(Training t) {
    return switch (t.answer()) {
      case QUANTITY -> new Ridge(t.rows(), t.values(), t.weights())::of;
      case YES_OR_NO -> {
        Logistic logistic = new Logistic(t.rows(), t.values(), t.weights());
        yield penalty -> logistic.fit(penalty, logistic.start());
      }
    };
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
