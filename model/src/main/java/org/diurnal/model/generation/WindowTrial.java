package org.diurnal.model.generation;

import java.util.Arrays;

/// Decides by held-out error whether a time-of-day mean is better raw, minute by minute, or as the
/// mean of a window around the minute.
///
/// Each half of the training days predicts the other; the smaller total squared error wins, channel
/// by channel. Without evidence the window is used.
final class WindowTrial {
  /// Minutes to each side of the smoothed candidate.
  static final int HALF_WINDOW = 15;

  private final double[] rawError;
  private final double[] smoothError;

  WindowTrial(int channels) {
    rawError = new double[channels];
    smoothError = new double[channels];
  }

  /// Lets two disjoint halves predict each other.
  void compare(MinuteMeans one, MinuteMeans other) {
    predict(one, other);
    predict(other, one);
  }

  private void predict(MinuteMeans from, MinuteMeans on) {
    for (int c = 0; c < rawError.length; c++) {
      float[] raw = from.profile(c, 0);
      rawError[c] += on.squaredError(c, raw, raw);
      smoothError[c] += on.squaredError(c, from.profile(c, HALF_WINDOW), raw);
    }
  }

  /// The half-window chosen for each channel, 0 or [#HALF_WINDOW].
  int[] halfWindows() {
    int[] chosen = new int[rawError.length];
    Arrays.setAll(chosen, c -> rawError[c] < smoothError[c] ? 0 : HALF_WINDOW);
    return chosen;
  }
}
