package org.diurnal.tasks.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diurnal.core.DayWindow;

/// The main rest of a night, from noon to noon.
///
/// Rest in one piece by the rule for the sleep period time window of van Hees et al. 2018 (doi
/// 10.1038/s41598-018-31266-z): blocks of rest of at least 30 minutes; those less than 60 minutes
/// apart are joined; the longest is it. What a minute of rest is comes from the device's own sleep
/// stages, or, of a channel of activity, from Roenneberg et al. 2015 (doi
/// 10.1016/bs.mie.2014.11.028): ten minutes whose mean is below 15 % of the mean of the 24 hours
/// around them. (Van Hees et al. find rest by the angle of the arm, which minutes do not have.)
///
/// A night needs known minutes in 80 % of its 24 hours; a minute that is not known ends a block.
///
/// @param onsetHours when it begins, hours after noon
/// @param endHours when it ends, hours after noon
public record SleepWindow(double onsetHours, double endHours) {
  private static final int DAY = DayWindow.MINUTES;
  private static final int NOON = DAY / 2;
  private static final int BIN = 10; // minutes
  private static final int BINS = DAY / BIN;
  private static final double RESTFUL = 0.15;
  private static final int LEAST_BLOCK = 30; // minutes
  private static final int JOINED_BELOW = 60; // minutes
  private static final double LEAST_KNOWN = 0.8;

  /// How long it is.
  public double hours() {
    return endHours - onsetHours;
  }

  /// The nights of a channel of activity.
  ///
  /// @param days in order, each date at most once
  static List<SleepWindow> ofActivity(List<ChannelDay> days) {
    return nights(rest(days));
  }

  /// The nights of minutes that are said to be asleep (above 0) or not (0).
  ///
  /// @param days in order, each date at most once
  static List<SleepWindow> ofSleep(List<ChannelDay> days) {
    float[] asleep = line(days);
    byte[] rest = new byte[asleep.length];
    for (int m = 0; m < rest.length; m++) {
      rest[m] = (byte) (Float.isNaN(asleep[m]) ? -1 : asleep[m] > 0 ? 1 : 0);
    }
    return nights(rest);
  }

  /// All minutes from the first date to the last.
  private static float[] line(List<ChannelDay> days) {
    if (days.isEmpty()) {
      return new float[0];
    }
    float[] line = new float[DAY * (1 + after(days, days.getLast()))];
    Arrays.fill(line, Float.NaN);
    days.forEach(d -> System.arraycopy(d.minutes(), 0, line, DAY * after(days, d), DAY));
    return line;
  }

  private static int after(List<ChannelDay> days, ChannelDay day) {
    return (int) (day.date().toEpochDay() - days.getFirst().date().toEpochDay());
  }

  /// 1 rest, 0 none, -1 not known, of each minute.
  private static byte[] rest(List<ChannelDay> days) {
    float[] line = line(days);
    int n = line.length / BIN;
    double[] mean = new double[n];
    for (int b = 0; b < n; b++) {
      double sum = 0;
      int k = 0;
      for (int m = b * BIN; m < (b + 1) * BIN; m++) {
        if (!Float.isNaN(line[m])) {
          sum += line[m];
          k++;
        }
      }
      mean[b] = 2 * k >= BIN ? sum / k : Double.NaN;
    }
    double[] total = new double[n + 1];
    int[] known = new int[n + 1];
    for (int b = 0; b < n; b++) {
      boolean is = !Double.isNaN(mean[b]);
      total[b + 1] = total[b] + (is ? mean[b] : 0);
      known[b + 1] = known[b] + (is ? 1 : 0);
    }
    byte[] rest = new byte[line.length];
    for (int b = 0; b < n; b++) {
      int from = Math.max(0, b - BINS / 2);
      int to = Math.min(n, b + BINS / 2);
      int k = known[to] - known[from];
      double around = (total[to] - total[from]) / k;
      boolean unknown = Double.isNaN(mean[b]) || 2 * k < BINS || !(around > 0);
      byte is = (byte) (unknown ? -1 : mean[b] < RESTFUL * around ? 1 : 0);
      Arrays.fill(rest, b * BIN, (b + 1) * BIN, is);
    }
    return rest;
  }

  private static List<SleepWindow> nights(byte[] rest) {
    List<SleepWindow> nights = new ArrayList<>();
    for (int noon = NOON; noon + DAY <= rest.length; noon += DAY) {
      int known = 0;
      for (int m = noon; m < noon + DAY; m++) {
        known += rest[m] >= 0 ? 1 : 0;
      }
      if (known >= LEAST_KNOWN * DAY) {
        longest(Arrays.copyOfRange(rest, noon, noon + DAY), nights);
      }
    }
    return nights;
  }

  private static void longest(byte[] rest, List<SleepWindow> nights) {
    int best = 0;
    int bestEnd = 0;
    int begin = -1; // of the joined blocks so far
    int end = 0;
    for (int m = 0; m < rest.length; ) {
      int to = m;
      while (to < rest.length && rest[to] == 1) {
        to++;
      }
      if (to - m >= LEAST_BLOCK) {
        begin = begin >= 0 && m - end < JOINED_BELOW ? begin : m;
        end = to;
        if (end - begin > best) {
          best = end - begin;
          bestEnd = end;
        }
      }
      m = to + 1;
    }
    if (best > 0) {
      nights.add(new SleepWindow((bestEnd - best) / 60.0, bestEnd / 60.0));
    }
  }
}
