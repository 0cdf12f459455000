package org.diurnal.tasks.features;

import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;

/// The rhythm of rest and activity of a person over days, from one channel that rises with
/// activity.
///
/// With x the hourly means (of hours with at least 30 observed minutes), their mean X over all N of
/// them, and X_h the mean of the hours h of the day:
///
/// - interdaily stability, how alike the days are, 0 to 1 (Witting et al. 1990, doi
///   10.1016/0006-3223(90)90523-5): IS = [sum over 24 hours of n_h (X_h - X)^2 / N] / [sum over N
///   (x - X)^2 / N], n_h the number of days that have the hour (all of them in the paper: without
///   gaps n_h / N is its 1 / 24; with gaps the weights keep IS at most 1);
/// - intradaily variability, how often rest and activity take turns, near 0 for a sine and 2 for
///   noise (ibid.): IV = [sum over pairs of hours in a row (x_i - x_(i-1))^2 / pairs] / [sum over N
///   (x - X)^2 / N];
/// - M10 and L5, the mean of the ten most and the five least active hours in a row of the average
///   day, and when they begin; relative amplitude RA = (M10 - L5) / (M10 + L5) (Van Someren et al.
///   1999, doi 10.3109/07420529908998724). The average day is that of each minute's observed
///   values, and goes round midnight; a window needs half of its minutes; of equal ones, M10 is the
///   first after midnight, L5 the first after noon;
/// - mesor, amplitude, acrophase by [Cosinor], and how much of the minutes' variance it explains.
///
/// A pair needs both hours. NaN where a number is not defined: IS from a single day, all where
/// nothing varies.
///
/// @param mesor level of the cycle, in the channel's unit
/// @param amplitude of the cycle, in the channel's unit
/// @param acrophaseHours hour of its peak, 0 to 24
/// @param explained share of the minutes' variance, 0 to 1
/// @param stability IS
/// @param variability IV
/// @param m10 in the channel's unit
/// @param m10OnsetHours hour at which M10 begins, 0 to 24
/// @param l5 in the channel's unit
/// @param l5OnsetHours hour at which L5 begins, 0 to 24
/// @param relativeAmplitude RA, 0 to 1 of a channel that is never negative
public record RestActivity(
    double mesor,
    double amplitude,
    double acrophaseHours,
    double explained,
    double stability,
    double variability,
    double m10,
    double m10OnsetHours,
    double l5,
    double l5OnsetHours,
    double relativeAmplitude) {
  private static final int DAY = DayWindow.MINUTES;
  private static final int HOUR = 60;
  private static final int LEAST_OF_AN_HOUR = 30;
  private static final double NO_VARIANCE = 1e-12;

  /// Of days in order, each date at most once.
  static RestActivity of(List<ChannelDay> days) {
    double[] sum = new double[DAY];
    int[] count = new int[DAY];
    for (ChannelDay day : days) {
      for (int m = 0; m < DAY; m++) {
        float v = day.minutes()[m];
        if (!Float.isNaN(v)) {
          sum[m] += v;
          count[m]++;
        }
      }
    }
    Optional<Cosinor> cycle = Cosinor.fit(sum, count);
    double[] hourly = hourly(days);
    Window most = window(sum, count, 10 * HOUR, 1, 0);
    Window least = window(sum, count, 5 * HOUR, -1, DAY / 2);
    return new RestActivity(
        cycle.map(Cosinor::mesor).orElse(Double.NaN),
        cycle.map(Cosinor::amplitude).orElse(Double.NaN),
        cycle.map(Cosinor::acrophaseHours).orElse(Double.NaN),
        cycle.map(c -> explained(days, c)).orElse(Double.NaN),
        stability(hourly),
        variability(hourly),
        most.mean(),
        most.onsetHours(),
        least.mean(),
        least.onsetHours(),
        most.mean() + least.mean() > 0
            ? (most.mean() - least.mean()) / (most.mean() + least.mean())
            : Double.NaN);
  }

  /// Hourly means from the first date to the last, NaN where too little is observed.
  private static double[] hourly(List<ChannelDay> days) {
    if (days.isEmpty()) {
      return new double[0];
    }
    long first = days.getFirst().date().toEpochDay();
    int n = (int) (days.getLast().date().toEpochDay() - first) + 1;
    double[] hourly = new double[24 * n];
    java.util.Arrays.fill(hourly, Double.NaN);
    for (ChannelDay day : days) {
      for (int h = 0; h < 24; h++) {
        double sum = 0;
        int k = 0;
        for (int m = h * HOUR; m < (h + 1) * HOUR; m++) {
          float v = day.minutes()[m];
          if (!Float.isNaN(v)) {
            sum += v;
            k++;
          }
        }
        if (k >= LEAST_OF_AN_HOUR) {
          hourly[(int) (day.date().toEpochDay() - first) * 24 + h] = sum / k;
        }
      }
    }
    return hourly;
  }

  private static double stability(double[] hourly) {
    double[] sum = new double[24];
    int[] count = new int[24];
    double mean = mean(hourly);
    double variance = variance(hourly, mean);
    boolean again = false; // an hour of the day that was seen on two days
    for (int i = 0; i < hourly.length; i++) {
      if (!Double.isNaN(hourly[i])) {
        sum[i % 24] += hourly[i];
        again |= ++count[i % 24] > 1;
      }
    }
    double between = 0;
    int n = 0;
    for (int h = 0; h < 24; h++) {
      if (count[h] > 0) {
        between += count[h] * (sum[h] / count[h] - mean) * (sum[h] / count[h] - mean);
        n += count[h];
      }
    }
    return again && variance > NO_VARIANCE ? between / n / variance : Double.NaN;
  }

  private static double variability(double[] hourly) {
    double variance = variance(hourly, mean(hourly));
    double squares = 0;
    int pairs = 0;
    for (int i = 1; i < hourly.length; i++) {
      double d = hourly[i] - hourly[i - 1];
      if (!Double.isNaN(d)) {
        squares += d * d;
        pairs++;
      }
    }
    return pairs > 0 && variance > NO_VARIANCE ? squares / pairs / variance : Double.NaN;
  }

  private static double mean(double[] v) {
    return java.util.Arrays.stream(v).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
  }

  private static double variance(double[] v, double mean) {
    return java.util.Arrays.stream(v)
        .filter(x -> !Double.isNaN(x))
        .map(x -> (x - mean) * (x - mean))
        .average()
        .orElse(Double.NaN);
  }

  private static double explained(List<ChannelDay> days, Cosinor cycle) {
    double sum = 0;
    double squares = 0;
    double left = 0;
    long n = 0;
    for (ChannelDay day : days) {
      for (int m = 0; m < DAY; m++) {
        double v = day.minutes()[m];
        if (!Double.isNaN(v)) {
          sum += v;
          squares += v * v;
          left += (v - cycle.at(m)) * (v - cycle.at(m));
          n++;
        }
      }
    }
    double total = squares - sum * sum / n;
    return total > NO_VARIANCE * n ? Math.max(0, 1 - left / total) : Double.NaN;
  }

  /// The mean over hours in a row, and the hour at which they begin.
  private record Window(double mean, double onsetHours) {}

  /// The hours in a row of the average day with the highest mean times a sign; of equal ones the
  /// first from a minute on.
  private static Window window(double[] sum, int[] count, int length, int sign, int begin) {
    double[] total = new double[2 * DAY + 1]; // running sums of the average day, twice round
    int[] known = new int[2 * DAY + 1];
    for (int m = 0; m < 2 * DAY; m++) {
      int at = m % DAY;
      total[m + 1] = total[m] + (count[at] > 0 ? sum[at] / count[at] : 0);
      known[m + 1] = known[m] + (count[at] > 0 ? 1 : 0);
    }
    Window best = new Window(Double.NaN, Double.NaN);
    for (int i = 0; i < DAY; i++) {
      int m = (begin + i) % DAY;
      int n = known[m + length] - known[m];
      if (n < length / 2) {
        continue;
      }
      double mean = (total[m + length] - total[m]) / n;
      // Running sums leave a remainder of rounding: equal windows must not differ by it.
      if (Double.isNaN(best.mean()) || sign * (mean - best.mean()) > 1e-9 * Math.abs(mean)) {
        best = new Window(mean, m / 60.0);
      }
    }
    return best;
  }
}
