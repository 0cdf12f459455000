package org.diurnal.data.openmhealth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A body schema that says something to the minute, or of a day.
///
/// Sources: the schemas of openmhealth.org, version 1 to 3, and of IEEE 1752.1-2021 (`omh:` and
/// `ieee:`), as published.
enum Measure {
  STEP_COUNT("step-count", "step_count", "steps", Kind.CHANNEL),
  HEART_RATE("heart-rate", "heart_rate", "heart_rate", Kind.CHANNEL),
  OXYGEN_SATURATION("oxygen-saturation", "oxygen_saturation", "spo2", Kind.CHANNEL),
  RESPIRATORY_RATE("respiratory-rate", "respiratory_rate", "respiratory_rate", Kind.CHANNEL),
  BODY_TEMPERATURE("body-temperature", "body_temperature", "skin_temperature", Kind.CHANNEL),
  BODY_WEIGHT("body-weight", "body_weight", "weight_kg", Kind.DAY_OF_START),
  TOTAL_SLEEP_TIME("total-sleep-time", "total_sleep_time", "sleep_minutes_asleep", Kind.DAY_OF_END),
  SLEEP_DURATION("sleep-duration", "sleep_duration", "sleep_minutes_asleep", Kind.DAY_OF_END),
  SLEEP_EPISODE("sleep-episode", "total_sleep_time", "sleep_minutes_asleep", Kind.DAY_OF_END);

  /// What becomes of it.
  enum Kind {
    /// Minutes of a channel.
    CHANNEL,
    /// A label of the day on which it was taken.
    DAY_OF_START,
    /// A label of the day on which it ended: that of waking up.
    DAY_OF_END
  }

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

  /// The body's field with the number.
  String field() {
    return field;
  }

  /// Why a body of this schema is of no use, although it is sound; empty if it is of use.
  Optional<String> notNeeded(JsonNode body) {
    String statistic = body.path("descriptive_statistic").asString("");
    if (!statistic.isEmpty()
        && !statistic.equals("average")
        && !statistic.equals("mean")
        && !(this == STEP_COUNT && statistic.equals("count"))) {
      return Optional.of("a statistic (minimum, maximum, ...), not a value");
    }
    if (this == BODY_TEMPERATURE) {
      String where = body.path("measurement_location").asString("").toLowerCase(Locale.ROOT);
      return SKIN.contains(where)
          ? Optional.empty()
          : Optional.of("a temperature that is not of the skin, or of no stated place");
    }
    return Optional.empty();
  }

  /// The number in the target's unit; empty if there is none, or in a unit that is not known.
  OptionalDouble value(JsonNode body) {
    JsonNode f = body.path(field);
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
      case STEP_COUNT -> when(unit, v, "steps");
      case HEART_RATE -> when(unit, v, "beats/min");
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
      case TOTAL_SLEEP_TIME, SLEEP_DURATION, SLEEP_EPISODE ->
          TimeFrame.duration(f).stream().mapToDouble(d -> d.toMillis() / 60_000.0).findFirst();
    };
  }

  private static OptionalDouble when(String unit, double v, String wanted) {
    return unit.equals(wanted) ? OptionalDouble.of(v) : OptionalDouble.empty();
  }
}
