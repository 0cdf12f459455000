package org.diurnal.data.fit;

import java.util.List;
import org.diurnal.data.importing.FieldOrigin;

/// Where the columns of a dataset come from in FIT files, for the dictionary.
final class FitFields {
  private static final String LEVEL = "sleep_level: sleep_level at timestamp";
  private static final String UNTIL_NEXT =
      " until the next message, at most two hours; the last one of a file for a minute";
  private static final String NO_NIGHT = "no level for the minute, or 'unmeasurable'";
  private static final String BEATS =
      "hrv: time[] after the record before it; beat_intervals: time[] at timestamp (ms)";
  private static final String CLEAN =
      " of the minute's beats within 300 to 2,000 ms and within 20 % of the one before";
  private static final String FEW = "fewer than 30 s of such beats in the minute";

  static final List<FieldOrigin> ALL =
      List.of(
          FieldOrigin.day(
              "person_id",
              "not in the files; weight_scale: user_profile_index where a scale has several users",
              "--person, or 'me'; users of a scale as me:0, me:1"),
          FieldOrigin.day("local_date", "timestamp of every message", "UTC plus the offset"),
          FieldOrigin.day(
              "utc_offset_minutes",
              "activity, monitoring_info, timestamp_correlation, monitoring: local_timestamp",
              "minus timestamp, to whole quarters of an hour; else what the device said within 36"
                  + " hours; else of --timezone"),
          FieldOrigin.day(
              "source_id",
              "file_id: product_name, or manufacturer and product; serial_number",
              "behind fit:"),
          FieldOrigin.channel(
              "steps",
              "monitoring: cycles or cycles_16 of activity_type walking and running",
              "differences of the counters, evenly over the stretches that the device logged as"
                  + " walked or run in between; 0 in stretches it logged as sedentary",
              "no log for the minute, another activity, or a count over more than an hour"),
          FieldOrigin.channel(
              "heart_rate",
              "monitoring: heart_rate; record: heart_rate; hr: filtered_bpm[] at event_timestamp",
              "arithmetic mean of the minute's readings",
              "no reading in the minute"),
          FieldOrigin.channel(
              "rmssd",
              BEATS + "; hrv_value: value / 128 at timestamp",
              "root mean square of successive differences" + CLEAN + "; hrv_value as it is",
              FEW),
          FieldOrigin.channel("sdnn", BEATS, "standard deviation (n - 1)" + CLEAN, FEW),
          FieldOrigin.channel(
              "respiratory_rate",
              "respiration_rate: respiration_rate / 100; record: enhanced_respiration_rate / 100 or"
                  + " respiration_rate",
              "arithmetic mean of the minute's readings",
              "no reading in the minute, or a code below zero"),
          FieldOrigin.channel(
              "spo2",
              "spo2_data: reading_spo2 at timestamp",
              "arithmetic mean of the minute's readings",
              "no reading in the minute"),
          FieldOrigin.channel(
              "skin_temperature",
              "hsa_wrist_temperature_data: value[] / 1000; record: an app's field skin_temperature"
                  + " in C",
              "mean of a message's values, then of the minute's messages",
              "no reading in the minute; the device's own temperature is none"),
          FieldOrigin.channel(
              "asleep", LEVEL, "1 for light, deep and rem, 0 for awake," + UNTIL_NEXT, NO_NIGHT),
          sleep("sleep_awake", "awake"),
          sleep("sleep_light", "light"),
          sleep("sleep_deep", "deep"),
          sleep("sleep_rem", "rem"),
          FieldOrigin.label(
              "weight_kg",
              "kg",
              "weight_scale: weight / 100 at timestamp",
              "as it is, within 10 to 500; the first of a day counts",
              "no measurement that day"),
          FieldOrigin.label(
              "body_fat_pct",
              "%",
              "weight_scale: percent_fat / 100 at timestamp",
              "as it is, within 1 to 90; the first of a day counts",
              "no measurement that day, or the scale does not tell"));

  private FitFields() {}

  private static FieldOrigin sleep(String channel, String level) {
    return FieldOrigin.channel(
        channel, LEVEL, "1 for " + level + ", 0 for the others," + UNTIL_NEXT, NO_NIGHT);
  }
}
