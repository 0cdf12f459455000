package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.List;

/// A question as learned forecasters see it: values as differences from the person's own mean so
/// far ([Question#level]), on one scale for all people, so that who the person is says nothing.
///
/// @param scale what a difference is divided by
record Scaled(double scale) {
  /// Numbers of a step: its value, whether it is known, the calendar.
  static final int STEP = 2 + Grid.CALENDAR;

  /// Numbers of a step asked: the calendar, and the person's seasonal mean.
  static final int AHEAD = Grid.CALENDAR + 1;

  /// The scale of examples: the root mean square of the truth's differences from the level.
  static Scaled of(List<Example> examples) {
    double squares = 0;
    int n = 0;
    for (Example e : examples) {
      double level = e.question().level();
      for (double v : e.truth()) {
        if (!Double.isNaN(v)) {
          squares += (v - level) * (v - level);
          n++;
        }
      }
    }
    double rms = n == 0 ? 1 : Math.sqrt(squares / n);
    return new Scaled(rms > 0 ? rms : 1);
  }

  /// The latest steps, `[lags][STEP]` in one array, the oldest first. A step that is not known, or
  /// lies before the record, is 0 and says so.
  float[] steps(Question q) {
    int lags = q.grid().lags();
    double level = q.level();
    float[] out = new float[lags * STEP];
    for (int i = 0; i < lags; i++) {
      int t = q.past().length - lags + i;
      boolean known = t >= 0 && !Double.isNaN(q.past()[t]);
      out[i * STEP] = known ? (float) ((q.past()[t] - level) / scale) : 0;
      out[i * STEP + 1] = known ? 1 : 0;
      double[] calendar = q.grid().calendar(q.first() - lags + i);
      for (int c = 0; c < calendar.length; c++) {
        out[i * STEP + 2 + c] = (float) calendar[c];
      }
    }
    return out;
  }

  /// What is known of the steps asked, `[horizon][AHEAD]` in one array.
  float[] ahead(Question q) {
    double level = q.level();
    float[] out = new float[q.horizon() * AHEAD];
    for (int h = 0; h < q.horizon(); h++) {
      double[] calendar = q.grid().calendar(q.first() + h);
      for (int c = 0; c < calendar.length; c++) {
        out[h * AHEAD + c] = (float) calendar[c];
      }
      out[h * AHEAD + Grid.CALENDAR] = (float) ((q.seasonalMean(h) - level) / scale);
    }
    return out;
  }

  /// The truth of a step, NaN where it is not known.
  double answer(Example e, int ahead) {
    return (e.truth()[ahead] - e.question().level()) / scale;
  }

  /// Back in the series' own unit.
  double[] back(Question q, double[] said) {
    double level = q.level();
    return Arrays.stream(said).map(z -> level + scale * z).toArray();
  }
}
