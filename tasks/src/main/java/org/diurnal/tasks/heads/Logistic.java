package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.Optional;

/// Weighted logistic regression with a ridge penalty or none, by Newton's method.
///
/// The matrix of second derivatives is what costs: n p squared multiplications, where a gradient
/// costs n p. So it is kept while steps with it shrink fast, from one penalty to the next too, and
/// made anew when they do not. What is reached is the same: the point where the gradient is zero.
final class Logistic {
  private static final int MOST_STEPS = 200;
  private static final int MOST_CURVATURES =
      50; // where yes and no are told completely, it has no end
  private static final double STILL = 1e-7; // of the largest score, or of 1

  /// The same while penalties are only compared.
  static final double NEARLY_STILL = 1e-6;

  private static final double FAST = 0.3; // a step's size to that of the one before
  private static final int CHUNK = 32; // numbers of 1 to 2 whose product is far below infinity

  private final double[][] z;
  private final double[] y;
  private final double[] weights; // their sum is 1
  private final boolean equal; // all weights are the same
  private final int p; // coefficients, the intercept last
  private final double[] share; // of the penalty, by column

  private final double[] probability; // at the point last looked at
  private double[][] curvature = new double[0][]; // kept, without penalty; lower triangle
  private int curvatures;

  /// @param z rows of features
  /// @param y 1 or 0 a row, both at least once
  /// @param weights 0 or more, of which only ratios count
  Logistic(double[][] z, double[] y, double[] weights) {
    this(z, y, weights, 0);
  }

  /// Of rows whose last columns may be penalised [LinearProbe#SPARED] times as much.
  Logistic(Training t) {
    this(t.rows(), t.values(), t.weights(), t.spared());
  }

