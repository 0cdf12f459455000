package org.diurnal.model.generation;

import java.util.Arrays;
import org.diurnal.core.DayWindow;

/// Sums by channel and minute of the day, from which time-of-day means follow.
final class MinuteMeans {
  private static final int MINUTES = DayWindow.MINUTES;
  private final double[][] sum; // [channels][1440]
  private final double[][] squares; // [channels][1440]
  private final long[][] n; // [channels][1440]

  MinuteMeans(int channels) {
    sum = new double[channels][MINUTES];
    squares = new double[channels][MINUTES];
    n = new long[channels][MINUTES];
  }

  void add(DayWindow day) {
    for (int c = 0; c < sum.length; c++) {
      float[] values = day.values(c);
      for (int m = 0; m < MINUTES; m++) {
        if (day.observed(c).get(m)) {
          double v = values[m];
          sum[c][m] += v;
          squares[c][m] += v * v;
          n[c][m]++;
        }
      }
    }
  }

  void clear() {
    for (int c = 0; c < sum.length; c++) {
      Arrays.fill(sum[c], 0);
      Arrays.fill(squares[c], 0);
      Arrays.fill(n[c], 0);
    }
  }

  /// The mean of all values within `halfWindow` minutes of each minute, midnight wrapping around
  /// because the day does; NaN where there is none.
  float[] profile(int channel, int halfWindow) {
    float[] means = new float[MINUTES];
    for (int m = 0; m < MINUTES; m++) {
      double s = 0;
      long k = 0;
      for (int d = -halfWindow; d <= halfWindow; d++) {
        int at = Math.floorMod(m + d, MINUTES);
        s += sum[channel][at];
        k += n[channel][at];
      }
      means[m] = k == 0 ? Float.NaN : (float) (s / k);
    }
    return means;
  }

  /// The mean over all minutes of a channel, NaN where there is none.
  double channelMean(int channel) {
    double s = 0;
    long k = 0;
    for (int m = 0; m < MINUTES; m++) {
      s += sum[channel][m];
      k += n[channel][m];
    }
    return k == 0 ? Double.NaN : s / k;
  }

  /// The squared error that `profile` would make on the days added here, over the minutes where
  /// `comparable` is finite, so that two profiles are compared on the same minutes.
  double squaredError(int channel, float[] profile, float[] comparable) {
    double error = 0;
    for (int m = 0; m < MINUTES; m++) {
      if (Float.isFinite(comparable[m]) && n[channel][m] > 0) {
        double p = profile[m];
        error += squares[channel][m] - 2 * p * sum[channel][m] + n[channel][m] * p * p;
      }
    }
    return error;
  }
}
