package org.diurnal.tasks.scaling;

import java.util.List;

/// How a loss falls with the network's parameters and the people learned from:
///
/// `L = floor + size * parameters^-alpha + data * people^-beta`, all five not below zero: the joint
/// form of Hoffmann et al. 2022; along one direction it is the `a C^b + c` of LSM-1.
///
/// Fitted by least squares. For given exponents the rest is linear with bounds, and solved exactly;
/// the exponents are searched on a grid that is refined around its best point, so that the result
/// depends on no start.
///
/// @param floor what no model gets below, in the loss's unit
/// @param size factor of the parameters' term
/// @param alpha its exponent
/// @param data factor of the people's term
/// @param beta its exponent
public record ScalingLaw(double floor, double size, double alpha, double data, double beta) {
  /// A model of a grid.
  ///
  /// @param parameters of the network
  /// @param people learned from
  /// @param loss on people not learned from
  public record Point(double parameters, double people, double loss) {}

  /// Fewer points than this cannot tell five numbers.
  public static final int LEAST_POINTS = 6;

  private static final int GRID = 24;
  private static final int REFINEMENTS = 4;
  private static final double FLATTEST = 0.02;
  private static final double STEEPEST = 2;

  /// The law's loss.
  public double at(double parameters, double people) {
    return floor + size * Math.pow(parameters, -alpha) + data * Math.pow(people, -beta);
  }

  /// Fits.
  ///
  /// @throws IllegalArgumentException with fewer than [#LEAST_POINTS] points
  public static ScalingLaw fit(List<Point> points) {
    if (points.size() < LEAST_POINTS) {
      throw new IllegalArgumentException(points.size() + " points; at least " + LEAST_POINTS);
    }
    double lowA = Math.log(FLATTEST);
    double highA = Math.log(STEEPEST);
    double lowB = lowA;
    double highB = highA;
    ScalingLaw best = of(points, FLATTEST, FLATTEST);
    double least = error(points, best);
    for (int round = 0; round < REFINEMENTS; round++) {
      for (int i = 0; i <= GRID; i++) {
        for (int k = 0; k <= GRID; k++) {
          ScalingLaw law =
              of(
                  points,
                  Math.exp(lowA + (highA - lowA) * i / GRID),
                  Math.exp(lowB + (highB - lowB) * k / GRID));
          double e = error(points, law);
          if (e < least) {
            least = e;
            best = law;
          }
        }
      }
      double spanA = 2 * (highA - lowA) / GRID;
      double spanB = 2 * (highB - lowB) / GRID;
      lowA = Math.max(Math.log(FLATTEST), Math.log(best.alpha) - spanA);
      highA = Math.min(Math.log(STEEPEST), Math.log(best.alpha) + spanA);
      lowB = Math.max(Math.log(FLATTEST), Math.log(best.beta) - spanB);
      highB = Math.min(Math.log(STEEPEST), Math.log(best.beta) + spanB);
    }
    return best;
  }

  private static double error(List<Point> points, ScalingLaw law) {
    return points.stream()
        .mapToDouble(p -> p.loss() - law.at(p.parameters(), p.people()))
        .map(r -> r * r)
        .sum();
  }

  /// The best law of given exponents: of all sets of terms, the best whose factors are positive.
  private static ScalingLaw of(List<Point> points, double alpha, double beta) {
    ScalingLaw best = new ScalingLaw(0, 0, alpha, 0, beta);
    double least = error(points, best);
    double[][] x = new double[points.size()][];
    for (int i = 0; i < x.length; i++) {
      Point p = points.get(i);
      // Relative to the first point, so that all columns are near 1.
      Point first = points.getFirst();
      x[i] =
          new double[] {
            1,
            Math.pow(p.parameters() / first.parameters(), -alpha),
            Math.pow(p.people() / first.people(), -beta)
          };
    }
    for (int set = 1; set < 8; set++) {
      double[] f = leastSquares(points, x, set);
      if (f[0] >= 0 && f[1] >= 0 && f[2] >= 0) {
        ScalingLaw law =
            new ScalingLaw(
                f[0],
                f[1] * Math.pow(points.getFirst().parameters(), alpha),
                alpha,
                f[2] * Math.pow(points.getFirst().people(), beta),
                beta);
        double e = error(points, law);
        if (e < least) {
          least = e;
          best = law;
        }
      }
    }
    return best;
  }

  /// Factors of the terms in a set (bits), zero for the others; not finite where they cannot be
  /// told apart.
  private static double[] leastSquares(List<Point> points, double[][] x, int set) {
    double[][] a = new double[3][4];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          a[j][k] += x[i][j] * x[i][k];
        }
        a[j][3] += x[i][j] * points.get(i).loss();
      }
    }
    for (int j = 0; j < 3; j++) {
      if ((set >> j & 1) == 0) { // this one is zero
        for (int k = 0; k < 3; k++) {
          a[j][k] = j == k ? 1 : 0;
          a[k][j] = j == k ? 1 : 0;
        }
        a[j][3] = 0;
      }
    }
    for (int j = 0; j < 3; j++) { // Gauss-Jordan; the matrix is positive definite or singular
      for (int k = 0; k < 3; k++) {
        if (k != j) {
          double by = a[k][j] / a[j][j];
          for (int c = j; c < 4; c++) {
            a[k][c] -= by * a[j][c];
          }
        }
      }
    }
    return new double[] {a[0][3] / a[0][0], a[1][3] / a[1][1], a[2][3] / a[2][2]};
  }
}
