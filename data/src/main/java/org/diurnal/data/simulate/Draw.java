package org.diurnal.data.simulate;

import java.util.SplittableRandom;
import org.diurnal.core.Randomness;

/// Random numbers of one purpose, the same on every machine: all mathematics is `StrictMath`.
final class Draw {
  private final SplittableRandom random;
  private double spare;
  private boolean hasSpare;

  /// @param purpose what they are for, so that no two purposes share numbers
  Draw(long seed, long person, String purpose, long... more) {
    long[] key = new long[2 + more.length];
    key[0] = person;
    key[1] = Randomness.key(purpose);
    System.arraycopy(more, 0, key, 2, more.length);
    this.random = Randomness.of(seed, key);
  }

  /// Uniform in 0 (inclusive) to 1 (exclusive).
  double uniform() {
    return random.nextDouble();
  }

  /// Uniform between two numbers.
  double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /// A whole number from 0 to `bound`, exclusive.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// Yes with the given probability.
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// Standard normal, by Marsaglia's polar method.
  double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * random.nextDouble() - 1;
      v = 2 * random.nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double f = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * f;
    hasSpare = true;
    return u * f;
  }

  /// Normal with mean and standard deviation.
  double normal(double mean, double sd) {
    return mean + sd * normal();
  }

  /// Exponential with the given mean.
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /// Log-normal with the given median and standard deviation of the logarithm.
  double logNormal(double median, double logSd) {
    return median * StrictMath.exp(logSd * normal());
  }
}
