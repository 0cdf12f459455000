package org.diurnal.data.importing;

import java.util.Optional;

/// Labels of a day that more than one importer gives, with one name, one unit and one plausible
/// range, so that they mean the same wherever they come from.
public enum DayLabel {
  DAILY_STEPS("daily_steps", "/d", 0, 200_000),
  DAILY_CALORIES("daily_calories_kcal", "kcal/d", 0, 30_000),
  DAILY_VERY_ACTIVE("daily_very_active_minutes", "min/d", 0, 1440),
  DAILY_FAIRLY_ACTIVE("daily_fairly_active_minutes", "min/d", 0, 1440),
  DAILY_LIGHTLY_ACTIVE("daily_lightly_active_minutes", "min/d", 0, 1440),
  DAILY_SEDENTARY("daily_sedentary_minutes", "min/d", 0, 1440),
  /// Minutes in the fat-burn zone, and those in the cardio and peak zones twice.
  DAILY_ZONE_MINUTES("daily_active_zone_minutes", "min/d", 0, 2880),
  SLEEP_RECORDS("sleep_records", "1", 0, 48),
  SLEEP_ASLEEP("sleep_minutes_asleep", "min", 0, 1440),
  SLEEP_IN_BED("sleep_minutes_in_bed", "min", 0, 1440),
  SLEEP_RMSSD("sleep_rmssd_ms", "ms", 0, 1500),
  SLEEP_RESPIRATION("sleep_respiratory_rate_per_min", "/min", 3, 60),
  SLEEP_OXYGEN("sleep_spo2_pct", "%", 50, 100),
  SLEEP_TEMPERATURE("sleep_skin_temperature_celsius", "Cel", 10, 45),
  RESTING_HEART_RATE("resting_heart_rate_bpm", "/min", 20, 200),
  VO2_MAX("vo2_max_ml_per_kg_min", "mL/kg/min", 5, 100),
  WEIGHT("weight_kg", "kg", 10, 500),
  BMI("bmi", "kg/m2", 5, 150),
  BODY_FAT("body_fat_pct", "%", 1, 90);

  private final String task;
  private final String unit;
  private final double min;
  private final double max;

  DayLabel(String task, String unit, double min, double max) {
    this.task = task;
    this.unit = unit;
    this.min = min;
    this.max = max;
  }

  /// The label's task.
  public String task() {
    return task;
  }

  /// Its unit in UCUM.
  public String unit() {
    return unit;
  }

  /// Why a value cannot be it, if so.
  public Optional<String> wrong(double value) {
    if (!Double.isFinite(value)) {
      return Optional.of(Reasons.NUMBER);
    }
    return value < min
        ? Optional.of(Reasons.BELOW)
        : value > max ? Optional.of(Reasons.ABOVE) : Optional.empty();
  }

  /// Where it comes from, for `data dictionary`.
  public FieldOrigin from(String field, String transformation, String missing) {
    return FieldOrigin.label(task, unit, field, transformation, missing);
  }
}
