package org.diurnal.data.fitabase;

import java.util.List;

/// A column of daily values that becomes a label.
///
/// @param column its name in the file
/// @param task the label's task
/// @param unit in UCUM; empty where the export does not say which
/// @param min the least plausible value
/// @param max the greatest plausible value
record LabelColumn(String column, String task, String unit, double min, double max) {
  /// The label columns of a kind of file; none for files that hold no labels.
  static List<LabelColumn> of(FileKind kind) {
    return switch (kind) {
      case DAILY_ACTIVITY ->
          List.of(
              new LabelColumn("TotalSteps", "daily_steps", "/d", 0, 200_000),
              // Kilometres or miles, as the study was set up; the export does not say which.
              new LabelColumn("TotalDistance", "daily_distance", "", 0, 300),
              new LabelColumn("VeryActiveMinutes", "daily_very_active_minutes", "min/d", 0, 1440),
              new LabelColumn(
                  "FairlyActiveMinutes", "daily_fairly_active_minutes", "min/d", 0, 1440),
              new LabelColumn(
                  "LightlyActiveMinutes", "daily_lightly_active_minutes", "min/d", 0, 1440),
              new LabelColumn("SedentaryMinutes", "daily_sedentary_minutes", "min/d", 0, 1440),
              new LabelColumn("Calories", "daily_calories_kcal", "kcal/d", 0, 30_000));
      case SLEEP_DAY ->
          List.of(
              new LabelColumn("TotalSleepRecords", "sleep_records", "1", 0, 48),
              new LabelColumn("TotalMinutesAsleep", "sleep_minutes_asleep", "min", 0, 1440),
              new LabelColumn("TotalTimeInBed", "sleep_minutes_in_bed", "min", 0, 1440));
      case WEIGHT_LOG ->
          List.of(
              new LabelColumn("WeightKg", "weight_kg", "kg", 10, 500),
              new LabelColumn("BMI", "bmi", "kg/m2", 5, 150),
              new LabelColumn("Fat", "body_fat_pct", "%", 1, 90));
      case STEPS_WIDE,
          INTENSITIES_WIDE,
          STEPS_NARROW,
          INTENSITIES_NARROW,
          HEART_RATE,
          HOURLY_STEPS,
          HOURLY_INTENSITIES,
          NOT_NEEDED ->
          List.of();
    };
  }
}
