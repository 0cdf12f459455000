package org.diurnal.tasks.heads;

/// Log-odds and probabilities.
public final class LogOdds {
  private LogOdds() {}

  /// The probability of log-odds: the logistic function.
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /// The log-odds of a probability; infinite of 0 and 1.
  public static double of(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
