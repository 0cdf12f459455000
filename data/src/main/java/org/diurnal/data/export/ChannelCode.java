package org.diurnal.data.export;

import java.util.Map;
import java.util.Optional;

/// The code that a channel has outside of this program.
///
/// LOINC codes: heart rate, respiratory rate and oxygen saturation are those of the FHIR vital
/// signs profile; steps in unspecified time is LOINC's term for counts by a pedometer. Those of
/// skin temperature, of the deviation of beat intervals and of labels other than weight and body
/// mass index were found alike in several public mappings, and not read at LOINC itself. Everything
/// else has no LOINC term that says the same, and gets one of this program's own.
///
/// @param system LOINC, or this program's own
/// @param code in that system
/// @param display its words
public record ChannelCode(String system, String code, String display) {
  /// The system of LOINC.
  public static final String LOINC = "http://loinc.org";

  /// The system of channels that LOINC has no term for.
  public static final String OWN = "urn:diurnal:channel";

  private static final Map<String, ChannelCode> KNOWN =
      Map.of(
          "heart_rate", loinc("8867-4", "Heart rate"),
          "steps", loinc("55423-8", "Number of steps in unspecified time Pedometer"),
          "spo2", loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
          "respiratory_rate", loinc("9279-1", "Respiratory rate"),
          "skin_temperature", loinc("39106-0", "Temperature of Skin"),
          "sdnn", loinc("80404-7", "R-R interval.standard deviation (Heart rate variability)"));

  /// Labels: what a day or a person adds up to, where LOINC has a term for that.
  private static final Map<String, String> LABELS =
      Map.of(
          "weight_kg", "29463-7",
          "bmi", "39156-5",
          "body_fat_pct", "41982-0",
          "daily_steps", "41950-7",
          "daily_calories_kcal", "41979-6",
          "sleep_minutes_asleep", "93832-4");

  private static ChannelCode loinc(String code, String display) {
    return new ChannelCode(LOINC, code, display);
  }

  /// The code of a channel.
  public static ChannelCode of(String channel) {
    ChannelCode known = KNOWN.get(channel);
    return known == null ? new ChannelCode(OWN, channel, channel.replace('_', ' ')) : known;
  }

  /// The LOINC code of a channel, if there is one.
  public static Optional<String> loinc(String channel) {
    return Optional.ofNullable(KNOWN.get(channel)).map(ChannelCode::code);
  }

  /// The LOINC code of a label, if there is one.
  public static Optional<String> loincOfLabel(String task) {
    return Optional.ofNullable(LABELS.get(task));
  }
}
