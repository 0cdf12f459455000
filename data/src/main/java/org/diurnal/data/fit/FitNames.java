package org.diurnal.data.fit;

import java.util.Map;

/// Numbers and names of messages as the public profile has them, for receipts and errors.
final class FitNames {
  static final int FILE_ID = 0;
  static final int USER_PROFILE = 3;
  static final int RECORD = 20;
  static final int WEIGHT_SCALE = 30;
  static final int ACTIVITY = 34;
  static final int MONITORING = 55;
  static final int HRV = 78;
  static final int MONITORING_INFO = 103;
  static final int HR = 132;
  static final int TIMESTAMP_CORRELATION = 162;
  static final int FIELD_DESCRIPTION = 206;
  static final int DEVELOPER_DATA_ID = 207;
  static final int SPO2_DATA = 269;
  static final int SLEEP_LEVEL = 275;
  static final int BEAT_INTERVALS = 290;
  static final int RESPIRATION_RATE = 297;
  static final int HRV_VALUE = 371;
  static final int HSA_WRIST_TEMPERATURE_DATA = 409;

  private static final Map<Integer, String> MESSAGES =
      Map.ofEntries(
          Map.entry(FILE_ID, "file_id"),
          Map.entry(1, "capabilities"),
          Map.entry(2, "device_settings"),
          Map.entry(USER_PROFILE, "user_profile"),
          Map.entry(4, "hrm_profile"),
          Map.entry(5, "sdm_profile"),
          Map.entry(6, "bike_profile"),
          Map.entry(7, "zones_target"),
          Map.entry(8, "hr_zone"),
          Map.entry(9, "power_zone"),
          Map.entry(10, "met_zone"),
          Map.entry(12, "sport"),
          Map.entry(15, "goal"),
          Map.entry(18, "session"),
          Map.entry(19, "lap"),
          Map.entry(RECORD, "record"),
          Map.entry(21, "event"),
          Map.entry(23, "device_info"),
          Map.entry(26, "workout"),
          Map.entry(27, "workout_step"),
          Map.entry(WEIGHT_SCALE, "weight_scale"),
          Map.entry(31, "course"),
          Map.entry(32, "course_point"),
          Map.entry(33, "totals"),
          Map.entry(ACTIVITY, "activity"),
          Map.entry(35, "software"),
          Map.entry(37, "file_capabilities"),
          Map.entry(49, "file_creator"),
          Map.entry(51, "blood_pressure"),
          Map.entry(53, "speed_zone"),
          Map.entry(MONITORING, "monitoring"),
          Map.entry(HRV, "hrv"),
          Map.entry(101, "length"),
          Map.entry(MONITORING_INFO, "monitoring_info"),
          Map.entry(105, "pad"),
          Map.entry(106, "slave_device"),
          Map.entry(127, "connectivity"),
          Map.entry(131, "cadence_zone"),
          Map.entry(HR, "hr"),
          Map.entry(TIMESTAMP_CORRELATION, "timestamp_correlation"),
          Map.entry(FIELD_DESCRIPTION, "field_description"),
          Map.entry(DEVELOPER_DATA_ID, "developer_data_id"),
          Map.entry(211, "monitoring_hr_data"),
          Map.entry(216, "time_in_zone"),
          Map.entry(227, "stress_level"),
          Map.entry(229, "max_met_data"),
          Map.entry(SPO2_DATA, "spo2_data"),
          Map.entry(SLEEP_LEVEL, "sleep_level"),
          Map.entry(BEAT_INTERVALS, "beat_intervals"),
          Map.entry(RESPIRATION_RATE, "respiration_rate"),
          Map.entry(302, "hsa_accelerometer_data"),
          Map.entry(304, "hsa_step_data"),
          Map.entry(305, "hsa_spo2_data"),
          Map.entry(306, "hsa_stress_data"),
          Map.entry(307, "hsa_respiration_data"),
          Map.entry(308, "hsa_heart_rate_data"),
          Map.entry(312, "split"),
          Map.entry(314, "hsa_body_battery_data"),
          Map.entry(315, "hsa_event"),
          Map.entry(346, "sleep_assessment"),
          Map.entry(370, "hrv_status_summary"),
          Map.entry(HRV_VALUE, "hrv_value"),
          Map.entry(372, "raw_bbi"),
          Map.entry(376, "hsa_gyroscope_data"),
          Map.entry(389, "hsa_configuration_data"),
          Map.entry(398, "skin_temp_overnight"),
          Map.entry(HSA_WRIST_TEMPERATURE_DATA, "hsa_wrist_temperature_data"),
          Map.entry(412, "nap_event"));

  private FitNames() {}

  /// The name of a message, or `message 140` where the public profile has none.
  static String message(int number) {
    String name = MESSAGES.get(number);
    return name == null ? "message " + number : name;
  }

  /// Whether the public profile names a message.
  static boolean isNamed(int number) {
    return MESSAGES.containsKey(number);
  }
}
