package org.diurnal.model.spread;

import java.util.Arrays;
import java.util.Optional;
import org.diurnal.core.Bootstrap;
import org.diurnal.model.generation.GenerationResults.Estimate;
import org.diurnal.model.generation.Tally;
import org.diurnal.model.spread.CoverageResults.IntervalRow;

/// Sums over minutes of a continuous channel, and what is made of them.
final class IntervalTally {
  private static final int MINUTES = 0;
  private static final int HELD = 0;
  private static final int HALF_HELD = 1;
  private static final int WIDTH = 2;
  private static final int INTERVAL_SCORE = 3;
  private static final int PINBALL = 4;
  private static final int CERTAIN = 5;
  private static final int CERTAIN_HELD = 6;
  static final int SUMS = 7;

  private static final double[] PROBABILITIES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private IntervalTally() {}

  static Tally tally(int methods) {
    return new Tally(1, methods, SUMS);
  }

  /// What one minute adds, in units of `std`.
  static void add(double[] sums, Bands b, int channel, int minute, double truth, double std) {
    float[] q = b.quantiles(channel, minute);
    boolean held = truth >= q[0] && truth <= q[4];
    sums[HELD] += held ? 1 : 0;
    sums[HALF_HELD] += truth >= q[1] && truth <= q[3] ? 1 : 0;
    sums[WIDTH] += (q[4] - q[0]) / std;
    sums[INTERVAL_SCORE] += ProperScores.interval(q[0], q[4], truth, 0.1) / std;
    double pinball = 0;
    for (int k = 0; k < q.length; k++) {
      pinball += ProperScores.pinball(q[k], PROBABILITIES[k], truth);
    }
    sums[PINBALL] += pinball / q.length / std;
    if (b.certain()[channel][minute]) {
      sums[CERTAIN]++;
      sums[CERTAIN_HELD] += held ? 1 : 0;
    }
  }

  static Tally.Statistic intervalScore(double std) {
    return (n, s) -> std * s[INTERVAL_SCORE] / n[MINUTES];
  }

  static Tally.Statistic pinball(double std) {
    return (n, s) -> std * s[PINBALL] / n[MINUTES];
  }

  /// @param std of the channel, 1 for all channels together
  /// @param correction of the channel, for minutes that are not certain
  static IntervalRow row(
      Tally cell,
      int method,
      String name,
      Correction correction,
      String channel,
      String unit,
      double std,
      CoverageResults.Part part,
      Bootstrap bootstrap) {
    Tally.Statistic coverage = (n, s) -> s[HELD] / n[MINUTES];
    Tally.Statistic others = (n, s) -> (s[HELD] - s[CERTAIN_HELD]) / (n[MINUTES] - s[CERTAIN]);
    double[] own = cell.byPerson(method, coverage);
    Arrays.sort(own);
    double certain = cell.value(method, (n, s) -> s[CERTAIN] / n[MINUTES]);
    return new IntervalRow(
        name,
        channel,
        unit,
        part,
        correction.people(),
        correction.promised(),
        cell.people(),
        (long) cell.count(MINUTES),
        estimate(cell, method, coverage, bootstrap),
        estimate(cell, method, (n, s) -> s[HALF_HELD] / n[MINUTES], bootstrap),
        certain,
        certain < 1 ? Optional.of(estimate(cell, method, others, bootstrap)) : Optional.empty(),
        Bootstrap.quantile(own, 0.1),
        cell.value(method, (n, s) -> std * s[WIDTH] / n[MINUTES]),
        estimate(cell, method, intervalScore(std), bootstrap),
        estimate(cell, method, pinball(std), bootstrap));
  }

  static Estimate estimate(Tally cell, int method, Tally.Statistic what, Bootstrap bootstrap) {
    return new Estimate(cell.value(method, what), cell.interval(method, what, bootstrap));
  }
}
