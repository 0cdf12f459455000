package org.diurnal.tasks.survival;

import java.util.Arrays;
import org.diurnal.tasks.heads.Cholesky;

/// Cox's proportional hazards (1972), ties by Efron (1977), with a ridge penalty or none.
///
/// @param slopes log hazard ratio of each feature
/// @param means of the features, weighted, by which a risk is told from the average one
/// @param times of events, rising
/// @param hazards cumulative hazard of the average person, from each of those times on
public record Cox(double[] slopes, double[] means, double[] times, double[] hazards) {
  private static final int MOST_STEPS = 60;
  private static final double ENOUGH = 1e-12; // relative change of the likelihood

  /// Sums over the people at risk and over those with the event, one time after the other.
  private static final class Sums {
    final double[] gradient;
    final double[][] hessian; // lower triangle
    double logLikelihood;

    Sums(int p) {
      gradient = new double[p];
      hessian = new double[p][p];
    }
  }

  /// Fits.
  ///
  /// Maximises the log partial likelihood over the sum of weights - penalty / 2 |slopes|^2.
  ///
  /// @param penalty 0 or more
  /// @throws IllegalArgumentException if it is 0 and features depend on one another
  public static Cox fit(FollowUp f, double penalty) {
    int p = f.rows()[0].length;
    double total = Arrays.stream(f.weights()).sum();
    double[] means = new double[p];
    for (int i = 0; i < f.size(); i++) {
      for (int j = 0; j < p; j++) {
        means[j] += f.weights()[i] / total * f.rows()[i][j];
      }
    }
    double[][] x = new double[f.size()][p];
    for (int i = 0; i < f.size(); i++) {
      for (int j = 0; j < p; j++) {
        x[i][j] = f.rows()[i][j] - means[j];
      }
    }
    int[] order = f.order();
    double[] beta = new double[p];
    Sums at = sums(f, x, order, beta, true);
    double goal = goal(at, beta, penalty, total);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] hessian = at.hessian;
      double[] direction = at.gradient;
      for (int j = 0; j < p; j++) {
        hessian[j][j] += penalty * total;
        direction[j] -= penalty * total * beta[j];
      }
      Cholesky.solve(hessian, direction);
      double share = 1;
      double[] next = moved(beta, direction, share);
      double after = goal(sums(f, x, order, next, false), next, penalty, total);
      while (!(after >= goal) && share > 1e-6) {
        share /= 2;
        next = moved(beta, direction, share);
        after = goal(sums(f, x, order, next, false), next, penalty, total);
      }
      if (!(after > goal)) {
        break;
      }
      boolean done = after - goal <= ENOUGH * Math.abs(goal);
      beta = next;
      goal = after;
      if (done) {
        break;
      }
      at = sums(f, x, order, beta, true);
    }
    return withHazard(f, x, order, beta, means);
  }

  /// The log partial likelihood of slopes.
  static double logLikelihood(FollowUp f, double[] beta) {
    return sums(f, f.rows(), f.order(), beta, false).logLikelihood;
  }

  private static double goal(Sums s, double[] beta, double penalty, double total) {
    double squares = 0;
    for (double b : beta) {
      squares += b * b;
    }
    return s.logLikelihood / total - 0.5 * penalty * squares;
  }

  private static double[] moved(double[] beta, double[] direction, double share) {
    double[] next = beta.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += share * direction[j];
    }
    return next;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /// From the last time to the first, so that everybody still at risk has been added.
  private static Sums sums(FollowUp f, double[][] x, int[] order, double[] beta, boolean slopes) {
    int p = beta.length;
    Sums s = new Sums(p);
    Risk all = new Risk(p);
    for (int to = order.length; to > 0; ) {
      int from = to;
      while (from > 0 && f.times()[order[from - 1]] == f.times()[order[to - 1]]) {
        from--;
      }
      Risk tied = new Risk(p);
      int deaths = 0;
      double weight = 0;
      for (int k = from; k < to; k++) {
        int i = order[k];
        double w = f.weights()[i];
        if (w == 0) {
          continue;
        }
        double eta = dot(x[i], beta);
        double r = w * Math.exp(eta);
        all.add(r, x[i], slopes);
        if (f.events()[i] == 1) {
          tied.add(r, x[i], slopes);
          deaths++;
          weight += w;
          s.logLikelihood += w * eta;
          for (int j = 0; slopes && j < p; j++) {
            s.gradient[j] += w * x[i][j];
          }
        }
      }
      for (int l = 0; l < deaths; l++) {
        take(s, all, tied, (double) l / deaths, weight / deaths, slopes);
      }
      to = from;
    }
    return s;
  }

  /// One of several events at a time: of the others a part is still at risk.
  private static void take(
      Sums s, Risk all, Risk tied, double part, double weight, boolean slopes) {
    double sum = all.sum - part * tied.sum;
    s.logLikelihood -= weight * Math.log(sum);
    for (int j = 0; slopes && j < s.gradient.length; j++) {
      double mean = (all.first[j] - part * tied.first[j]) / sum;
      s.gradient[j] -= weight * mean;
      for (int k = 0; k <= j; k++) {
        double other = (all.first[k] - part * tied.first[k]) / sum;
        s.hessian[j][k] +=
            weight * ((all.second[j][k] - part * tied.second[j][k]) / sum - mean * other);
      }
    }
  }

  /// Sums of people's risks, and of their features by risk.
  private static final class Risk {
    double sum;
    final double[] first;
    final double[][] second; // lower triangle

    Risk(int p) {
      first = new double[p];
      second = new double[p][p];
    }

    void add(double r, double[] x, boolean slopes) {
      sum += r;
      for (int j = 0; slopes && j < first.length; j++) {
        double rx = r * x[j];
        first[j] += rx;
        for (int k = 0; k <= j; k++) {
          second[j][k] += rx * x[k];
        }
      }
    }
  }

  private static Cox withHazard(
      FollowUp f, double[][] x, int[] order, double[] beta, double[] means) {
    double[] times = new double[order.length];
    double[] steps = new double[order.length];
    int n = 0;
    double all = 0;
    for (int to = order.length; to > 0; ) {
      int from = to;
      double tied = 0;
      double weight = 0;
      int deaths = 0;
      while (from > 0 && f.times()[order[from - 1]] == f.times()[order[to - 1]]) {
        int i = order[--from];
        double w = f.weights()[i];
        double r = w * Math.exp(dot(x[i], beta));
        all += r;
        if (f.events()[i] == 1 && w > 0) {
          tied += r;
          weight += w;
          deaths++;
        }
      }
      if (deaths > 0) {
        times[n] = f.times()[order[from]];
        for (int l = 0; l < deaths; l++) {
          steps[n] += weight / deaths / (all - (double) l / deaths * tied);
        }
        n++;
      }
      to = from;
    }
    double[] rising = new double[n];
    double[] hazards = new double[n];
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += steps[n - 1 - k];
      rising[k] = times[n - 1 - k];
      hazards[k] = sum;
    }
    return new Cox(beta, means, rising, hazards);
  }

  /// The log hazard ratio of people to the average one: greater for an earlier event.
  public double[] risk(double[][] rows) {
    double[] out = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < slopes.length; j++) {
        out[i] += slopes[j] * (rows[i][j] - means[j]);
      }
    }
    return out;
  }

  /// The probability of no event until a time, that time included.
  public double survival(double[] row, double until) {
    int found = Arrays.binarySearch(times, until);
    int k = found >= 0 ? found : -found - 2;
    return k < 0 ? 1 : Math.exp(-hazards[k] * Math.exp(risk(new double[][] {row})[0]));
  }
}
