package org.diurnal.tasks.forecast;

import java.util.Arrays;

/// Exponential smoothing with additive errors (Hyndman, Koehler, Ord and Snyder 2008): a level,
/// with or without a damped trend, with or without an additive season.
///
/// With `e` the error of the forecast of one step, `y^ = l + phi b + s(t-m)`: `l = l + phi b +
/// alpha e`, `b = phi b + beta e`, `s(t) = s(t-m) + gamma e`. A step that was not measured has the
/// error 0.
///
/// @param alpha of the level
/// @param beta of the trend; 0 with phi 0 is no trend
/// @param phi damping of the trend; 0 without one
/// @param gamma of the season
/// @param season steps; 0 without one
record Ets(double alpha, double beta, double phi, double gamma, int season) {
  /// Where a filter ended.
  ///
  /// @param level l
  /// @param trend b
  /// @param seasons s of the next `season` steps in turn
  /// @param squares sum of squared errors of one step
  /// @param known errors added up
  @SuppressWarnings("ArrayRecordComponent") // made once and read
  record State(double level, double trend, double[] seasons, double squares, int known) {}

  /// Runs through a series. It begins at the mean of its first known values (a season's length, or
  /// seven), without trend, with the seasons' mean differences from that over the first two.
  State run(double[] y) {
    double[] s = new double[Math.max(1, season)];
    double l = start(y, s);
    double b = 0;
    double squares = 0;
    int known = 0;
    for (int t = 0; t < y.length; t++) {
      int at = season == 0 ? 0 : t % season;
      double trend = phi * b;
      if (Double.isNaN(y[t])) {
        l += trend;
        b = trend;
        continue;
      }
      double e = y[t] - (l + trend + s[at]);
      l += trend + alpha * e;
      b = trend + beta * e;
      if (season > 0) {
        s[at] += gamma * e;
      }
      squares += e * e;
      known++;
    }
    double[] next = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      next[i] = season == 0 ? 0 : s[(y.length + i) % season];
    }
    return new State(l, b, next, squares, known);
  }

  /// Forecasts from where a filter ended.
  double[] ahead(State state, int horizon) {
    double[] out = new double[horizon];
    double damped = 0;
    double power = 1;
    for (int h = 0; h < horizon; h++) {
      power *= phi;
      damped += power;
      out[h] = state.level + damped * state.trend + state.seasons[h % state.seasons.length];
    }
    return out;
  }

  private double start(double[] y, double[] s) {
    int wanted = season == 0 ? 7 : season;
    double sum = 0;
    int n = 0;
    for (int t = 0; t < y.length && n < wanted; t++) {
      if (!Double.isNaN(y[t])) {
        sum += y[t];
        n++;
      }
    }
    double level = n == 0 ? 0 : sum / n;
    if (season > 0) {
      int[] of = new int[season];
      for (int t = 0; t < Math.min(y.length, 2 * season); t++) {
        if (!Double.isNaN(y[t])) {
          s[t % season] += y[t] - level;
          of[t % season]++;
        }
      }
      for (int i = 0; i < season; i++) {
        s[i] = of[i] == 0 ? 0 : s[i] / of[i];
      }
      double mean = Arrays.stream(s).average().orElse(0);
      for (int i = 0; i < season; i++) {
        s[i] -= mean;
      }
      level += mean;
    }
    return level;
  }

  /// Numbers fitted: parameters, states that it begins with, and the errors' variance.
  int numbers() {
    return 2 + 1 + (phi > 0 ? 3 : 0) + (season > 0 ? season : 0);
  }

  /// Akaike's criterion, corrected for short series: `n ln(SSE / n) + 2 k + 2 k (k+1) / (n-k-1)`;
  /// infinite where there are too few values.
  double aicc(State state) {
    int n = state.known;
    int k = numbers();
    if (n - k - 1 <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double mse = Math.max(state.squares / n, 1e-12);
    return n * Math.log(mse) + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
  }
}
