package org.diurnal.model.spread;

import java.util.stream.IntStream;
import org.diurnal.core.Channel;

/// The spread of the truth among minutes that were filled alike in one context.
///
/// @param values whether `ladder` holds truths, else truths minus fills
/// @param ladder its quantiles, in the channel's unit
/// @param rms root mean squared difference of truth and fill, in the channel's unit
/// @param meanFill mean of what was filled
/// @param meanTruth mean of the truth; of a binary channel the share of ones
/// @param sampled minutes it rests on
record Level(
    boolean values, Ladder ladder, float rms, float meanFill, float meanTruth, int sampled) {

  /// @param sample minutes of a context
  /// @param members positions in the sample, at least one
  static Level of(Contexts contexts, Channel channel, Reservoir.Sample sample, int[] members) {
    int n = members.length;
    long atEnds =
        IntStream.of(members)
            .mapToDouble(i -> sample.truths()[i])
            .filter(t -> t <= channel.min() || t >= channel.max())
            .count();
    boolean values = contexts.asValues(atEnds / (double) n);
    double[] spread = new double[n];
    double squares = 0;
    double fills = 0;
    double truths = 0;
    for (int k = 0; k < n; k++) {
      double fill = sample.fills()[members[k]];
      double truth = sample.truths()[members[k]];
      spread[k] = values ? truth : truth - fill;
      squares += (truth - fill) * (truth - fill);
      fills += fill;
      truths += truth;
    }
    return new Level(
        values,
        Ladder.of(spread),
        Ladder.rounded(Math.sqrt(squares / n)),
        Ladder.rounded(fills / n),
        Ladder.rounded(truths / n),
        n);
  }

  /// Where the ladder begins for a minute filled with `fill`.
  private double origin(double fill) {
    return values ? 0 : fill;
  }

  double quantile(double fill, double p) {
    return origin(fill) + ladder.quantile(p);
  }

  double reach(double fill, double truth) {
    return ladder.reach(truth - origin(fill));
  }

  /// Whether nearly all such minutes have the same value.
  boolean isCertain() {
    return values && ladder.isCertain();
  }
}
