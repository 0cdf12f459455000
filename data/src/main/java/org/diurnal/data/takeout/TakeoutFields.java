package org.diurnal.data.takeout;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.FieldOrigin;

/// Where each column comes from.
final class TakeoutFields {
  private TakeoutFields() {}

  static List<FieldOrigin> all() {
    List<FieldOrigin> f = new ArrayList<>();
    f.add(FieldOrigin.day("person_id", "(not in the export)", "--person, otherwise 'me'"));
    f.add(FieldOrigin.day("local_date", "timestamp, dateTime", "world time in the person's zone"));
    f.add(
        FieldOrigin.day(
            "utc_offset_minutes",
            "--timezone, or Profile.csv: timezone; UserSleepStages: start_utc_offset",
            "its offset"));
    f.add(FieldOrigin.day("source_id", "data source; algorithm_version", "after 'takeout:'"));
    channels(f);
    labels(f);
    return f;
  }

  private static void channels(List<FieldOrigin> f) {
    f.add(
        FieldOrigin.channel(
            "steps", "steps_*.csv: steps; steps-*.json: value", "sum of the minute", "no row"));
    f.add(
        FieldOrigin.channel(
            "intensity",
            "activity_level_*.csv: level",
            "SEDENTARY 0, LIGHTLY_ACTIVE 1, MODERATELY_ACTIVE 2, VERY_ACTIVE 3",
            "no row"));
    f.add(
        FieldOrigin.channel(
            "active_energy",
            "active_energy_burned_*.csv: kilocalories",
            "sum of the minute",
            "no row"));
    f.add(
        FieldOrigin.channel(
            "heart_rate",
            "heart_rate_*.csv: beats per minute; heart_rate-*.json: value.bpm",
            "mean of the minute's samples; JSON of confidence 0 is dropped",
            "no sample"));
    f.add(
        FieldOrigin.channel(
            "rmssd",
            "heart_rate_variability_*.csv: root mean square of successive differences"
                + " milliseconds; Heart Rate Variability Details: rmssd",
            "holds for five minutes from its timestamp",
            "no row"));
    f.add(
        FieldOrigin.channel(
            "sdnn",
            "heart_rate_variability_*.csv: standard deviation milliseconds",
            "holds for five minutes from its timestamp",
            "no row"));
    f.add(
        FieldOrigin.channel(
            "spo2",
            "oxygen_saturation_*.csv: oxygen saturation percentage; Minute SpO2: value",
            "mean of the minute's readings; exactly 50 is dropped",
            "no row"));
    f.add(
        FieldOrigin.channel(
            "skin_temperature",
            "body_temperature_*.csv: temperature celsius",
            "mean of the minute's readings",
            "no row"));
    for (String c : List.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem")) {
      f.add(
          FieldOrigin.channel(
              c,
              "UserSleepStages: sleep_stage_type; sleep-*.json: levels.data, levels.shortData",
              "1 or 0 over the stage, as it is at the minute's end; classic logs have no stages",
              "outside of a night"));
    }
  }

  private static void labels(List<FieldOrigin> f) {
    String asIs = "as it is";
    String none = "no record";
    String day = "sum of the sleeps that ended on the day";
    f.add(DayLabel.SLEEP_RECORDS.from("UserSleeps, sleep-*.json", "counted by day", none));
    f.add(
        DayLabel.SLEEP_ASLEEP.from(
            "UserSleeps: minutes_asleep; sleep-*.json: minutesAsleep", day, none));
    f.add(
        DayLabel.SLEEP_IN_BED.from(
            "UserSleeps: minutes_in_sleep_period; sleep-*.json: timeInBed", day, none));
    f.add(
        DayLabel.SLEEP_RMSSD.from(
            "daily_heart_rate_variability.csv: average heart rate variability milliseconds; Daily"
                + " Heart Rate Variability Summary: rmssd",
            asIs,
            none));
    f.add(
        DayLabel.SLEEP_RESPIRATION.from(
            "daily_respiratory_rate.csv: breaths per minute; Daily Respiratory Rate Summary:"
                + " daily_respiratory_rate",
            asIs,
            none));
    f.add(
        DayLabel.SLEEP_OXYGEN.from(
            "daily_oxygen_saturation.csv: average percentage; Daily SpO2: average_value",
            asIs,
            none));
    f.add(
        DayLabel.SLEEP_TEMPERATURE.from(
            "daily_sleep_temperature_derivations.csv: nightly temperature celsius; Computed"
                + " Temperature: nightly_temperature",
            asIs,
            none));
    f.add(
        DayLabel.RESTING_HEART_RATE.from(
            "daily_resting_heart_rate.csv: beats per minute; resting_heart_rate-*.json: value.value",
            asIs,
            "no record, or 0"));
    f.add(
        DayLabel.VO2_MAX.from(
            "demographic_vo2_max-*.json: value.filteredDemographicVO2Max", asIs, none));
    f.add(
        DayLabel.WEIGHT.from(
            "weight.csv: weight grams; weight-*.json: weight",
            "to kg; JSON only where its BMI says whether it is in pounds",
            none));
    f.add(DayLabel.BMI.from("weight-*.json: bmi", asIs, none));
    f.add(
        DayLabel.BODY_FAT.from(
            "body_fat_*.csv: body fat percentage; weight-*.json: fat", asIs, none));
    f.add(
        DayLabel.DAILY_CALORIES.from(
            "calories_*.csv: calories", "sum of a day that has all its minutes", "a minute lacks"));
    f.add(
        DayLabel.DAILY_ZONE_MINUTES.from(
            "active_zone_minutes_*.csv: total minutes; Active Zone Minutes: total_minutes",
            "sum of the day",
            "no row"));
    String minutes = "as it is; not of days that are 1440 sedentary minutes and nothing else";
    f.add(DayLabel.DAILY_SEDENTARY.from("sedentary_minutes-*.json: value", minutes, none));
    f.add(
        DayLabel.DAILY_LIGHTLY_ACTIVE.from("lightly_active_minutes-*.json: value", minutes, none));
    f.add(
        DayLabel.DAILY_FAIRLY_ACTIVE.from(
            "moderately_active_minutes-*.json: value", minutes, none));
    f.add(DayLabel.DAILY_VERY_ACTIVE.from("very_active_minutes-*.json: value", minutes, none));
  }
}
