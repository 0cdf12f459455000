package org.diurnal.model.generation;

import java.util.OptionalDouble;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// The most frequent value of each channel.
///
/// A measured quantity hardly ever takes a value twice, so values are counted in bins a twentieth
/// of the channel's standard deviation wide, one of them centred on 0 so that nought stands alone;
/// a plausible range of more than 100,000 of them has wider ones. The mode is the mean of the
/// values in the fullest bin, of two equally full ones in the lower.
final class Modes {
  private static final int MOST_BINS = 100_000;

  private final double[] width; // [channels]
  private final long[] lowest; // [channels], number of the first bin
  private final long[][] counts; // [channels][bins]
  private final double[][] sums; // [channels][bins]

  Modes(SensorSchema schema) {
    int channels = schema.size();
    width = new double[channels];
    lowest = new long[channels];
    counts = new long[channels][];
    sums = new double[channels][];
    for (int c = 0; c < channels; c++) {
      Channel channel = schema.channel(c);
      width[c] = Math.max(channel.std() / 20, (channel.max() - channel.min()) / MOST_BINS);
      lowest[c] = Math.round(channel.min() / width[c]);
      int bins = (int) (Math.round(channel.max() / width[c]) - lowest[c] + 1);
      counts[c] = new long[bins];
      sums[c] = new double[bins];
    }
  }

  void add(DayWindow day) {
    for (int c = 0; c < counts.length; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.observed(c).get(m)) {
          double value = day.values(c)[m];
          long bin = Math.round(value / width[c]) - lowest[c];
          int kept = Math.clamp(bin, 0, counts[c].length - 1); // implausible values to the ends
          counts[c][kept]++;
          sums[c][kept] += value;
        }
      }
    }
  }

  /// The mode of a channel, empty if nothing was observed.
  OptionalDouble of(int channel) {
    int best = 0;
    for (int b = 1; b < counts[channel].length; b++) {
      best = counts[channel][b] > counts[channel][best] ? b : best;
    }
    long n = counts[channel][best];
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sums[channel][best] / n);
  }
}
