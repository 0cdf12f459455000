package org.diurnal.data.openmhealth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A body schema that says something to the minute, or of a day.
///
/// Sources: the schemas of openmhealth.org, version 1 to 4 (`omh:`), and of IEEE 1752.1-2021
/// (`ieee:`), as published.
enum Measure {
  STEP_COUNT("step-count", "step_count", "steps", Kind.CHANNEL),
  PHYSICAL_ACTIVITY("physical-activity", "base_movement_quantity", "steps", Kind.CHANNEL),
  HEART_RATE("heart-rate", "heart_rate", "heart_rate", Kind.CHANNEL),
  RR_INTERVAL("rr-interval", "rr_interval", "heart_rate", Kind.CHANNEL),
  OXYGEN_SATURATION("oxygen-saturation", "oxygen_saturation", "spo2", Kind.CHANNEL),
  RESPIRATORY_RATE("respiratory-rate", "respiratory_rate", "respiratory_rate", Kind.CHANNEL),
  BODY_TEMPERATURE("body-temperature", "body_temperature", "skin_temperature", Kind.CHANNEL),
  BODY_WEIGHT("body-weight", "body_weight", "weight_kg", Kind.DAY_OF_START),
  TOTAL_SLEEP_TIME("total-sleep-time", "total_sleep_time", "sleep_minutes_asleep", Kind.SLEEP),
  SLEEP_DURATION("sleep-duration", "sleep_duration", "sleep_minutes_asleep", Kind.SLEEP),
  SLEEP_EPISODE("sleep-episode", "total_sleep_time", "sleep_minutes_asleep", Kind.SLEEP),
  SLEEP_STAGE_SUMMARY(
      "sleep-stage-summary", "total_sleep_time", "sleep_minutes_asleep", Kind.SLEEP);

  /// What becomes of it.
  enum Kind {
    /// Minutes of a channel.
    CHANNEL,
    /// A label of the day on which it was taken.
    DAY_OF_START,
    /// A label of the day on which it ended, that of waking up; of main sleeps only.
    SLEEP
  }

  private static final double MS_PER_MINUTE = 60_000;

  /// Places on the body where a thermometer measures skin.
  private static final Set<String> SKIN = Set.of("wrist", "finger", "forehead", "toe", "skin");

  private final String schema;
  private final String field;
  private final String target;
  private final Kind kind;

  Measure(String schema, String field, String target, Kind kind) {
    this.schema = schema;
    this.field = field;
    this.target = target;
    this.kind = kind;
  }

  static Optional<Measure> of(String schemaName) {
    return List.of(values()).stream().filter(m -> m.schema.equals(schemaName)).findFirst();
  }

  /// Why a schema that is none of these is of no use.
  static String notNeeded(String schemaName) {
    return schemaName.equals("calories-burned")
        ? "calories burned, of which nothing says whether rest is in them"
        : "schema that is not needed: " + schemaName;
  }

  String schema() {
    return schema;
  }

  /// The channel or the label.
  String target() {
    return target;
  }

  Kind kind() {
    return kind;
  }

  /// Whether its value is an amount over its time.
  boolean isAmount() {
    return this == STEP_COUNT || this == PHYSICAL_ACTIVITY;
  }

  /// The body's field with the number, with those above it.
  String field() {
    return this == SLEEP_STAGE_SUMMARY ? "sleep_stage_summary." + field : field;
  }

  /// The number with its unit.
  private JsonNode number(JsonNode body) {
    return this == SLEEP_STAGE_SUMMARY
        ? body.path("sleep_stage_summary").path(field)
        : body.path(field);
  }

  /// Why a body of this schema is of no use, although it is sound; empty if it is of use.
  Optional<String> notNeeded(JsonNode body) {
    String statistic = body.path("descriptive_statistic").asString("");
    boolean denominator =
        !body.path("descriptive_statistic_denominator").isMissingNode()
            || !body.path("statistic_window").isMissingNode();
    if (denominator || !statistic.isEmpty() && !means(statistic)) {
      return Optional.of("a statistic (minimum, average a day, ...), not what was measured");
    }
    return switch (this) {
      case BODY_TEMPERATURE ->
          SKIN.contains(body.path("measurement_location").asString("").toLowerCase(Locale.ROOT))
              ? Optional.empty()
              : Optional.of("a temperature that is not of the skin, or of no stated place");
      case PHYSICAL_ACTIVITY ->
          number(body).path("unit").asString("").equals("steps")
              ? Optional.empty()
              : Optional.of("an activity without its steps");
      case SLEEP_EPISODE ->
          number(body).isMissingNode()
              ? Optional.of("a sleep episode without its total sleep time")
              : Optional.empty();
      case STEP_COUNT,
          HEART_RATE,
          RR_INTERVAL,
          OXYGEN_SATURATION,
          RESPIRATORY_RATE,
          BODY_WEIGHT,
          TOTAL_SLEEP_TIME,
          SLEEP_DURATION,
          SLEEP_STAGE_SUMMARY ->
          Optional.empty();
    };
  }

  /// Whether a statistic is the value itself: the sum of an amount, the average of a level.
  private boolean means(String statistic) {
    return switch (kind) {
      case CHANNEL ->
          isAmount()
              ? statistic.equals("sum") || statistic.equals("count")
              : statistic.equals("average") || statistic.equals("mean");
      case DAY_OF_START, SLEEP -> false;
    };
  }

  /// The number in the target's unit; empty if there is none, or in a unit that is not known.
  OptionalDouble value(JsonNode body) {
    JsonNode f = number(body);
    if (f.isNumber()) { // step_count of version 1 and 2
      return this == STEP_COUNT ? OptionalDouble.of(f.doubleValue()) : OptionalDouble.empty();
    }
    JsonNode value = f.path("value");
    if (!value.isNumber()) {
      return OptionalDouble.empty();
    }
    double v = value.doubleValue();
    String unit = f.path("unit").asString("");
    return switch (this) {
      case STEP_COUNT, PHYSICAL_ACTIVITY -> when(unit, v, "steps");
      case HEART_RATE -> when(unit, v, "beats/min");
      case RR_INTERVAL -> v > 0 ? when(unit, MS_PER_MINUTE / v, "ms") : OptionalDouble.empty();
      case OXYGEN_SATURATION -> when(unit, v, "%");
      case RESPIRATORY_RATE -> when(unit, v, "breaths/min");
      case BODY_TEMPERATURE ->
          switch (unit) {
            case "C", "Cel" -> OptionalDouble.of(v);
            case "F" -> OptionalDouble.of((v - 32) / 1.8);
            case "K" -> OptionalDouble.of(v - 273.15);
            default -> OptionalDouble.empty();
          };
      case BODY_WEIGHT ->
          switch (unit) {
            case "kg" -> OptionalDouble.of(v);
            case "g" -> OptionalDouble.of(v / 1000);
            case "lb" -> OptionalDouble.of(v * 0.45359237);
            default -> OptionalDouble.empty();
          };
      case TOTAL_SLEEP_TIME, SLEEP_DURATION, SLEEP_EPISODE, SLEEP_STAGE_SUMMARY ->
          TimeFrame.duration(f).stream().mapToDouble(d -> d.toMillis() / MS_PER_MINUTE).findFirst();
    };
  }

  private static OptionalDouble when(String unit, double v, String wanted) {
    return unit.equals(wanted) ? OptionalDouble.of(v) : OptionalDouble.empty();
  }
}
