package org.diurnal.tasks.survival;

import java.util.Arrays;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Line;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.LogOdds;
import org.diurnal.tasks.heads.Training;

/// Discrete-time survival: time is cut into intervals, and of everybody who enters one a logistic
/// regression says whether the event comes in it. Slopes are the same in all intervals; each has
/// its own level.
///
/// Who is lost from sight within an interval does not count in it.
///
/// @param edges ends of the intervals, rising; the first begins at 0
/// @param slopes log odds ratio of each feature
/// @param levels log-odds of each interval, where all features are 0
public record DiscreteTime(double[] edges, double[] slopes, double[] levels) {
  /// Levels are columns this large, so that the penalty on them is 10,000 times less.
  private static final double LARGE = 100;

  /// Fits.
  ///
  /// @param edges ends of the intervals, rising, above 0; after the last one nobody is looked at
  /// @param penalty as of [LinearProbe#plain], 0 or more
  /// @throws IllegalArgumentException if edges do not rise, or an interval has no event and the
  ///   penalty is 0
  public static DiscreteTime fit(FollowUp f, double[] edges, double penalty) {
    int k = edges.length;
    for (int e = 0; e < k; e++) {
      if (!(edges[e] > (e == 0 ? 0 : edges[e - 1]))) {
        throw new IllegalArgumentException("edges do not rise: " + Arrays.toString(edges));
      }
    }
    int p = f.rows()[0].length;
    int most = 0;
    for (double t : f.times()) {
      most += entered(t, edges);
    }
    double[][] rows = new double[most][];
    double[] answers = new double[most];
    double[] weights = new double[most];
    int n = 0;
    for (int i = 0; i < f.size(); i++) {
      double t = f.times()[i];
      for (int e = 0; e < entered(t, edges); e++) {
        boolean passed = t > edges[e] || t == edges[e] && f.events()[i] == 0;
        if (passed || f.events()[i] == 1) {
          rows[n] = Arrays.copyOf(f.rows()[i], p + k - 1);
          if (e > 0) {
            rows[n][p + e - 1] = LARGE;
          }
          answers[n] = passed ? 0 : 1;
          weights[n++] = f.weights()[i];
        }
      }
    }
    Line line =
        LinearProbe.plain(
            new Training(
                Arrays.copyOf(rows, n),
                Arrays.copyOf(answers, n),
                Arrays.copyOf(weights, n),
                Answer.YES_OR_NO),
            penalty);
    double[] levels = new double[k];
    for (int e = 0; e < k; e++) {
      levels[e] = line.intercept() + (e == 0 ? 0 : LARGE * line.slopes()[p + e - 1]);
    }
    return new DiscreteTime(edges.clone(), Arrays.copyOf(line.slopes(), p), levels);
  }

  /// How many intervals somebody followed so long was in.
  private static int entered(double time, double[] edges) {
    int n = 0;
    while (n < edges.length && (n == 0 || time > edges[n - 1])) {
      n++;
    }
    return n;
  }

  /// What orders people: greater for an earlier event.
  public double[] risk(double[][] rows) {
    return new Line(slopes, 0).predict(rows);
  }

  /// The probability of no event until the end of an interval.
  ///
  /// @param interval from 0
  public double survival(double[] row, int interval) {
    double risk = risk(new double[][] {row})[0];
    double share = 1;
    for (int e = 0; e <= interval; e++) {
      share *= 1 - LogOdds.probability(levels[e] + risk);
    }
    return share;
  }
}
