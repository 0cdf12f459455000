package org.diurnal.model.spread;

/// Scores of intervals and quantiles that are best, on average, for whoever says what they believe
/// (Gneiting and Raftery, Strictly proper scoring rules, 2007). Lower is better; in the unit of the
/// quantity.
public final class ProperScores {
  private ProperScores() {}

  /// The interval score: the width, and 2 / `alpha` times the distance by which the truth was
  /// missed.
  ///
  /// @param alpha what the interval leaves out, 0.1 for one of 90 %
  public static double interval(double low, double high, double truth, double alpha) {
    double missed = Math.max(0, low - truth) + Math.max(0, truth - high);
    return high - low + 2 / alpha * missed;
  }

  /// The pinball loss of a quantile.
  ///
  /// @param p its probability
  public static double pinball(double quantile, double p, double truth) {
    return truth >= quantile ? p * (truth - quantile) : (1 - p) * (quantile - truth);
  }
}
