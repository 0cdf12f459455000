package org.diurnal.data.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.diurnal.data.simulate.LabelModel.Binary;
import org.diurnal.data.simulate.LabelModel.Continuous;

/// How well a person would explain the labels that a row has: the log-likelihood of the label
/// models, each label independent given the person.
///
/// Real people are not as these models say, so no single label may carry the person away: beyond
/// 2.5 standard deviations of its noise a quantity pulls no harder (Huber's likelihood), and a
/// probability counts as at least one in a million.
final class Evidence {
  private static final double HUBER = 2.5;
  private static final double LEAST = 1e-6;

  private final List<ToDoubleFunction<Traits>> terms = new ArrayList<>();

  /// @param known what the row has; a definition (`short_sleep`) counts only where what it is
  ///   defined by (`sleep_hours`) is missing
  Evidence(KnownPerson known) {
    for (LabelModel m : HealthLabels.MODELS) {
      OptionalDouble value = known.label(m.task());
      if (value.isPresent()) {
        double v = value.getAsDouble();
        terms.add(
            switch (m) {
              case Binary b -> t -> logChance(HealthLabels.logOdds(b, t), v == 1);
              case Continuous c when HealthLabels.isRounded(c.task()) -> t -> rounded(c, t, v);
              case Continuous c -> t -> quantity(c, t, v);
            });
      }
    }
    definition(known, "short_sleep", "sleep_hours", HealthLabels::shortSleep);
    definition(known, "fair_or_poor_health", "self_rated_health", HealthLabels::poorHealth);
    definition(known, "meets_150min_mvpa", "leisure_mvpa_min_week", HealthLabels::active);
    known
        .label("waist_cm")
        .ifPresent(
            v -> terms.add(t -> huber((v - HealthLabels.waist(t)) / HealthLabels.WAIST_NOISE)));
    OptionalDouble obese = known.label("obese");
    if (obese.isPresent()) {
      boolean is = obese.getAsDouble() == 1;
      terms.add(t -> is == t.bmi() >= 30 ? 0 : Double.NEGATIVE_INFINITY);
    }
  }

  /// The log-likelihood, up to a constant; minus infinity for somebody who cannot be.
  double logLikelihood(Traits t) {
    double sum = 0;
    for (ToDoubleFunction<Traits> term : terms) {
      sum += term.applyAsDouble(t);
    }
    return sum;
  }

  /// The logarithm of the probability of a yes, or a no.
  static double logChance(double logOdds, boolean yes) {
    double x = yes ? logOdds : -logOdds;
    double log =
        x >= 0 ? -StrictMath.log1p(StrictMath.exp(-x)) : x - StrictMath.log1p(StrictMath.exp(x));
    return Math.max(log, StrictMath.log(LEAST));
  }

  private void definition(
      KnownPerson known, String task, String parent, ToDoubleFunction<Traits> probability) {
    OptionalDouble value = known.label(task);
    if (value.isPresent() && known.label(parent).isEmpty()) {
      boolean yes = value.getAsDouble() == 1;
      terms.add(t -> {
        double p = probability.applyAsDouble(t);
        return StrictMath.log(Math.max(LEAST, yes ? p : 1 - p));
      });
    }
  }

  private static double quantity(Continuous c, Traits t, double value) {
    double expected = c.mean() + c.sum(t);
    return value <= c.min()
        ? StrictMath.log(Math.max(LEAST, Normal.below((c.min() - expected) / c.noise())))
        : huber((value - expected) / c.noise());
  }

  /// A label of whole numbers, with ends: any value that rounds to it.
  private static double rounded(Continuous c, Traits t, double value) {
    double expected = c.mean() + c.sum(t);
    boolean lowest = value <= HealthLabels.lowest(c.task());
    boolean highest = value >= HealthLabels.highest(c.task());
    double from = lowest ? 0 : Normal.below((value - 0.5 - expected) / c.noise());
    double to = highest ? 1 : Normal.below((value + 0.5 - expected) / c.noise());
    return StrictMath.log(Math.max(LEAST, to - from));
  }

  private static double huber(double residual) {
    double r = Math.abs(residual);
    return r <= HUBER ? -0.5 * r * r : -HUBER * (r - 0.5 * HUBER);
  }
}