  private Logistic(double[][] z, double[] y, double[] weights, int spared) {
    this.share = new double[z[0].length];
    for (int j = 0; j < share.length; j++) {
      share[j] = j < share.length - spared ? 1 : LinearProbe.SPARED;
    }
    this.z = z;
    this.y = y;
    double sum = Weights.sum(weights);
    this.weights = new double[weights.length];
    boolean same = true;
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] = weights[i] / sum;
      same &= weights[i] == weights[0];
    }
    this.equal = same;
    this.p = z[0].length + 1;
    this.probability = new double[z.length];
  }

  /// Coefficients, the intercept (not penalised) last, of rows that all count the same.
  static double[] fit(double[][] z, double[] y, double penalty) {
    Logistic l = new Logistic(z, y, Weights.equal(y.length));
    return l.fit(penalty, l.start());
  }

  /// What is known without features: the intercept alone.
  double[] start() {
    double yes = 0;
    for (int i = 0; i < y.length; i++) {
      yes += weights[i] * y[i];
    }
    double[] beta = new double[p];
    beta[p - 1] = LogOdds.of(yes);
    return beta;
  }

  /// Coefficients, the intercept (not penalised) last.
  ///
  /// Minimises the weighted mean log loss + penalty / 2 |beta|^2.
  ///
  /// @param penalty 0 or more
  /// @param from where to begin, for example the solution of another penalty
  /// @throws IllegalArgumentException if the penalty is 0 and columns depend on one another
  double[] fit(double penalty, double[] from) {
    return fit(penalty, from, STILL);
  }

  /// The same, ended where a step changes no score by more than `still`.
  double[] fit(double penalty, double[] from, double still) {
    double[] beta = from.clone();
    double[] scores = scores(beta);
    double loss = loss(scores, penalty, beta); // and the probabilities here
    Optional<Step> before = Optional.empty(); // with the same curvature
    curvatures = 0;
    boolean fresh = curvature.length == 0;
    if (fresh) {
      curvature = curvature();
    }
    int flat = 0; // steps that changed the loss by rounding alone
    for (int step = 0; step < MOST_STEPS; step++) {
      Step next = step(penalty, beta);
      boolean enough = next.size <= still * Math.max(1, largest(scores));
      if (!fresh && !enough && before.isPresent() && next.size > FAST * before.get().size) {
        if (curvatures > MOST_CURVATURES) {
          return beta;
        }
        curvature = curvature();
        fresh = true;
        before = Optional.empty();
        continue;
      }
      Step taken = next.mixedWith(before);
      double[] nextBeta = moved(beta, taken.move, 1);
      double[] nextScores = moved(scores, taken.moveOfScores, 1);
      double after = loss(nextScores, penalty, nextBeta);
      double share = 1;
      // Near the end losses differ by rounding alone: there the step is taken as it is.
      while (!enough && after > loss + 1e-13 * Math.abs(loss) && share > 1e-6) {
        share = taken == next ? share / 2 : 1;
        taken = next;
        nextBeta = moved(beta, next.move, share);
        nextScores = moved(scores, next.moveOfScores, share);
        after = loss(nextScores, penalty, nextBeta);
      }
      flat = after > loss - 1e-14 * Math.abs(loss) ? flat + 1 : 0;
      beta = nextBeta;
      scores = nextScores;
      loss = after;
      if (enough || share <= 1e-6 || flat == 4) {
        return beta;
      }
      // A shortened step says that the curvature is that of a place too far away.
      before = share < 1 ? Optional.of(next.ofNoSize()) : Optional.of(taken);
      fresh = false;
    }
    return beta;
  }

  /// A step of coefficients and what it does to scores.
  ///
  /// @param direction what Newton's method says
  /// @param ofScores the same of scores
  /// @param move what is gone, mixed with the step before
  /// @param moveOfScores the same of scores
  /// @param size the greatest change of a score that `direction` makes
  private record Step(
      double[] direction, double[] ofScores, double[] move, double[] moveOfScores, double size) {
    /// Anderson's mixing (1965) of depth one: what is left shrinks along much the same line from
    /// step to step, so two of them tell where it ends.
    Step mixedWith(Optional<Step> before) {
      if (before.isEmpty() || before.get().size == 0) {
        return this;
      }
      Step b = before.get();
      double along = 0;
      double square = 0;
      for (int i = 0; i < ofScores.length; i++) {
        double d = ofScores[i] - b.ofScores[i];
        along += ofScores[i] * d;
        square += d * d;
      }
      if (!(square > 0)) {
        return this;
      }
      double t = along / square;
      return new Step(
          direction,
          ofScores,
          mixed(direction, b.direction, b.move, t),
          mixed(ofScores, b.ofScores, b.moveOfScores, t),
          size);
    }

    private static double[] mixed(double[] now, double[] before, double[] gone, double t) {
      double[] out = new double[now.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = now[i] - t * (gone[i] + now[i] - before[i]);
      }
      return out;
    }

    /// Whatever follows is too large beside it, so that the curvature is made anew.
    Step ofNoSize() {
      return new Step(direction, ofScores, move, moveOfScores, 0);
    }
  }

  private Step step(double penalty, double[] beta) {
    double[] direction = gradient(penalty, beta);
    Cholesky.solve(penalised(penalty), direction);
    for (int j = 0; j < p; j++) {
      direction[j] = -direction[j];
    }
    double[] change = Line.of(direction).predict(z);
    return new Step(direction, change, direction, change, largest(change));
  }

  /// The second derivatives at the point last looked at.
  private double[][] curvature() {
    curvatures++;
    double[] w = new double[z.length];
    for (int i = 0; i < w.length; i++) {
      w[i] = weights[i] * probability[i] * (1 - probability[i]);
    }
    double[][] sum = new double[p][p];
    GramSum.add(z, w, sum);
    return sum;
  }

  private double[][] penalised(double penalty) {
    double[][] a = new double[p][];
    for (int j = 0; j < p; j++) {
      a[j] = Arrays.copyOf(curvature[j], j + 1);
      a[j][j] += j == p - 1 ? 1e-9 : penalty * share[j]; // 1e-9 where all rows are certain
    }
    return a;
  }

  private double[] gradient(double penalty, double[] beta) {
    double[] r = new double[z.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = weights[i] * (probability[i] - y[i]);
    }
    double[] gradient = new double[p];
    GramSum.addRows(z, r, gradient);
    for (int j = 0; j < p - 1; j++) {
      gradient[j] += penalty * share[j] * beta[j];
    }
    return gradient;
  }

  private double[] scores(double[] beta) {
    return Line.of(beta).predict(z);
  }

  private static double largest(double[] x) {
    double most = 0;
    for (double v : x) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }

  private static double[] moved(double[] from, double[] direction, double share) {
    double[] next = new double[from.length];
    for (int j = 0; j < next.length; j++) {
      next[j] = from[j] + share * direction[j];
    }
    return next;
  }

  /// -log of the probability that log-odds give to the truth.
  static double logLoss(double logOdds, double truth) {
    // log(1 + e^-m) of the margin m, without overflow.
    double margin = truth > 0.5 ? logOdds : -logOdds;
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
  }

  /// What is minimised.
  double loss(double penalty, double[] beta) {
    return loss(scores(beta), penalty, beta);
  }

  /// What is minimised; sets the probabilities at these scores.
  private double loss(double[] scores, double penalty, double[] beta) {
    double sum = 0;
    double product = 1;
    for (int i = 0; i < scores.length; i++) {
      double s = scores[i];
      double e = Math.exp(-Math.abs(s));
      probability[i] = (s >= 0 ? 1 : e) / (1 + e);
      double w = weights[i];
      if (w == 0) {
        continue;
      }
      // -log of the truth's probability is max(0, -margin) + log(1 + e).
      sum += w * (y[i] > 0.5 ? Math.max(0, -s) : Math.max(0, s));
      if (equal) {
        product *= 1 + e; // one logarithm for many rows
        if (i % CHUNK == CHUNK - 1) {
          sum += w * Math.log(product);
          product = 1;
        }
      } else {
        sum += w * Math.log1p(e);
      }
    }
    sum += equal ? weights[0] * Math.log(product) : 0;
    double squares = 0;
    for (int j = 0; j < p - 1; j++) {
      squares += share[j] * beta[j] * beta[j];
    }
    return sum + 0.5 * penalty * squares;
  }
}
