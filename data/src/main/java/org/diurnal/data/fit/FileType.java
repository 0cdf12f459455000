package org.diurnal.data.fit;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// What a file is, by the `type` of its `file_id`; those that matter here.
enum FileType {
  SETTINGS(2, "settings"),
  ACTIVITY(4, "an activity"),
  WEIGHT(9, "weights"),
  MONITORING_A(15, "monitoring of a day"),
  MONITORING_DAILY(28, "monitoring of a day"),
  MONITORING_B(32, "monitoring of a day"),
  SLEEP(49, "sleep");

  private final int code;
  private final String role;

  FileType(int code, String role) {
    this.code = code;
    this.role = role;
  }

  /// In words.
  String role() {
    return role;
  }

  /// Whether only a device that is worn day and night writes it.
  boolean isWornAllDay() {
    return switch (this) {
      case MONITORING_A, MONITORING_DAILY, MONITORING_B, SLEEP -> true;
      case SETTINGS, ACTIVITY, WEIGHT -> false;
    };
  }

  static Optional<FileType> of(OptionalLong code) {
    return code.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(t -> t.code == code.getAsLong()).findFirst();
  }
}
