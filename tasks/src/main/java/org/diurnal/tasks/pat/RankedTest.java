package org.diurnal.tasks.pat;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Test people in the order of what a head says of them, so that the area under the curve of many
/// resamples costs one pass each.
final class RankedTest {
  private final int[] order; // by rising score
  private final boolean[] endsTie; // whether the score is the last of its kind
  private final boolean[] yes;

  /// @param scores higher for a surer yes
  /// @param truth 1 or 0
  RankedTest(double[] scores, double[] truth) {
    order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(i -> i)
            .toArray();
    endsTie = new boolean[order.length];
    yes = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      endsTie[i] = i + 1 == order.length || scores[order[i]] != scores[order[i + 1]];
      yes[i] = truth[order[i]] > 0.5;
    }
  }

  /// The probability that a yes ranks above a no, a tie half.
  ///
  /// @param weight of each person, in the order of the scores as given
  /// @return NaN if no yes or no no counts
  double auroc(double[] weight) {
    double no = 0;
    double all = 0;
    double above = 0;
    double tieNo = 0;
    double tieYes = 0;
    for (int i = 0; i < order.length; i++) {
      double w = weight[order[i]];
      if (yes[i]) {
        tieYes += w;
      } else {
        tieNo += w;
      }
      if (endsTie[i]) {
        above += tieYes * (no + 0.5 * tieNo);
        no += tieNo;
        all += tieYes;
        tieNo = 0;
        tieYes = 0;
      }
    }
    return all > 0 && no > 0 ? above / (all * no) : Double.NaN;
  }
}
