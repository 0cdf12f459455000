package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Randomness;

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
  private double penalty(Training t) {
    boolean[] held = held(t.values());
    int[] in = IntStream.range(0, held.length).filter(i -> !held[i]).toArray();
    int[] out = IntStream.range(0, held.length).filter(i -> held[i]).toArray();
    if (in.length < 2 || out.length == 0 || !t.canBeFitted(in)) {
      return 1;
    }
    DoubleFunction<double[]> fits = fits(t.only(in));
    double[][] outer = IntStream.of(out).mapToObj(i -> t.rows()[i]).toArray(double[][]::new);
    double best = PENALTIES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      double[] predicted = Line.of(fits.apply(penalty)).predict(outer);
      double sum = 0;
      for (int i = 0; i < predicted.length; i++) {
        sum += t.weights()[out[i]] * loss(t.answer(), predicted[i], t.values()[out[i]]);
      }
      if (sum < least) {
        least = sum;
        best = penalty;
      }
    }
    return best;
  }

  private static double loss(Answer answer, double predicted, double truth) {
    return switch (answer) {
      case QUANTITY -> (predicted - truth) * (predicted - truth);
      case YES_OR_NO -> Logistic.logLoss(predicted, truth);
    };
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
}
