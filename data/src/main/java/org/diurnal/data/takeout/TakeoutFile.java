package org.diurnal.data.takeout;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of an export that say something here, by their names, in the order in which they are
/// read.
///
/// Clocks: `Physical Activity_GoogleData` and minutes of oxygen write world time with a `Z`. The
/// older JSON of heart rate and steps writes month/day/year without any zone, which is world time
/// too, as users have found; sleep and heart-rate variability write the person's local clock.
enum TakeoutFile {
  PROFILE("(?i)profile\\.csv", "profile, for the time zone"),
  HEART_RATE_CSV("heart_rate_\\d{4}-\\d{2}-\\d{2}\\.csv", "heart rate, world time"),
  STEPS_CSV("steps_\\d{4}-\\d{2}-\\d{2}\\.csv", "steps, world time"),
  HEART_RATE("heart_rate-\\d{4}-\\d{2}-\\d{2}\\.json", "heart rate, world time"),
  STEPS("steps-\\d{4}-\\d{2}-\\d{2}\\.json", "steps by minute, world time"),
  SLEEP("sleep-\\d{4}-\\d{2}-\\d{2}\\.json", "sleep, local time"),
  VARIABILITY("Heart Rate Variability Details - .*\\.csv", "rmssd by five minutes, local time"),
  OXYGEN("Minute SpO2 - .*\\.csv", "oxygen by minute, world time"),
  RESTING("resting_heart_rate-\\d{4}-\\d{2}-\\d{2}\\.json", "resting heart rate by day"),
  WEIGHT("weight-\\d{4}-\\d{2}-\\d{2}\\.json", "weighings: BMI and fat");

  private final Pattern name;
  private final String role;

  TakeoutFile(String name, String role) {
    this.name = Pattern.compile(name);
    this.role = role;
  }

  /// What a file is, by its name without folders.
  static Optional<TakeoutFile> of(String fileName) {
    return List.of(values()).stream().filter(f -> f.name.matcher(fileName).matches()).findFirst();
  }

  String role() {
    return role;
  }

  /// Whether its times are world time, so that the person's zone is needed.
  boolean needsZone() {
    return switch (this) {
      case HEART_RATE_CSV, STEPS_CSV, HEART_RATE, STEPS, OXYGEN -> true;
      case PROFILE, SLEEP, VARIABILITY, RESTING, WEIGHT -> false;
    };
  }
}
