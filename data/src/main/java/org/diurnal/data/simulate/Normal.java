package org.diurnal.data.simulate;

/// The standard normal distribution.
final class Normal {
  private Normal() {}

  /// The density at z.
  static double density(double z) {
    return StrictMath.exp(-0.5 * z * z) / StrictMath.sqrt(2 * Math.PI);
  }

  /// The probability of a value below z: Abramowitz and Stegun 26.2.17, error under 7.5e-8.
  static double below(double z) {
    if (z < 0) {
      return 1 - below(-z);
    }
    double t = 1 / (1 + 0.2316419 * z);
    double tail =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return 1 - StrictMath.exp(-0.5 * z * z) / StrictMath.sqrt(2 * Math.PI) * tail;
  }
}
