package org.diurnal.data.takeout;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of an export that say something here, by their names, in the order in which they are
/// read: where two say the same, the one read first is kept.
///
/// Names, columns and clocks are those of the README files that Google puts into the export, and of
/// descriptions of real exports that users published, in October 2026 the latest. What they agree
/// on: files of `..._GoogleData` write world time with a `Z`, and some name the device in `data
/// source`; daily ones among them write the local date as midnight with a `Z`; the older JSON of
/// heart rate and steps writes month/day/year without any zone, which is world time (one user
/// compared 25,308 minutes of steps with the CSV, 25,100 were the same); sleep, heart-rate
/// variability and nightly temperatures of the older files are on the person's clock. What they do
/// not agree on is the clock of `calories-*.json`, therefore that file is not read, and of
/// `heart_rate-*.json`, which is read as world time and checked, see [ClockCheck].
enum TakeoutFile {
  PROFILE("profile", ".csv", "profile, for the time zone", false),

  // Physical Activity_GoogleData
  HEART_RATE_CSV("heart_rate_" + Named.DAY, ".csv", "heart rate, world time"),
  STEPS_CSV("steps_" + Named.DAY, ".csv", "steps, world time"),
  ENERGY_CSV("active_energy_burned_" + Named.DAY, ".csv", "active energy, world time"),
  LEVEL_CSV("activity_level_" + Named.DAY, ".csv", "activity level, world time"),
  OXYGEN_CSV("oxygen_saturation_" + Named.DAY, ".csv", "oxygen, world time"),
  VARIABILITY_CSV("heart_rate_variability_" + Named.DAY, ".csv", "variability, world time"),
  TEMPERATURE_CSV("body_temperature_" + Named.DAY, ".csv", "skin temperature, world time"),
  CALORIES_CSV("calories_" + Named.DAY, ".csv", "calories by minute, world time"),
  ZONE_MINUTES_CSV("active_zone_minutes_" + Named.DAY, ".csv", "active zone minutes, world time"),
  WEIGHT_CSV("weight" + Named.PERHAPS_DAY, ".csv", "weighings, world time"),
  FAT_CSV("body_fat" + Named.PERHAPS_DAY, ".csv", "body fat, world time"),
  RESTING_CSV("daily_resting_heart_rate" + Named.PERHAPS_DAY, ".csv", "by day"),
  RESPIRATION_CSV("daily_respiratory_rate" + Named.PERHAPS_DAY, ".csv", "by day"),
  OXYGEN_DAY_CSV("daily_oxygen_saturation" + Named.PERHAPS_DAY, ".csv", "by day"),
  VARIABILITY_DAY_CSV("daily_heart_rate_variability" + Named.PERHAPS_DAY, ".csv", "by day"),
  TEMPERATURE_DAY_CSV("daily_sleep_temperature_derivations" + Named.PERHAPS_DAY, ".csv", "by day"),

  // Health Fitness Data_GoogleData
  SLEEPS_CSV("usersleeps" + Named.PERHAPS_DAY, ".csv", "sleeps, with offsets"),
  STAGES_CSV("usersleepstages" + Named.PERHAPS_DAY, ".csv", "stages of sleep, with offsets"),

  // older files
  HEART_RATE("heart_rate-" + Named.DAY, ".json", "heart rate, world time"),
  STEPS("steps-" + Named.DAY, ".json", "steps by minute, world time"),
  SLEEP("sleep-" + Named.DAY, ".json", "sleep, local time"),
  VARIABILITY("heart rate variability details - .*", ".csv", "variability, local time"),
  OXYGEN("minute spo2 - .*", ".csv", "oxygen by minute, world time"),
  ZONE_MINUTES("active zone minutes - .*", ".csv", "active zone minutes, local time"),
  VARIABILITY_DAY("daily heart rate variability summary - .*", ".csv", "by day"),
  RESPIRATION_DAY("daily respiratory rate summary - .*", ".csv", "by day"),
  OXYGEN_DAY("daily spo2 - .*", ".csv", "by day"),
  TEMPERATURE_NIGHT("computed temperature - .*", ".csv", "nights, local time"),
  RESTING("resting_heart_rate-" + Named.DAY, ".json", "resting heart rate by day"),
  SEDENTARY("sedentary_minutes-" + Named.DAY, ".json", "minutes by day"),
  LIGHTLY("lightly_active_minutes-" + Named.DAY, ".json", "minutes by day"),
  FAIRLY("moderately_active_minutes-" + Named.DAY, ".json", "minutes by day"),
  VERY("very_active_minutes-" + Named.DAY, ".json", "minutes by day"),
  WEIGHT("weight-" + Named.DAY, ".json", "weighings, local time"),
  VO2_MAX("demographic_vo2_max-" + Named.DAY, ".json", "cardio fitness by day");

  private static final class Named {
    static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    static final String PERHAPS_DAY = "(_" + DAY + ")?";
    // what a browser adds where a file of that name is there
    static final String COPY = "( ?\\(\\d+\\))?";
  }

  private final Pattern name;
  private final String role;
  private final boolean data;

  TakeoutFile(String stem, String extension, String role) {
    this(stem, extension, role, true);
  }

  TakeoutFile(String stem, String extension, String role, boolean data) {
    this.name =
        Pattern.compile(
            stem + Named.COPY + Pattern.quote(extension),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.role = role;
    this.data = data;
  }

  /// What a file is, by its name without folders.
  static Optional<TakeoutFile> of(String fileName) {
    return List.of(values()).stream().filter(f -> f.name.matcher(fileName).matches()).findFirst();
  }

  String role() {
    return role;
  }

  /// Whether it can fill a dataset.
  boolean isData() {
    return data;
  }
}
