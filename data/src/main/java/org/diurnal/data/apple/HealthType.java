package org.diurnal.data.apple;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diurnal.core.Aggregation;
import org.diurnal.core.SensorSchema;

/// The types of records that are used, and what for.
enum HealthType {
  STEPS("StepCount", Dimension.COUNT, Channel.of("steps", Duration.ofDays(1))),
  ACTIVE_ENERGY(
      "ActiveEnergyBurned",
      Dimension.KILOCALORIES,
      Channel.of("active_energy", Duration.ofDays(1))),
  HEART_RATE("HeartRate", Dimension.PER_MINUTE, Channel.of("heart_rate", Duration.ofMinutes(10))),
  SDNN("HeartRateVariabilitySDNN", Dimension.MILLISECONDS, Channel.of("sdnn", Duration.ofHours(1))),
  RESPIRATORY_RATE(
      "RespiratoryRate", Dimension.PER_MINUTE, Channel.of("respiratory_rate", Duration.ofHours(1))),
  OXYGEN_SATURATION("OxygenSaturation", Dimension.PERCENT, Channel.of("spo2", Duration.ofHours(1))),
  /// One value a night: it holds for all of the night.
  WRIST_TEMPERATURE(
      "AppleSleepingWristTemperature",
      Dimension.CELSIUS,
      Channel.of("skin_temperature", Duration.ofDays(1))),
  RESTING_HEART_RATE(
      "RestingHeartRate", Dimension.PER_MINUTE, new Day("resting_heart_rate_bpm", 20, 200)),
  BODY_MASS("BodyMass", Dimension.KILOGRAMS, new Day("weight_kg", 10, 500)),
  BODY_MASS_INDEX("BodyMassIndex", Dimension.COUNT, new Day("bmi", 5, 150)),
  BODY_FAT("BodyFatPercentage", Dimension.PERCENT, new Day("body_fat_pct", 1, 90)),
  HEIGHT("Height", Dimension.CENTIMETRES, new Day("height_cm", 30, 280)),
  SLEEP("SleepAnalysis", Dimension.COUNT, new Sleep());

  /// What a record becomes.
  sealed interface Use {}

  /// Minutes of a channel.
  ///
  /// @param name the channel's name
  /// @param position its position in the schema
  /// @param longest an average over more seconds says nothing of its minutes; no matter for a sum
  /// @param isSum whether it is a sum
  record Channel(String name, int position, long longest, boolean isSum) implements Use {
    private static Channel of(String name, Duration longest) {
      int position = channel(name);
      boolean sum = Schema.WEARABLE.channel(position).aggregation() == Aggregation.SUM;
      return new Channel(name, position, longest.toSeconds(), sum);
    }
  }

  /// A label of the local day on which the record begins.
  ///
  /// @param task the label's task, with its unit
  /// @param min the least plausible value
  /// @param max the greatest plausible value
  record Day(String task, double min, double max) implements Use {}

  /// Minutes of the channels of sleep.
  record Sleep() implements Use {}

  /// In a class of its own, so that it is there before the constants are.
  private static final class Schema {
    static final SensorSchema WEARABLE = SensorSchema.builtIn("wearable");
  }

  private static final Map<String, HealthType> BY_IDENTIFIER =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(HealthType::identifier, Function.identity()));
  private final String identifier;
  private final Dimension dimension;
  private final Use use;

  HealthType(String name, Dimension dimension, Use use) {
    String kind = use instanceof Sleep ? "Category" : "Quantity";
    this.identifier = "HK" + kind + "TypeIdentifier" + name;
    this.dimension = dimension;
    this.use = use;
  }

  /// The type of a record; empty for one that is not used.
  static Optional<HealthType> of(String identifier) {
    return Optional.ofNullable(BY_IDENTIFIER.get(identifier));
  }

  /// Its name in an export.
  String identifier() {
    return identifier;
  }

  /// What its values are.
  Dimension dimension() {
    return dimension;
  }

  /// What it becomes.
  Use use() {
    return use;
  }

  /// The channels of the days.
  static SensorSchema schema() {
    return Schema.WEARABLE;
  }

  /// The position of a channel.
  static int channel(String name) {
    return schema().indexOf(name).orElseThrow();
  }
}
