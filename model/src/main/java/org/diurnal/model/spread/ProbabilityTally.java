package org.diurnal.model.spread;

import org.diurnal.core.Bootstrap;
import org.diurnal.model.generation.Tally;
import org.diurnal.model.spread.CoverageResults.ProbabilityRow;

/// Sums over minutes of a binary channel, and what is made of them.
final class ProbabilityTally {
  private static final int MINUTES = 0;
  private static final int ONES = 1;
  private static final int SAID = 0;
  private static final int SQUARES = 1;
  private static final int CLASSES = 10;
  private static final int SAID_IN = 2;
  private static final int CAME_IN = SAID_IN + CLASSES;
  static final int SUMS = CAME_IN + CLASSES;

  static final Tally.Statistic BRIER = (n, s) -> s[SQUARES] / n[MINUTES];

  private ProbabilityTally() {}

  static Tally tally(int methods) {
    return new Tally(2, methods, SUMS);
  }

  /// What one minute adds.
  ///
  /// @param truth 0 or 1
  static void add(double[] sums, double probability, double truth) {
    sums[SAID] += probability;
    sums[SQUARES] += (probability - truth) * (probability - truth);
    int in = Math.min(CLASSES - 1, (int) (probability * CLASSES));
    sums[SAID_IN + in] += probability;
    sums[CAME_IN + in] += truth;
  }

  static ProbabilityRow row(
      Tally cell,
      int method,
      String name,
      String channel,
      CoverageResults.Part part,
      Bootstrap bootstrap) {
    return new ProbabilityRow(
        name,
        channel,
        part,
        cell.people(),
        (long) cell.count(MINUTES),
        cell.count(ONES) / cell.count(MINUTES),
        IntervalTally.estimate(cell, method, (n, s) -> (s[SAID] - n[ONES]) / n[MINUTES], bootstrap),
        IntervalTally.estimate(cell, method, BRIER, bootstrap),
        cell.value(method, (n, s) -> calibrationError(s) / n[MINUTES]));
  }

  private static double calibrationError(double[] sums) {
    double off = 0;
    for (int k = 0; k < CLASSES; k++) {
      off += Math.abs(sums[SAID_IN + k] - sums[CAME_IN + k]);
    }
    return off;
  }
}
