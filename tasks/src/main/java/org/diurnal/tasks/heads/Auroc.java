package org.diurnal.tasks.heads;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The area under the ROC curve: the probability that a yes is ranked above a no, a tie half, where
/// rows are drawn by their weights.
public final class Auroc {
  private Auroc() {}

  /// The area.
  ///
  /// @param scores higher for a surer yes
  /// @param truth 1 or 0
  /// @param weights 0 or more
  /// @return NaN if no yes or no no counts
  public static double of(double[] scores, double[] truth, double[] weights) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(i -> i)
            .toArray();
    double no = 0; // ranked lower
    double yes = 0;
    double above = 0;
    for (int i = 0; i < order.length; ) {
      double tieNo = 0;
      double tieYes = 0;
      int k = i;
      while (k < order.length && scores[order[k]] == scores[order[i]]) {
        if (truth[order[k]] > 0.5) {
          tieYes += weights[order[k]];
        } else {
          tieNo += weights[order[k]];
        }
        k++;
      }
      above += tieYes * (no + 0.5 * tieNo);
      no += tieNo;
      yes += tieYes;
      i = k;
    }
    return yes > 0 && no > 0 ? above / (yes * no) : Double.NaN;
  }
}
