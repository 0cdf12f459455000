package org.diurnal.data.googlehealth;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.data.importing.DayLabel;
import tools.jackson.databind.JsonNode;

/// The data types that say something to the minute, or of a day: the field of the point that holds
/// them, and the numbers in it.
///
/// Names, units and kinds are those of Google's discovery document `health.v4` (as its Python
/// client has it, read in November 2026). Numbers of 64 bits come as texts.
enum PointType {
  STEPS("steps", Kind.INTERVAL, new Number("count", "steps")),
  ACTIVE_ENERGY_BURNED("activeEnergyBurned", Kind.INTERVAL, new Number("kcal", "active_energy")),
  ACTIVITY_LEVEL("activityLevel", Kind.LEVEL),
  HEART_RATE("heartRate", Kind.SAMPLE, new Number("beatsPerMinute", "heart_rate")),
  HEART_RATE_VARIABILITY(
      "heartRateVariability",
      Kind.SAMPLE,
      new Number("rootMeanSquareOfSuccessiveDifferencesMilliseconds", "rmssd"),
      new Number("standardDeviationMilliseconds", "sdnn")),
  OXYGEN_SATURATION("oxygenSaturation", Kind.SAMPLE, new Number("percentage", "spo2")),
  SLEEP("sleep", Kind.SLEEP),
  DAILY_RESTING_HEART_RATE(
      "dailyRestingHeartRate", "beatsPerMinute", Kind.DAY, DayLabel.RESTING_HEART_RATE),
  DAILY_HEART_RATE_VARIABILITY(
      "dailyHeartRateVariability",
      "averageHeartRateVariabilityMilliseconds",
      Kind.DAY,
      DayLabel.SLEEP_RMSSD),
  DAILY_OXYGEN_SATURATION(
      "dailyOxygenSaturation", "averagePercentage", Kind.DAY, DayLabel.SLEEP_OXYGEN),
  DAILY_RESPIRATORY_RATE(
      "dailyRespiratoryRate", "breathsPerMinute", Kind.DAY, DayLabel.SLEEP_RESPIRATION),
  DAILY_SLEEP_TEMPERATURE(
      "dailySleepTemperatureDerivations",
      "nightlyTemperatureCelsius",
      Kind.DAY,
      DayLabel.SLEEP_TEMPERATURE),
  DAILY_VO2_MAX("dailyVo2Max", "vo2Max", Kind.DAY, DayLabel.VO2_MAX),
  WEIGHT("weight", "weightGrams", Kind.MOMENT, DayLabel.WEIGHT),
  BODY_FAT("bodyFat", "percentage", Kind.MOMENT, DayLabel.BODY_FAT);

  /// How a type is written, and what becomes of it.
  enum Kind {
    /// An amount over an interval: a channel.
    INTERVAL,
    /// A class over an interval: the channel `intensity`.
    LEVEL,
    /// A value at a moment: a channel.
    SAMPLE,
    /// A night with its stages.
    SLEEP,
    /// A value of a date: a label.
    DAY,
    /// A value at a moment: a label of its local day.
    MOMENT
  }

  /// A number of a type, and the channel that it fills.
  record Number(String field, String channel) {}

  private final String field;
  private final Kind kind;
  private final List<Number> numbers;
  private final Optional<DayLabel> label;
  private final String labelField;

  PointType(String field, Kind kind, Number... numbers) {
    this.field = field;
    this.kind = kind;
    this.numbers = List.of(numbers);
    this.label = Optional.empty();
    this.labelField = "";
  }

  PointType(String field, String number, Kind kind, DayLabel label) {
    this.field = field;
    this.kind = kind;
    this.numbers = List.of();
    this.label = Optional.of(label);
    this.labelField = number;
  }

  /// The type of a point; empty if it is not needed here.
  static Optional<PointType> of(JsonNode point) {
    return List.of(values()).stream().filter(t -> point.path(t.field).isObject()).findFirst();
  }

  /// What the point holds.
  JsonNode content(JsonNode point) {
    return point.path(field);
  }

  /// The name of the field of the point.
  String field() {
    return field;
  }

  Kind kind() {
    return kind;
  }

  /// The numbers that fill channels.
  List<Number> numbers() {
    return numbers;
  }

  /// The label that a day or a moment gives.
  Optional<DayLabel> label() {
    return label;
  }

  /// The field of the label's number.
  String labelField() {
    return labelField;
  }

  /// A number of a content. Steps that are left out are zero: the reference requires the count, and
  /// protocol buffers leave a zero out; a minute without a device has no point at all. Any other
  /// number that is left out is none.
  OptionalDouble number(JsonNode content, String name) {
    JsonNode v = content.path(name);
    return v.isMissingNode() && this == STEPS ? OptionalDouble.of(0) : plain(v);
  }

  /// A number, or a text that is one.
  static OptionalDouble plain(JsonNode v) {
    if (v.isNumber()) {
      return OptionalDouble.of(v.doubleValue());
    }
    try {
      return v.isString()
          ? OptionalDouble.of(Double.parseDouble(v.stringValue()))
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
