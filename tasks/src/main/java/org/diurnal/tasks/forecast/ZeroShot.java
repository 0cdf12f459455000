package org.diurnal.tasks.forecast;

import java.util.List;

/// The pretrained model as it is: what it fills the hidden rest of the day with. The person's own
/// seasonal mean where it cannot say.
public final class ZeroShot implements Forecaster {
  @Override
  public String title() {
    return "zero-shot";
  }

  @Override
  public String words() {
    return "the pretrained model fills the hidden rest of the day; it saw that day alone";
  }

  @Override
  public boolean needsModel() {
    return true;
  }

  @Override
  public Fitted fit(Training training) {
    return ZeroShot::all;
  }

  private static double[][] all(List<Question> questions) {
    double[][] out = SimpleForecaster.SEASONAL_MEAN.all(questions);
    for (int i = 0; i < out.length; i++) {
      double[] otherwise = out[i];
      out[i] = questions.get(i).seen().flatMap(Question.Seen::filled).orElse(otherwise);
    }
    return out;
  }
}
