package org.diurnal.tasks.finetune;

import java.util.Arrays;
import java.util.List;
import org.diurnal.model.network.Model;
import org.diurnal.tasks.evaluate.Learner;
import org.diurnal.tasks.heads.LogOdds;

/// A [FineTuner] as an evaluation asks it.
public final class TunedNetwork implements Learner, AutoCloseable {
  private final Adaptation adaptation;
  private final PeopleDays days;
  private final FineTuner tuner;

  /// @param pretrained stays the caller's, and has to stay open
  /// @param days stays the caller's
  public TunedNetwork(
      Model pretrained, PeopleDays days, Adaptation adaptation, long seed, int threads) {
    this.adaptation = adaptation;
    this.days = days;
    this.tuner =
        new FineTuner(pretrained, days, adaptation, FineTuneSettings.of(adaptation, seed), threads);
  }

  @Override
  public String name() {
    return adaptation.id();
  }

  @Override
  public boolean knows(String person) {
    return days.has(person);
  }

  @Override
  public Said learn(List<String> train, double[] y, boolean binary, List<String> asked) {
    FineTuner.Outcome o = tuner.predict(train, y, binary, asked);
    return binary
        ? new Said(
            probabilities(o.predicted()),
            Learner.bestThreshold(probabilities(o.watched()), o.watchedTruth()))
        : new Said(o.predicted(), Double.NaN);
  }

  private static double[] probabilities(double[] logOdds) {
    return Arrays.stream(logOdds).map(LogOdds::probability).toArray();
  }

  @Override
  public void close() {
    tuner.close();
  }
}
