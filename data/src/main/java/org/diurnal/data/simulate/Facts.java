package org.diurnal.data.simulate;

import java.util.function.ToDoubleFunction;

/// What of a person labels depend on, each zero for somebody average.
enum Facts implements ToDoubleFunction<Traits> {
  /// Years above 45.
  AGE(t -> t.ageYears() - 45),

  /// 1 for women.
  FEMALE(t -> t.female() ? 1 : 0),

  /// Units of BMI above 28.
  BMI(t -> t.bmi() - 28),

  /// Standard deviations.
  FITNESS(Traits::fitness),

  /// Standard deviations of vagal tone.
  AUTONOMIC(Traits::autonomicTone),

  /// Standard deviations of insulin resistance and its company.
  METABOLIC(Traits::metabolicRisk),

  /// Standard deviations of depressive symptoms.
  MOOD(Traits::mood),

  /// Standard deviations of broken sleep and breathing stops.
  DISTURBED(Traits::sleepDisturbance),

  /// Standard deviations of alcohol.
  DRINKING(Traits::drinking),

  /// Hours that the middle of sleep is later than 4.2.
  LATE(t -> t.chronotypeHours() - 4.2),

  /// Hours of sleep needed beyond 7.4.
  NEED(t -> t.sleepNeedHours() - 7.4),

  /// How many times bedtimes vary as much as the average person's, as a logarithm.
  IRREGULAR(t -> StrictMath.log(t.irregularity())),

  /// 1 for who smokes.
  SMOKER(t -> t.smoker() ? 1 : 0),

  /// 1 for who takes a beta blocker.
  BETA(t -> t.betaBlocker() ? 1 : 0),

  /// 1 for who works night shifts.
  SHIFTS(t -> t.shiftWorker() ? 1 : 0),

  /// Beats a minute at rest; not zero for anybody.
  REST(Traits::restingHeartRate);

  @SuppressWarnings("ImmutableEnumChecker") // each is a pure function
  private final ToDoubleFunction<Traits> value;

  Facts(ToDoubleFunction<Traits> value) {
    this.value = value;
  }

  @Override
  public double applyAsDouble(Traits t) {
    return value.applyAsDouble(t);
  }
}
