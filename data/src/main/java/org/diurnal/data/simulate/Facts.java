package org.diurnal.data.simulate;

import java.util.function.ToDoubleFunction;

/// What of a person labels depend on, each zero for somebody average.
final class Facts {
  /// Years above 45.
  static final ToDoubleFunction<Traits> AGE = t -> t.ageYears() - 45;

  /// 1 for women.
  static final ToDoubleFunction<Traits> FEMALE = t -> t.female() ? 1 : 0;

  /// Units of BMI above 28.
  static final ToDoubleFunction<Traits> BMI = t -> t.bmi() - 28;

  static final ToDoubleFunction<Traits> FITNESS = Traits::fitness;
  static final ToDoubleFunction<Traits> AUTONOMIC = Traits::autonomicTone;
  static final ToDoubleFunction<Traits> METABOLIC = Traits::metabolicRisk;
  static final ToDoubleFunction<Traits> MOOD = Traits::mood;
  static final ToDoubleFunction<Traits> DISTURBED = Traits::sleepDisturbance;
  static final ToDoubleFunction<Traits> DRINKING = Traits::drinking;

  /// Hours that the middle of sleep is later than 4.2.
  static final ToDoubleFunction<Traits> LATE = t -> t.chronotypeHours() - 4.2;

  /// Hours of sleep needed beyond 7.4.
  static final ToDoubleFunction<Traits> NEED = t -> t.sleepNeedHours() - 7.4;

  /// How many times bedtimes vary as much as the average person's, as a logarithm.
  static final ToDoubleFunction<Traits> IRREGULAR = t -> StrictMath.log(t.irregularity());

  static final ToDoubleFunction<Traits> SMOKER = t -> t.smoker() ? 1 : 0;
  static final ToDoubleFunction<Traits> BETA = t -> t.betaBlocker() ? 1 : 0;
  static final ToDoubleFunction<Traits> SHIFTS = t -> t.shiftWorker() ? 1 : 0;

  private Facts() {}
}
