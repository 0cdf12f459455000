package org.diurnal.tasks.features;

import java.util.Arrays;
import java.util.List;
import org.diurnal.core.DayWindow;

/// The twenty statistics of a channel and day that the published baseline is made of.
///
/// Over observed minutes; successive differences over neighbours that are both observed. Missing
/// (NaN) where fewer than two minutes are observed, or where the statistic is not defined (a shape
/// of a day that does not vary). Definitions: skewness and kurtosis (excess) by moments divided by
/// n; quantiles type 7; zero-crossing rate of the day's values about their mean; Hjorth complexity
/// (Hjorth 1970) from first and second differences; cosinor by least squares on one cycle of 24
/// hours, its acrophase in hours; intradaily variability (Witting et al. 1990) from hourly means;
/// the others as named.
public final class EngineeredStatistics {
  /// In the order of [#of].
  public static final List<String> NAMES =
      List.of(
          "mean",
          "std",
          "median",
          "iqr",
          "skewness",
          "kurtosis",
          "cv",
          "rms",
          "p05",
          "p95",
          "share_of_zeros",
          "missing_rate",
          "mean_absolute_change",
          "rmssd",
          "zero_crossing_rate",
          "hjorth_complexity",
          "cosinor_amplitude",
          "cosinor_acrophase_h",
          "intradaily_variability",
          "lag1_autocorrelation");

  private static final int HOUR = 60; // minutes

  private EngineeredStatistics() {}

  /// The statistics of a channel of a day, [20].
  public static double[] of(DayWindow day, int channel) {
    boolean[] observed = new boolean[DayWindow.MINUTES];
    double[] values = new double[DayWindow.MINUTES];
    for (int m = 0; m < values.length; m++) {
      observed[m] = day.observed(channel).get(m);
      values[m] = observed[m] ? day.values(channel)[m] : Double.NaN;
    }
    return of(values, observed);
  }

  static double[] of(double[] v, boolean[] observed) {
    double[] out = new double[NAMES.size()];
    Arrays.fill(out, Double.NaN);
    double[] sorted = new double[v.length];
    int n = 0;
    for (int m = 0; m < v.length; m++) {
      if (observed[m]) {
        sorted[n++] = v[m];
      }
    }
    out[11] = 1 - n / (double) v.length;
    if (n < 2) {
      return out;
    }
    sorted = Arrays.copyOf(sorted, n);
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).sum() / n;
    double m2 = 0;
    double m3 = 0;
    double m4 = 0;
    double squares = 0;
    int zeros = 0;
    for (double x : sorted) {
      double d = x - mean;
      m2 += d * d / n;
      m3 += d * d * d / n;
      m4 += d * d * d * d / n;
      squares += x * x / n;
      zeros += x == 0 ? 1 : 0;
    }
    double std = Math.sqrt(m2);
    boolean varies = std > 1e-9 * Math.max(1, Math.abs(mean));
    out[0] = mean;
    out[1] = std;
    out[2] = quantile(sorted, 0.5);
    out[3] = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    out[4] = varies ? m3 / (m2 * std) : Double.NaN;
    out[5] = varies ? m4 / (m2 * m2) - 3 : Double.NaN;
    out[6] = mean != 0 ? std / Math.abs(mean) : Double.NaN;
    out[7] = Math.sqrt(squares);
    out[8] = quantile(sorted, 0.05);
    out[9] = quantile(sorted, 0.95);
    out[10] = zeros / (double) n;
    differences(v, observed, mean, m2, varies, out);
    cosinor(v, observed, out);
    out[18] = intradailyVariability(v, observed);
    return out;
  }

  private static void differences(
      double[] v, boolean[] observed, double mean, double m2, boolean varies, double[] out) {
    double absolute = 0;
    double squared = 0;
    double lagged = 0;
    double sum = 0;
    int crossings = 0;
    int pairs = 0;
    double second = 0;
    double secondSum = 0;
    int triples = 0;
    for (int m = 1; m < v.length; m++) {
      if (!observed[m] || !observed[m - 1]) {
        continue;
      }
      double d = v[m] - v[m - 1];
      pairs++;
      sum += d;
      absolute += Math.abs(d);
      squared += d * d;
      lagged += (v[m] - mean) * (v[m - 1] - mean);
      crossings += v[m] > mean != v[m - 1] > mean ? 1 : 0;
      if (m > 1 && observed[m - 2]) {
        double dd = d - (v[m - 1] - v[m - 2]);
        triples++;
        second += dd * dd;
        secondSum += dd;
      }
    }
    if (pairs == 0) {
      return;
    }
    out[12] = absolute / pairs;
    out[13] = Math.sqrt(squared / pairs);
    out[14] = crossings / (double) pairs;
    if (varies) {
      out[19] = lagged / pairs / m2;
      double d1 = squared / pairs - (sum / pairs) * (sum / pairs);
      if (triples > 0 && d1 > 0) {
        double d2 = second / triples - (secondSum / triples) * (secondSum / triples);
        out[15] = Math.sqrt(d2 / d1) / Math.sqrt(d1 / m2);
      }
    }
  }

  private static void cosinor(double[] v, boolean[] observed, double[] out) {
    double[] sum = new double[v.length];
    int[] count = new int[v.length];
    for (int m = 0; m < v.length; m++) {
      sum[m] = observed[m] ? v[m] : 0;
      count[m] = observed[m] ? 1 : 0;
    }
    Cosinor.fit(sum, count)
        .ifPresent(c -> {
          out[16] = c.amplitude();
          out[17] = c.acrophaseHours();
        });
  }

  private static double intradailyVariability(double[] v, boolean[] observed) {
    int hours = v.length / HOUR;
    double[] hourly = new double[hours];
    boolean[] has = new boolean[hours];
    double mean = 0;
    int n = 0;
    for (int h = 0; h < hours; h++) {
      double sum = 0;
      int k = 0;
      for (int m = h * HOUR; m < (h + 1) * HOUR; m++) {
        if (observed[m]) {
          sum += v[m];
          k++;
        }
      }
      if (k > 0) {
        hourly[h] = sum / k;
        has[h] = true;
        mean += hourly[h];
        n++;
      }
    }
    if (n < 2) {
      return Double.NaN;
    }
    mean /= n;
    double variance = 0;
    double differences = 0;
    int pairs = 0;
    for (int h = 0; h < hours; h++) {
      if (has[h]) {
        variance += (hourly[h] - mean) * (hourly[h] - mean) / n;
        if (h > 0 && has[h - 1]) {
          differences += (hourly[h] - hourly[h - 1]) * (hourly[h] - hourly[h - 1]);
          pairs++;
        }
      }
    }
    return pairs == 0 || variance < 1e-12 ? Double.NaN : differences / pairs / variance;
  }

  private static double quantile(double[] sorted, double p) {
    return org.diurnal.core.Bootstrap.quantile(sorted, p);
  }
}
