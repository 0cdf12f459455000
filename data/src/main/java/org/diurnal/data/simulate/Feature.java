package org.diurnal.data.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.diurnal.core.Channel;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;

/// Every channel that the simulator can fill, by the channel's name.
enum Feature {
  HEART_RATE,
  RR_MEDIAN,
  SDNN,
  RMSSD,
  PNN20,
  COHERENCE,
  SHANNON_ENTROPY_RR,
  LF_POWER,
  HF_POWER,
  LF_HF_RATIO,
  VLF_POWER,
  SPECTRAL_ENTROPY,
  RR_VALID_FRACTION,
  SPO2,
  SPO2_CONFIDENCE,
  SPO2_COVERAGE,
  EDA_LEVEL,
  STEPS,
  JERK_AUTOCORRELATION,
  LOG_ENERGY,
  COVARIANCE_CONDITION,
  LOG_ENERGY_RATIO,
  ZERO_CROSSING_STD,
  ZERO_CROSSING_MEAN,
  AXIS_MEAN,
  ALTITUDE_STD,
  KURTOSIS,
  SLEEP_COEFFICIENT,
  SLEEP_AWAKE,
  SLEEP_LIGHT,
  SLEEP_DEEP,
  SLEEP_REM,
  SKIN_TEMPERATURE,
  EDA_CONTACT_COUNT,
  INTENSITY,
  ACTIVE_ENERGY,
  RESPIRATORY_RATE,
  ASLEEP;

  private final String channel = name().toLowerCase(Locale.ROOT);

  /// The channel's name.
  String channel() {
    return channel;
  }

  /// @throws UsageException if a schema has a channel that is none of these
  static void requireAll(SensorSchema schema) {
    Set<String> made = Arrays.stream(values()).map(Feature::channel).collect(Collectors.toSet());
    List<String> others =
        schema.channels().stream().map(Channel::name).filter(c -> !made.contains(c)).toList();
    if (!others.isEmpty()) {
      List<String> able =
          SensorSchema.BUILT_IN.stream()
              .filter(name ->
                  SensorSchema.builtIn(name).channels().stream()
                      .allMatch(c -> made.contains(c.name())))
              .toList();
      throw new UsageException(
          "the simulator cannot make " + String.join(", ", others) + " of schema " + schema.name(),
          "use " + String.join(", ", able));
    }
  }

  /// Whether it comes from light shone into the skin, which motion disturbs.
  boolean isOptical() {
    return ordinal() <= SPO2_COVERAGE.ordinal() || this == RESPIRATORY_RATE;
  }

  /// Whether it needs single beats, which only quiet minutes give.
  boolean needsBeats() {
    return ordinal() >= RR_MEDIAN.ordinal() && ordinal() <= SPECTRAL_ENTROPY.ordinal()
        || this == RESPIRATORY_RATE;
  }

  /// Whether it is measured in samples now and then.
  boolean isSampled() {
    return this == SPO2 || this == SPO2_CONFIDENCE || this == SPO2_COVERAGE;
  }
}
