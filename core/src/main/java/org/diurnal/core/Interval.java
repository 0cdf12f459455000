package org.diurnal.core;

/// A 95 % percentile interval from a bootstrap over people.
///
/// With few people it is too narrow (people are resampled, not the world): read it with the number
/// of people beside it.
///
/// @param low the 2.5th percentile
/// @param high the 97.5th percentile
public record Interval(double low, double high) {
  /// Both ends times a factor above 0.
  public Interval scaled(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
