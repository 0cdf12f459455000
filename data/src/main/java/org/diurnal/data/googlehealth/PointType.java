package org.diurnal.data.googlehealth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/// The data types that say something to the minute, or of a day: the field of the point that holds
/// them, and the number in it.
///
/// From the reference of `users.dataTypes.dataPoints`, version 4, and from points that users of the
/// API show in public; 64-bit numbers come as texts.
enum PointType {
  STEPS("steps", "count", "steps", Kind.INTERVAL),
  ACTIVE_ENERGY_BURNED("activeEnergyBurned", "kcal", "active_energy", Kind.INTERVAL),
  HEART_RATE("heartRate", "beatsPerMinute", "heart_rate", Kind.SAMPLE),
  HEART_RATE_VARIABILITY(
      "heartRateVariability",
      "rootMeanSquareOfSuccessiveDifferencesMilliseconds",
      "rmssd",
      Kind.SAMPLE),
  OXYGEN_SATURATION("oxygenSaturation", "percentage", "spo2", Kind.SAMPLE),
  SLEEP("sleep", "", "asleep", Kind.SLEEP),
  DAILY_RESTING_HEART_RATE(
      "dailyRestingHeartRate", "beatsPerMinute", "resting_heart_rate_bpm", Kind.DAILY),
  WEIGHT("weight", "weightGrams", "weight_kg", Kind.WEIGHT);

  /// How a type is written.
  enum Kind {
    /// An amount over an interval.
    INTERVAL,
    /// A value at a moment.
    SAMPLE,
    /// A night with its stages.
    SLEEP,
    /// A value of a day.
    DAILY,
    /// A weighing.
    WEIGHT
  }

  private final String field;
  private final String number;
  private final String target;
  private final Kind kind;

  PointType(String field, String number, String target, Kind kind) {
    this.field = field;
    this.number = number;
    this.target = target;
    this.kind = kind;
  }

  /// The type of a point; empty if it is not needed here.
  static Optional<PointType> of(JsonNode point) {
    return List.of(values()).stream().filter(t -> point.path(t.field).isObject()).findFirst();
  }

  JsonNode content(JsonNode point) {
    return point.path(field);
  }

  String field() {
    return field;
  }

  String target() {
    return target;
  }

  Kind kind() {
    return kind;
  }

  String numberField() {
    return number;
  }

  /// The number, which may come as text; a count that is left out is zero, as protocol buffers
  /// leave zeros out, and any other number that is left out is none.
  OptionalDouble value(JsonNode content) {
    JsonNode v = content.path(number);
    if (v.isNumber()) {
      return OptionalDouble.of(v.doubleValue());
    }
    if (v.isString()) {
      try {
        return OptionalDouble.of(Double.parseDouble(v.stringValue()));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return v.isMissingNode() && this == STEPS ? OptionalDouble.of(0) : OptionalDouble.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
