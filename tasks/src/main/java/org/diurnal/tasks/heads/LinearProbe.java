package org.diurnal.tasks.heads;

import java.util.Optional;
import java.util.function.DoubleFunction;

/// The published linear probe, on the first 50 [Components] of features: ridge regression for
/// quantities, logistic regression with the same penalty for yes or no.
///
/// The penalty, one of [#PENALTIES] against a mean loss over rows, is chosen on a fifth of the
/// training rows by squared error or log loss; then the head is fitted on all of them. Features
/// that are spared ([Training#spared]) are penalised [#SPARED] times as much: under one penalty for
/// all, fifty components that say nothing would shrink age away with them.
///
/// @param seed which fifth
public record LinearProbe(long seed) {
  /// As published.
  public static final int PUBLISHED_COMPONENTS = 50;

  static final double[] PENALTIES = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100};

  static final double SPARED = 1.0 / 900;

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
    Choice choice = choice(t);
    return choice.sums().isPresent()
        ? Line.of(choice.sums().get().of(choice.penalty(), t.spared()))
        : choice.inner().isPresent()
            ? plain(t, choice.penalty(), choice.inner().get())
            : plain(t, choice.penalty());
  }

  /// Fits without choosing: weighted least squares, or weighted logistic regression.
  ///
  /// @param penalty 0 or more
  /// @throws IllegalArgumentException if it is 0 and features depend on one another
  public static Line plain(Training t, double penalty) {
    return Line.of(
        switch (t.answer()) {
          case QUANTITY -> new Ridge(t.rows(), t.values(), t.weights()).of(penalty, t.spared());
          case YES_OR_NO -> {
            Logistic logistic = new Logistic(t);
            yield logistic.fit(penalty, logistic.start());
          }
        });
  }

  /// The same from where other rows, much like these, ended.
  static Line plain(Training t, double penalty, Line from) {
    return switch (t.answer()) {
      case QUANTITY -> plain(t, penalty);
      case YES_OR_NO -> Line.of(new Logistic(t).fit(penalty, from.beta()));
    };
  }

  /// What was chosen, and what was computed for it that the fit of all rows can begin with.
  ///
  /// @param inner the head of the rows not held back, where it is a start
  /// @param sums of all rows
  private record Choice(double penalty, Optional<Line> inner, Optional<Ridge> sums) {}

  /// The penalty that a fifth of the rows, not fitted on, are told best with.
  double penalty(Training t) {
    return choice(t).penalty();
  }

  private Choice choice(Training t) {
    HeldOut held = HeldOut.fifth(t, seed);
    if (!held.isOfUse(t)) {
      return new Choice(1, Optional.empty(), Optional.empty());
    }
    Training in = t.only(held.in());
    double[][] outer = held.rows(t);
    return switch (t.answer()) {
      case QUANTITY -> {
        double[] means = Ridge.means(t.rows(), t.values(), t.weights());
        Ridge ofIn = new Ridge(means, in.rows(), in.values(), in.weights());
        double penalty = best(t, held, outer, p -> Line.of(ofIn.of(p, t.spared()))).penalty();
        Ridge ofOut = new Ridge(means, outer, held.values(t), held.weights(t));
        yield new Choice(penalty, Optional.empty(), Optional.of(ofIn.and(ofOut)));
      }
      case YES_OR_NO -> {
        Logistic logistic = new Logistic(in);
        double[][] at = {logistic.start()}; // each penalty begins where the one before ended
        yield best(
            t,
            held,
            outer,
            p -> {
              at[0] = logistic.fit(p, at[0], Logistic.NEARLY_STILL);
              return Line.of(at[0]);
            });
      }
    };
  }

  private static Choice best(Training t, HeldOut held, double[][] outer, DoubleFunction<Line> fit) {
    Line best = new Line(new double[0], 0);
    double penalty = PENALTIES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double p : PENALTIES) {
      Line line = fit.apply(p);
      double loss = held.loss(t, line.predict(outer));
      if (loss < least) {
        least = loss;
        best = line;
        penalty = p;
      }
    }
    return new Choice(
        penalty,
        least < Double.POSITIVE_INFINITY ? Optional.of(best) : Optional.empty(),
        Optional.empty());
  }
}
