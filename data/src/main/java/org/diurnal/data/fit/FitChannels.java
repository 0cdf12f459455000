package org.diurnal.data.fit;

import org.diurnal.core.SensorSchema;

/// Positions of the channels that FIT files can fill.
final class FitChannels {
  static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  static final int STEPS = at("steps");
  static final int HEART_RATE = at("heart_rate");
  static final int RMSSD = at("rmssd");
  static final int SDNN = at("sdnn");
  static final int RESPIRATORY_RATE = at("respiratory_rate");
  static final int SPO2 = at("spo2");
  static final int SKIN_TEMPERATURE = at("skin_temperature");
  static final int ASLEEP = at("asleep");
  static final int SLEEP_AWAKE = at("sleep_awake");
  static final int SLEEP_LIGHT = at("sleep_light");
  static final int SLEEP_DEEP = at("sleep_deep");
  static final int SLEEP_REM = at("sleep_rem");

  private FitChannels() {}

  private static int at(String channel) {
    return SCHEMA.indexOf(channel).orElseThrow();
  }
}
