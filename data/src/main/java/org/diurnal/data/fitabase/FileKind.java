package org.diurnal.data.fitabase;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The files that a Fitabase export is made of, by the word their names contain.
enum FileKind {
  STEPS_WIDE("minuteStepsWide", "minute steps", wide("Steps")),
  INTENSITIES_WIDE("minuteIntensitiesWide", "minute intensities", wide("Intensity")),
  STEPS_NARROW("minuteStepsNarrow", "minute steps", List.of("Id", "ActivityMinute", "Steps")),
  INTENSITIES_NARROW(
      "minuteIntensitiesNarrow",
      "minute intensities",
      List.of("Id", "ActivityMinute", "Intensity")),
  HEART_RATE("heartrate_seconds", "heart rate by second", List.of("Id", "Time", "Value")),
  DAILY_ACTIVITY("dailyActivity", "daily totals, labels", List.of("Id", "ActivityDate")),
  SLEEP_DAY("sleepDay", "sleep of the day, labels", List.of("Id", "SleepDay")),
  WEIGHT_LOG("weightLogInfo", "weight log, labels", List.of("Id", "Date")),
  HOURLY_STEPS("hourlySteps", "only compared", List.of("Id", "ActivityHour", "StepTotal")),
  HOURLY_INTENSITIES(
      "hourlyIntensities", "only compared", List.of("Id", "ActivityHour", "TotalIntensity")),
  NOT_NEEDED("", "not needed", List.of());

  private static final List<String> OTHER_NAMES =
      List.of(
          "hourlyCalories",
          "dailyCalories",
          "dailyIntensities",
          "dailySteps",
          "minuteCalories",
          "minuteMETs",
          "minuteSleep",
          "minuteHeartRate",
          "syncEvents",
          "battery",
          "activityLogs",
          "dayHeartRate",
          "sleepLogInfo",
          "sleepStage",
          "30secondSleepStages");

  private final String word;
  private final String role;
  private final List<String> columns;

  FileKind(String word, String role, List<String> columns) {
    this.word = word;
    this.role = role;
    this.columns = columns;
  }

  /// What the file's name contains; empty for files that are not needed.
  String word() {
    return word;
  }

  /// What the file is used for.
  String role() {
    return role;
  }

  /// The columns the file must have.
  List<String> columns() {
    return columns;
  }

  /// Whether the file holds minutes or seconds of a channel.
  boolean isMinuteLevel() {
    return switch (this) {
      case STEPS_WIDE, INTENSITIES_WIDE, STEPS_NARROW, INTENSITIES_NARROW, HEART_RATE -> true;
      case DAILY_ACTIVITY, SLEEP_DAY, WEIGHT_LOG, HOURLY_STEPS, HOURLY_INTENSITIES, NOT_NEEDED ->
          false;
    };
  }

  /// The kind of a file, by its name; empty if no Fitabase file is called like that.
  static Optional<FileKind> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".csv.gz")) {
      return Optional.empty();
    }
    Optional<FileKind> used =
        Arrays.stream(values())
            .filter(k -> k != NOT_NEEDED && name.contains(k.word.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (used.isPresent()) {
      return used;
    }
    return OTHER_NAMES.stream().anyMatch(w -> name.contains(w.toLowerCase(Locale.ROOT)))
        ? Optional.of(NOT_NEEDED)
        : Optional.empty();
  }

  private static List<String> wide(String prefix) {
    return Stream.concat(
            Stream.of("Id", "ActivityHour"),
            IntStream.range(0, 60).mapToObj(m -> String.format(Locale.ROOT, "%s%02d", prefix, m)))
        .toList();
  }
}
