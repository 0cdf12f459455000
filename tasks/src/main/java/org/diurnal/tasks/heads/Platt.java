package org.diurnal.tasks.heads;

import java.util.Arrays;

/// Platt's calibration (1999): the log-odds are stretched and moved.
///
/// As he did, answers are drawn a little towards each other, (yeses + 1) / (yeses + 2) and 1 /
/// (noes + 2), so that few rows do not make it certain. Log-odds that tell nothing, or the wrong
/// way round, give everybody the share of all.
///
/// @param slope 0 or more
/// @param intercept added after
public record Platt(double slope, double intercept) implements Calibration {
  private static final double SAME = 1e-9; // deviation of log-odds that say nothing

  /// Learns it.
  ///
  /// @param logOdds of rows that the head was not fitted on
  /// @param truth 1 or 0
  /// @param weights 0 or more, of which only ratios count
  public static Platt fit(double[] logOdds, double[] truth, double[] weights) {
    int n = logOdds.length;
    double[] w = Weights.meanOne(weights);
    double yes = 0;
    double no = 0;
    for (int i = 0; i < n; i++) {
      yes += w[i] * truth[i];
      no += w[i] * (1 - truth[i]);
    }
    double ofYes = (yes + 1) / (yes + 2);
    double ofNo = 1 / (no + 2);
    double share = (yes * ofYes + no * ofNo) / (yes + no);
    Platt ofAll = new Platt(0, LogOdds.of(share));
    double[][] rows = new double[n][];
    Arrays.setAll(rows, i -> new double[] {logOdds[i]});
    if (Scale.of(rows, w).by()[0] == 0 || deviation(logOdds, w) < SAME) {
      return ofAll;
    }
    // A row that says yes by 0.9 is nine tenths of a yes and a tenth of a no.
    double[][] twice = new double[2 * n][];
    double[] answers = new double[2 * n];
    double[] parts = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double t = truth[i] > 0.5 ? ofYes : ofNo;
      twice[i] = rows[i];
      twice[n + i] = rows[i];
      answers[i] = 1;
      parts[i] = w[i] * t;
      parts[n + i] = w[i] * (1 - t);
    }
    Line line = LinearProbe.plain(new Training(twice, answers, parts, Answer.YES_OR_NO), 0);
    return line.slopes()[0] > 0 ? new Platt(line.slopes()[0], line.intercept()) : ofAll;
  }

  private static double deviation(double[] x, double[] w) {
    double mean = 0;
    for (int i = 0; i < x.length; i++) {
      mean += w[i] * x[i] / x.length;
    }
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      square += w[i] * (x[i] - mean) * (x[i] - mean) / x.length;
    }
    return Math.sqrt(square);
  }

  @Override
  public double probability(double logOdds) {
    return LogOdds.probability(slope * logOdds + intercept);
  }
}
