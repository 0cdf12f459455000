package org.diurnal.data.apple;

import java.util.List;
import org.diurnal.data.importing.FieldOrigin;

/// Where the columns of a dataset come from in Apple Health exports, for the dictionary.
final class AppleFields {
  private static final String UNIT = ", from the unit that the record gives";
  private static final String NONE = "no record over the minute";
  private static final String MEAN = "mean of the minute's records" + UNIT + "; an average over ";
  private static final String NO_DAY = "no record that day";
  private static final String NO_SUMMARY = "no summary of the day, or one of zeros alone";
  private static final String SLEEP = "SleepAnalysis: value";
  private static final String NO_NIGHT = "no record of sleep over the minute; InBed is none";

  static final List<FieldOrigin> ALL =
      List.of(
          FieldOrigin.day("person_id", "not in the file", "--person, or 'me'"),
          FieldOrigin.day(
              "local_date",
              "startDate, endDate; MetadataEntry HKTimeZone",
              "the record's own zone, else --timezone, else the offsets as written"),
          FieldOrigin.day("utc_offset_minutes", "the same", "of that clock, at midnight"),
          FieldOrigin.day(
              "source_id",
              "sourceName; device: hardware, else model, else name; HKWasUserEntered",
              "behind apple: as 'name (product)'; what was typed in apart"),
          FieldOrigin.channel(
              "steps", "StepCount", "sum, each record spread evenly over its time" + UNIT, NONE),
          FieldOrigin.channel(
              "active_energy",
              "ActiveEnergyBurned",
              "sum, each record spread evenly over its time" + UNIT,
              NONE),
          FieldOrigin.channel(
              "heart_rate", "HeartRate", MEAN + "more than 10 minutes is none", NONE),
          FieldOrigin.channel(
              "sdnn", "HeartRateVariabilitySDNN", MEAN + "more than an hour is none", NONE),
          FieldOrigin.channel(
              "rmssd",
              "HeartRateVariabilitySDNN: InstantaneousBeatsPerMinute bpm, time",
              "root mean square of the differences of successive intervals of 60000 / bpm ms, without"
                  + " those across a missed beat; bpm are whole, so small values are too large",
              "no such list, or fewer than " + Beats.FEWEST + " differences"),
          FieldOrigin.channel(
              "respiratory_rate", "RespiratoryRate", MEAN + "more than an hour is none", NONE),
          FieldOrigin.channel(
              "spo2",
              "OxygenSaturation",
              MEAN + "more than an hour is none; up to 1 it is a fraction",
              NONE),
          FieldOrigin.channel(
              "skin_temperature",
              "AppleSleepingWristTemperature",
              "one value a night, in all of its minutes" + UNIT,
              NONE),
          FieldOrigin.channel(
              "asleep",
              SLEEP,
              "1 for Asleep, AsleepUnspecified, -Core, -Deep, -REM, 0 for Awake",
              NO_NIGHT),
          stage("sleep_awake", "Awake"),
          stage("sleep_light", "AsleepCore"),
          stage("sleep_deep", "AsleepDeep"),
          stage("sleep_rem", "AsleepREM"),
          day("resting_heart_rate_bpm", "/min", "RestingHeartRate"),
          day("weight_kg", "kg", "BodyMass"),
          day("bmi", "kg/m2", "BodyMassIndex"),
          day("body_fat_pct", "%", "BodyFatPercentage"),
          day("height_cm", "cm", "Height"),
          summary("daily_active_energy_kcal", "kcal", "activeEnergyBurned"),
          summary("daily_move_minutes", "min", "appleMoveTime"),
          summary("daily_exercise_minutes", "min", "appleExerciseTime"),
          summary("daily_stand_hours", "h", "appleStandHours"),
          FieldOrigin.label("birth_year", "a", "Me: DateOfBirth", "the year", "not set"),
          FieldOrigin.label(
              "female",
              "1",
              "Me: BiologicalSex",
              "1 for HKBiologicalSexFemale, 0 for HKBiologicalSexMale",
              "not set, or Other"));

  private AppleFields() {}

  private static FieldOrigin stage(String channel, String value) {
    return FieldOrigin.channel(
        channel,
        SLEEP,
        "1 for " + value + ", 0 for the other stages",
        NO_NIGHT + "; the device wrote no stage in that night, from noon to noon");
  }

  private static FieldOrigin day(String task, String unit, String type) {
    return FieldOrigin.label(
        task, unit, type, "the first record that begins on the day" + UNIT, NO_DAY);
  }

  private static FieldOrigin summary(String task, String unit, String attribute) {
    return FieldOrigin.label(task, unit, "ActivitySummary: " + attribute, "as it is", NO_SUMMARY);
  }
}
