package org.diurnal.data.simulate;

import java.util.List;
import java.util.Set;

/// What people wear, and which channels each lacks.
public enum DeviceType {
  /// Every sensor.
  FULL_WATCH(0.30, Set.of(), 1.0, 0.9, 0.9),
  /// No electrodes for the skin's conductance.
  WATCH(0.30, Set.of("eda_level", "eda_contact_count"), 1.0, 1.0, 0.6),
  /// Heart rate and motion; no beat-to-beat detail, no oxygen, no conductance.
  BAND(
      0.25,
      Set.of(
          "eda_level",
          "eda_contact_count",
          "spo2",
          "spo2_confidence",
          "spo2_coverage",
          "coherence",
          "lf_power",
          "hf_power",
          "vlf_power",
          "lf_hf_ratio",
          "spectral_entropy",
          "shannon_entropy_rr",
          "altitude_std"),
      1.25,
      1.1,
      0.3),
  /// A ring: no altimeter, no conductance; a better signal at rest.
  RING(
      0.15,
      Set.of("eda_level", "eda_contact_count", "altitude_std", "spo2_coverage"),
      0.8,
      1.05,
      0.3);

  private final double share;
  private final Set<String> lacks;
  private final double noise;
  private final double stepGain;
  private final double charges;

  DeviceType(double share, Set<String> lacks, double noise, double stepGain, double charges) {
    this.share = share;
    this.lacks = lacks;
    this.noise = noise;
    this.stepGain = stepGain;
    this.charges = charges;
  }

  /// How many of the people have it.
  public double share() {
    return share;
  }

  /// Whether it has the sensor of a channel.
  public boolean has(String channel) {
    return !lacks.contains(channel);
  }

  /// How noisy its optical signal is, 1 for a watch.
  double noise() {
    return noise;
  }

  /// How many steps it counts for one taken.
  double stepGain() {
    return stepGain;
  }

  /// How often it is charged in a day.
  double charges() {
    return charges;
  }

  /// One by a number from 0 to 1.
  static DeviceType at(double u) {
    double sum = 0;
    for (DeviceType d : List.of(values())) {
      sum += d.share;
      if (u < sum) {
        return d;
      }
    }
    return RING;
  }
}
