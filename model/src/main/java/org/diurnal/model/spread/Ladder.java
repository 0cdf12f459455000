package org.diurnal.model.spread;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/// A distribution as its quantiles at fixed probabilities, straight lines between them.
///
/// @param rungs rising, one for each of [#PROBABILITIES]; the first and the last are the least and
///   the greatest value seen
@SuppressWarnings("ArrayRecordComponent") // small, never compared
public record Ladder(float[] rungs) {
  private static final double[] PROBABILITIES = {
    0, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8,
    0.85, 0.9, 0.925, 0.95, 0.975, 0.99, 0.995, 1
  };

  /// @throws IllegalArgumentException if there are more or fewer rungs than probabilities, or one
  ///   lies below the one before it
  public Ladder {
    if (rungs.length != PROBABILITIES.length) {
      throw new IllegalArgumentException(
          rungs.length + " quantiles; " + PROBABILITIES.length + " are needed");
    }
    for (int i = 1; i < rungs.length; i++) {
      if (!(rungs[i] >= rungs[i - 1])) {
        throw new IllegalArgumentException("quantiles do not rise: " + Arrays.toString(rungs));
      }
    }
  }

  /// The quantiles of values, each weighing the same: the ceil(n p)-th smallest, to five digits.
  ///
  /// @param values at least one, in any order
  static Ladder of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    float[] rungs = new float[PROBABILITIES.length];
    for (int i = 0; i < rungs.length; i++) {
      // 1e-9: 0.95 times 20 is 19, whatever its last bit says
      int rank = Math.max(1, (int) Math.ceil(sorted.length * PROBABILITIES[i] - 1e-9));
      rungs[i] = rounded(sorted[rank - 1]);
    }
    return new Ladder(rungs);
  }

  /// Five significant digits: more would only make files longer.
  static float rounded(double value) {
    return new BigDecimal(value).round(new MathContext(5)).floatValue();
  }

  /// The value below which a share `p` of the distribution lies.
  ///
  /// @param p 0 to 1
  double quantile(double p) {
    int above = 1;
    while (above < PROBABILITIES.length - 1 && PROBABILITIES[above] < p) {
      above++;
    }
    double from = PROBABILITIES[above - 1];
    double share = (p - from) / (PROBABILITIES[above] - from);
    return rungs[above - 1] + share * (rungs[above] - (double) rungs[above - 1]);
  }

  /// The greatest `p` whose quantile is at most `value`; 0 if there is none.
  double upTo(double value) {
    int last = rungs.length - 1;
    while (last >= 0 && rungs[last] > value) {
      last--;
    }
    return last < 0 ? 0 : last == rungs.length - 1 ? 1 : between(last, value);
  }

  /// The least `p` whose quantile is at least `value`; 1 if there is none.
  double below(double value) {
    int first = 0;
    while (first < rungs.length && rungs[first] < value) {
      first++;
    }
    return first == rungs.length ? 1 : first == 0 ? 0 : between(first - 1, value);
  }

  private double between(int rung, double value) {
    double share = (value - rungs[rung]) / (rungs[rung + 1] - (double) rungs[rung]);
    return PROBABILITIES[rung] + share * (PROBABILITIES[rung + 1] - PROBABILITIES[rung]);
  }

  /// How wide the central interval has to be to hold a value: the least share `s` of 0 ... 1 for
  /// which it lies between the quantiles (1 - s) / 2 and (1 + s) / 2. 1 if it is at or beyond an
  /// end.
  double reach(double value) {
    return Math.max(0, 1 - 2 * Math.min(upTo(value), 1 - below(value)));
  }

  /// Whether a single value holds so much that an interval of 90 % is that value alone.
  boolean isCertain() {
    return quantile(0.05) == quantile(0.9) || quantile(0.1) == quantile(0.95);
  }
}
