package org.diurnal.tasks.heads;

/// Logistic regression with a ridge penalty, by Newton's method with step halving.
final class Logistic {
  private static final int MOST_STEPS = 50;
  private static final double ENOUGH = 1e-9; // relative change of the loss

  private Logistic() {}

  /// Coefficients, the intercept (not penalised) last.
  ///
  /// Minimises the mean log loss + penalty / 2 |beta|^2.
  ///
  /// @param z rows of features
  /// @param y 1 or 0 a row, both at least once
  /// @param penalty above 0
  static double[] fit(double[][] z, double[] y, double penalty) {
    int n = z.length;
    int p = z[0].length + 1;
    double[] beta = new double[p];
    double yes = 0;
    for (double v : y) {
      yes += v;
    }
    beta[p - 1] = Math.log(yes / (n - yes));
    double loss = loss(z, y, penalty, beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] hessian = new double[p][p];
      double[] gradient = new double[p];
      for (int i = 0; i < n; i++) {
        double[] row = z[i];
        double m = 1 / (1 + Math.exp(-score(row, beta)));
        double w = m * (1 - m);
        double r = m - y[i];
        for (int j = 0; j < p - 1; j++) {
          double wj = w * row[j];
          gradient[j] += r * row[j];
          double[] line = hessian[j];
          for (int k = 0; k <= j; k++) {
            line[k] += wj * row[k];
          }
          hessian[p - 1][j] += wj;
        }
        gradient[p - 1] += r;
        hessian[p - 1][p - 1] += w;
      }
      for (int j = 0; j < p - 1; j++) {
        hessian[j][j] += penalty * n;
        gradient[j] += penalty * n * beta[j];
      }
      hessian[p - 1][p - 1] += 1e-9 * n; // where all rows are certain
      Cholesky.solve(hessian, gradient);
      double share = 1;
      double[] next = moved(beta, gradient, share);
      double after = loss(z, y, penalty, next);
      while (after > loss && share > 1e-6) {
        share /= 2;
        next = moved(beta, gradient, share);
        after = loss(z, y, penalty, next);
      }
      if (after > loss) {
        return beta;
      }
      boolean done = loss - after <= ENOUGH * Math.max(1e-12, loss);
      beta = next;
      loss = after;
      if (done) {
        return beta;
      }
    }
    return beta;
  }

  private static double[] moved(double[] beta, double[] direction, double share) {
    double[] next = new double[beta.length];
    for (int j = 0; j < next.length; j++) {
      next[j] = beta[j] - share * direction[j];
    }
    return next;
  }

  private static double score(double[] row, double[] beta) {
    double sum = beta[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * beta[j];
    }
    return sum;
  }

  /// -log of the probability that log-odds give to the truth.
  static double logLoss(double logOdds, double truth) {
    // log(1 + e^-m) of the margin m, without overflow.
    double margin = truth > 0.5 ? logOdds : -logOdds;
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
  }

  static double loss(double[][] z, double[] y, double penalty, double[] beta) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += logLoss(score(z[i], beta), y[i]);
    }
    double squares = 0;
    for (int j = 0; j < beta.length - 1; j++) {
      squares += beta[j] * beta[j];
    }
    return sum / z.length + 0.5 * penalty * squares;
  }
}
