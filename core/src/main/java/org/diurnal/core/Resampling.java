package org.diurnal.core;

import java.util.Arrays;

/// Days told at another rate than a minute's, on minutes again.
///
/// A day is cut into stretches of equal length from midnight. In a stretch in which a channel has a
/// value, what was observed is put together by the channel's own [Aggregation], as samples within a
/// minute are, and spread over all minutes of the stretch: a mean or a last value stands at each of
/// them, a sum in equal parts, so that a day's total keeps every step. A stretch without a value
/// stays missing.
///
/// This serves two ends: a day of minutes becomes what a slower device would have told of it, and a
/// day that has one value at the beginning of each stretch becomes one a model can read.
public final class Resampling {
  private Resampling() {}

  /// A day at a rate.
  ///
  /// @param schema the day's channels
  /// @param minutes of a stretch, a divisor of 1440; 1 changes nothing
  /// @throws UsageException if it is no divisor
  public static DayWindow of(SensorSchema schema, DayWindow day, int minutes) {
    if (minutes < 1 || DayWindow.MINUTES % minutes != 0) {
      throw new UsageException(
          "a rate of " + minutes + " minutes", "give a divisor of 1440, for example 5, 15 or 60");
    }
    float[][] values = new float[day.channels()][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[day.channels()];
    for (int c = 0; c < observed.length; c++) {
      observed[c] = new MinuteMask();
      for (int from = 0; from < DayWindow.MINUTES; from += minutes) {
        int to = from + minutes;
        if (day.observed(c).count(from, to) > 0) {
          float value = together(schema.channel(c).aggregation(), day, c, from, to);
          Arrays.fill(values[c], from, to, value);
          observed[c].set(from, to);
        }
      }
    }
    return new DayWindow(
        day.personId(), day.localDate(), day.utcOffsetMinutes(), day.sourceId(), values, observed);
  }

  private static float together(
      Aggregation aggregation, DayWindow day, int channel, int from, int to) {
    double sum = 0;
    int n = 0;
    double last = 0;
    for (int m = from; m < to; m++) {
      if (day.observed(channel).get(m)) {
        last = day.values(channel)[m];
        sum += last;
        n++;
      }
    }
    return (float)
        switch (aggregation) {
          case SUM -> sum / (to - from);
          case MEAN -> sum / n;
          case LAST -> last;
        };
  }
}
