package org.diurnal.model.spread;

import java.util.Arrays;
import org.diurnal.core.DayWindow;

/// How sure the filled minutes of a day are. All `[channels][1440]`, NaN where nothing was filled
/// or nothing is known.
///
/// Of a continuous channel, in its unit: an interval of 90 % from `low` to `high`, one of 50 % from
/// `lowerQuartile` to `upperQuartile`, the median between them. Where one end of the channel's
/// range is so frequent that less than 5 % can lie beyond a bound, the bound is that end, and the
/// interval as a whole still holds 90 %.
///
/// Of a binary channel: the probability that the minute is a one, and no interval.
///
/// @param low 5th percentile
/// @param lowerQuartile 25th percentile
/// @param median 50th percentile; the fill itself is nearer to the mean
/// @param upperQuartile 75th percentile
/// @param high 95th percentile
/// @param sd root mean squared error of fills in the same context, of validation people
/// @param probability of a one, 0 to 1
/// @param certain whether nearly all such minutes are one value: the interval is that value and
///   holds it in more than 90 % of cases
@SuppressWarnings("ArrayRecordComponent") // on its way to a file, never compared
public record Bands(
    float[][] low,
    float[][] lowerQuartile,
    float[][] median,
    float[][] upperQuartile,
    float[][] high,
    float[][] sd,
    float[][] probability,
    boolean[][] certain) {

  /// Of a day of which nothing is known.
  public static Bands unknown(int channels) {
    return new Bands(
        nothing(channels),
        nothing(channels),
        nothing(channels),
        nothing(channels),
        nothing(channels),
        nothing(channels),
        nothing(channels),
        new boolean[channels][DayWindow.MINUTES]);
  }

  /// The five quantiles of a minute, rising.
  float[] quantiles(int channel, int minute) {
    return new float[] {
      low[channel][minute],
      lowerQuartile[channel][minute],
      median[channel][minute],
      upperQuartile[channel][minute],
      high[channel][minute]
    };
  }

  private static float[][] nothing(int channels) {
    float[][] rows = new float[channels][DayWindow.MINUTES];
    for (float[] row : rows) {
      Arrays.fill(row, Float.NaN);
    }
    return rows;
  }
}
