package org.diurnal.tasks.forecast;

import java.util.List;

/// Rules that need no learning.
public enum SimpleForecaster implements Forecaster {
  /// The latest known step.
  LAST("last value", "the latest known step") {
    @Override
    double of(Question q, int ahead) {
      return before(q, q.past().length, 1);
    }
  },
  /// The latest known step a whole number of seasons before: last week's weekday, yesterday's hour.
  SEASONAL("seasonal naive", "the same weekday last week; the same hour yesterday") {
    @Override
    double of(Question q, int ahead) {
      return before(q, q.past().length + ahead, q.grid().season());
    }
  },
  /// The latest known step a whole number of weeks before.
  WEEK("same hour last week", "the same hour a week before") {
    @Override
    double of(Question q, int ahead) {
      return before(q, q.past().length + ahead, q.grid().week());
    }
  },
  /// The mean of all known steps.
  MEAN("own mean", "the mean of the person's past") {
    @Override
    double of(Question q, int ahead) {
      return q.level();
    }
  },
  /// The mean of the known steps whole seasons before.
  SEASONAL_MEAN("own seasonal mean", "the mean of the person's past by weekday; by hour") {
    @Override
    double of(Question q, int ahead) {
      return q.seasonalMean(ahead);
    }
  };

  private final String title;
  private final String words;

  SimpleForecaster(String title, String words) {
    this.title = title;
    this.words = words;
  }

  abstract double of(Question q, int ahead);

  @Override
  public Fitted fit(Training training) {
    return this::all;
  }

  /// For tables; [Enum#name] is the constant's.
  public String title() {
    return title;
  }

  @Override
  public String words() {
    return words;
  }

  /// What it says of each, `[questions][horizon]`.
  double[][] all(List<Question> questions) {
    double[][] out = new double[questions.size()][];
    for (int i = 0; i < out.length; i++) {
      Question q = questions.get(i);
      out[i] = new double[q.horizon()];
      for (int h = 0; h < out[i].length; h++) {
        out[i][h] = of(q, h);
      }
    }
    return out;
  }

  /// The latest known step at a distance of whole `stride`s before `from`; the mean where there is
  /// none.
  private static double before(Question q, int from, int stride) {
    for (int t = from - stride; t >= 0; t -= stride) {
      if (t < q.past().length && !Double.isNaN(q.past()[t])) {
        return q.past()[t];
      }
    }
    return q.level();
  }
}
