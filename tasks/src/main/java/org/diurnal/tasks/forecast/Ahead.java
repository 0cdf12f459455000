package org.diurnal.tasks.forecast;

import java.util.Optional;

/// What is told of a person: one metric or channel, step by step.
///
/// @param name of the metric or channel
/// @param unit in UCUM
/// @param forecaster who told it; empty if refused
/// @param question what it was told from
/// @param said a number a step; empty if refused
/// @param margin how far to both sides nine of ten truths lie, as found on other people; NaN where
///   too few of them were measured so far ahead
/// @param measured what was measured after all, NaN where nothing was
/// @param refused why nothing is told, with counts
@SuppressWarnings("ArrayRecordComponent") // made once and read
public record Ahead(
    String name,
    String unit,
    String forecaster,
    Question question,
    double[] said,
    double[] margin,
    double[] measured,
    Optional<String> refused) {
  static Ahead refused(Told told, Question question, String why) {
    double[] none = new double[0];
    return new Ahead(told.name(), told.unit(), "", question, none, none, none, Optional.of(why));
  }

  /// The lower end of a step's interval, not below what is possible.
  ///
  /// @param low the least possible value
  public double low(int ahead, double low) {
    return Math.max(low, said[ahead] - margin[ahead]);
  }

  /// The upper end of a step's interval.
  public double high(int ahead) {
    return said[ahead] + margin[ahead];
  }
}
