package org.diurnal.data.simulate;

/// The logistic function.
final class Logit {
  private Logit() {}

  /// The probability of log-odds.
  static double inverse(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
