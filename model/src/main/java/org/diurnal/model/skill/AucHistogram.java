package org.diurnal.model.skill;

import java.util.Arrays;

/// The area under the ROC curve of one filler on the minutes of a binary channel, in memory that
/// does not grow with the minutes: predictions from 0 to 1 are counted in 1,024 bins.
///
/// Two predictions in one bin count as a tie, a half. So the area is exact where unequal
/// predictions fall into different bins (all that are 1/1023 or more apart do), as for fillers that
/// repeat observed values, and differs by at most the share of pairs that share a bin otherwise.
final class AucHistogram {
  static final int BINS = 1024;

  private final long[] positives = new long[BINS];
  private final long[] negatives = new long[BINS];

  /// @param positive the truth
  /// @param prediction clipped to 0 ... 1
  void add(boolean positive, double prediction) {
    int bin = (int) Math.round(Math.clamp(prediction, 0.0, 1.0) * (BINS - 1));
    (positive ? positives : negatives)[bin]++;
  }

  /// The chance that a positive minute has a higher prediction than a negative one, ties a half;
  /// NaN where one of the two classes is missing.
  double auc() {
    double wins = 0;
    long below = 0;
    long all = 0;
    for (int b = 0; b < BINS; b++) {
      wins += positives[b] * (below + 0.5 * negatives[b]);
      below += negatives[b];
      all += positives[b];
    }
    return all == 0 || below == 0 ? Double.NaN : wins / ((double) all * below);
  }

  void clear() {
    Arrays.fill(positives, 0);
    Arrays.fill(negatives, 0);
  }
}
