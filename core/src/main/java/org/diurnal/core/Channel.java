package org.diurnal.core;

/// One minute-level measurement of a schema.
///
/// @param name the column name, lower snake case, unique in its schema
/// @param unit the unit in UCUM, for example `/min`, `ms`, `Cel`; `1` for a pure number
/// @param group the sensor group, for example `cardio` or `motion`
/// @param aggregation how samples within a minute are put together
/// @param min the least plausible value, in `unit`; what is below is rejected at import
/// @param max the greatest plausible value, in `unit`
/// @param mean the mean used for z-scores, in `unit`
/// @param std the standard deviation used for z-scores, in `unit`, above zero
/// @param kind continuous or binary
/// @param description what it is, and any doubt about its numbers
public record Channel(
    String name,
    String unit,
    String group,
    Aggregation aggregation,
    double min,
    double max,
    double mean,
    double std,
    ChannelKind kind,
    String description) {
  public Channel {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("channel name '" + name + "' is not lower snake case");
    }
    if (!(std > 0) || Double.isInfinite(std) || !Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "channel "
              + name
              + ": mean "
              + mean
              + " and std "
              + std
              + " must be finite, std above 0");
    }
    if (!(min < max) || !Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException(
          "channel "
              + name
              + ": min "
              + min
              + " and max "
              + max
              + " must be finite, min below max");
    }
  }

  /// Whether a value lies in the plausible range, both ends included; NaN does not.
  public boolean isPlausible(double value) {
    return value >= min && value <= max;
  }

  /// The same channel with other normalisation constants.
  public Channel withStatistics(double newMean, double newStd) {
    return new Channel(
        name, unit, group, aggregation, min, max, newMean, newStd, kind, description);
  }
}
