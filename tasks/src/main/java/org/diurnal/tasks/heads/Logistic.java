package org.diurnal.tasks.heads;

/// Weighted logistic regression with a ridge penalty or none, by Newton's method with step halving.
final class Logistic {
  private static final int MOST_STEPS = 50;
  private static final double ENOUGH = 1e-9; // relative change of the loss

  private final double[][] z;
  private final double[] y;
  private final double[] weights; // their sum is 1
  private final int p; // coefficients, the intercept last

  /// @param z rows of features
  /// @param y 1 or 0 a row, both at least once
  /// @param weights 0 or more, of which only ratios count
  Logistic(double[][] z, double[] y, double[] weights) {
    this.z = z;
    this.y = y;
    double sum = Weights.sum(weights);
    this.weights = java.util.Arrays.stream(weights).map(w -> w / sum).toArray();
    this.p = z[0].length + 1;
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
    beta[p - 1] = Math.log(yes / (1 - yes));
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
    double[] beta = from.clone();
    double[] scores = scores(beta);
    double loss = loss(scores, penalty, beta);
    double[] w = new double[z.length];
    double[] r = new double[z.length];
    for (int step = 0; step < MOST_STEPS; step++) {
      for (int i = 0; i < z.length; i++) {
        double m = 1 / (1 + Math.exp(-scores[i]));
        w[i] = weights[i] * m * (1 - m);
        r[i] = weights[i] * (m - y[i]);
      }
      double[][] hessian = new double[p][p];
      GramSum.add(z, w, hessian);
      double[] gradient = new double[p];
      GramSum.addRows(z, r, gradient);
      for (int j = 0; j < p - 1; j++) {
        hessian[j][j] += penalty;
        gradient[j] += penalty * beta[j];
      }
      hessian[p - 1][p - 1] += 1e-9; // where all rows are certain
      Cholesky.solve(hessian, gradient);
      double share = 1;
      double[] next = moved(beta, gradient, share);
      double[] nextScores = scores(next);
      double after = loss(nextScores, penalty, next);
      while (after > loss && share > 1e-6) {
        share /= 2;
        next = moved(beta, gradient, share);
        nextScores = scores(next);
        after = loss(nextScores, penalty, next);
      }
      if (after > loss) {
        return beta;
      }
      boolean done = loss - after <= ENOUGH * Math.max(1e-12, loss);
      beta = next;
      scores = nextScores;
      loss = after;
      if (done) {
        return beta;
      }
    }
    return beta;
  }

  private double[] scores(double[] beta) {
    return Line.of(beta).predict(z);
  }

  private static double[] moved(double[] beta, double[] direction, double share) {
    double[] next = new double[beta.length];
    for (int j = 0; j < next.length; j++) {
      next[j] = beta[j] - share * direction[j];
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

  private double loss(double[] scores, double penalty, double[] beta) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      if (weights[i] > 0) {
        sum += weights[i] * logLoss(scores[i], y[i]);
      }
    }
    double squares = 0;
    for (int j = 0; j < p - 1; j++) {
      squares += beta[j] * beta[j];
    }
    return sum + 0.5 * penalty * squares;
  }
}
