package org.diurnal.data.dictionary;

import java.util.Map;
import java.util.Optional;

/// The code that a channel or a label has outside of this program.
///
/// Each LOINC code was compared with public copies of the table or with guides of HL7 that use it:
/// component, property and scale must say what the column holds. That is why the temperature of the
/// skin is 61008-9, a quantity, and not 39106-0 "Temperature of Skin", which is a finding in words
/// (warm, cold). Everything that LOINC has no term for (intensity classes, energy beyond rest,
/// rmssd, stages of sleep by the minute) gets a code of this program's own.
///
/// @param system LOINC, or this program's own
/// @param code in that system
/// @param display its words
public record ChannelCode(String system, String code, String display) {
  /// The system of LOINC.
  public static final String LOINC = "http://loinc.org";

  /// The system of channels that LOINC has no term for.
  public static final String OWN = "urn:diurnal:channel";

  /// The system of labels that LOINC has no term for.
  public static final String OWN_LABEL = "urn:diurnal:label";

  private static final Map<String, ChannelCode> CHANNELS =
      Map.of(
          "heart_rate", loinc("8867-4", "Heart rate"),
          "steps", loinc("55423-8", "Number of steps in unspecified time Pedometer"),
          "spo2", loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
          "respiratory_rate", loinc("9279-1", "Respiratory rate"),
          "skin_temperature", loinc("61008-9", "Body surface temperature"),
          "sdnn", loinc("80404-7", "R-R interval.standard deviation (Heart rate variability)"));

  /// Labels: what a day or a person adds up to, where LOINC has a term for that.
  private static final Map<String, ChannelCode> LABELS =
      Map.of(
          "weight_kg", loinc("29463-7", "Body weight"),
          "bmi", loinc("39156-5", "Body mass index (BMI) [Ratio]"),
          "body_fat_pct", loinc("41982-0", "Percentage of body fat Measured"),
          "daily_steps", loinc("41950-7", "Number of steps in 24 hour Measured"),
          "daily_calories_kcal", loinc("41979-6", "Calories burned in 24 hour Calculated"),
          "resting_heart_rate_bpm", loinc("40443-4", "Heart rate --resting"),
          "sleep_minutes_asleep", loinc("93832-4", "Sleep duration"));

  private static ChannelCode loinc(String code, String display) {
    return new ChannelCode(LOINC, code, display);
  }

  /// The code of a channel.
  public static ChannelCode of(String channel) {
    ChannelCode known = CHANNELS.get(channel);
    return known == null ? own(OWN, channel) : known;
  }

  /// The code of a label.
  public static ChannelCode ofLabel(String task) {
    ChannelCode known = LABELS.get(task);
    return known == null ? own(OWN_LABEL, task) : known;
  }

  /// The LOINC code of a channel, if there is one.
  public static Optional<String> loinc(String channel) {
    return Optional.ofNullable(CHANNELS.get(channel)).map(ChannelCode::code);
  }

  /// The LOINC code of a label, if there is one.
  public static Optional<String> loincOfLabel(String task) {
    return Optional.ofNullable(LABELS.get(task)).map(ChannelCode::code);
  }

  private static ChannelCode own(String system, String name) {
    return new ChannelCode(system, name, name.replace('_', ' '));
  }
}
