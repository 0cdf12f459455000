package org.diurnal.data.takeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.recording.FileAccount;

/// Reads the files of one export, each with the reader it needs.
final class TakeoutReading {
  private static final String CALORIES = "calories";
  private static final String ZONE_MINUTES = "total minutes";

  private final Intake intake;
  private final SeriesReader series;
  private final DayReader days;
  private final OlderReader older;
  private final SleepTables sleepTables;
  private final SleepLogs sleepLogs;
  private final ActivityDays activity = new ActivityDays();

  TakeoutReading(Intake intake) {
    this.intake = intake;
    this.series = new SeriesReader(intake);
    this.days = new DayReader(intake);
    this.older = new OlderReader(intake);
    this.sleepTables = new SleepTables(intake);
    this.sleepLogs = new SleepLogs(intake, sleepTables);
  }

  /// Reads one file. Files are to come in the order of [TakeoutFile].
  void read(ExportTree.Item item, TakeoutFile kind) {
    FileAccount account = intake.recording.begin(item.name(), kind.role());
    try (ExportFile file = item.open()) {
      switch (kind) {
        case PROFILE -> {} // its zone was looked for before
        case HEART_RATE_CSV ->
            series.read(file, account, 0, Map.of("beats per minute", "heart_rate"));
        case STEPS_CSV -> series.read(file, account, 60, Map.of("steps", "steps"));
        case ENERGY_CSV -> series.read(file, account, 60, Map.of("kilocalories", "active_energy"));
        case LEVEL_CSV -> series.levels(file, account);
        case OXYGEN_CSV ->
            series.read(file, account, 0, Map.of("oxygen saturation percentage", "spo2"));
        case VARIABILITY_CSV ->
            series.read(
                file,
                account,
                300,
                Map.of(
                    "root mean square of successive differences milliseconds",
                    "rmssd",
                    "standard deviation milliseconds",
                    "sdnn"));
        case TEMPERATURE_CSV ->
            series.read(file, account, 0, Map.of("temperature celsius", "skin_temperature"));
        case CALORIES_CSV -> series.totals(file, account, CALORIES, intake.calories);
        case ZONE_MINUTES_CSV -> series.totals(file, account, ZONE_MINUTES, intake.zoneMinutes);
        case SLEEPS_CSV -> sleepTables.sleeps(file, account);
        case STAGES_CSV -> sleepTables.stages(file, account);
        case HEART_RATE -> older.heartRate(file, account);
        case STEPS -> older.steps(file, account);
        case SLEEP -> sleepLogs.read(file, account);
        case VARIABILITY -> older.variability(file, account);
        case OXYGEN -> older.oxygen(file, account);
        case ZONE_MINUTES -> older.zoneMinutes(file, account);
        case RESTING -> older.resting(file, account);
        case WEIGHT -> older.weight(file, account);
        case VO2_MAX -> older.vo2Max(file, account);
        case SEDENTARY -> activity.read(file, account, DayLabel.DAILY_SEDENTARY);
        case LIGHTLY -> activity.read(file, account, DayLabel.DAILY_LIGHTLY_ACTIVE);
        case FAIRLY -> activity.read(file, account, DayLabel.DAILY_FAIRLY_ACTIVE);
        case VERY -> activity.read(file, account, DayLabel.DAILY_VERY_ACTIVE);
        case WEIGHT_CSV -> days.byMoment(file, account, "weight grams", 0.001, DayLabel.WEIGHT);
        case FAT_CSV -> days.byMoment(file, account, "body fat percentage", 1, DayLabel.BODY_FAT);
        case RESTING_CSV -> day(file, account, "beats per minute", DayLabel.RESTING_HEART_RATE);
        case RESPIRATION_CSV ->
            day(file, account, "breaths per minute", DayLabel.SLEEP_RESPIRATION);
        case OXYGEN_DAY_CSV -> day(file, account, "average percentage", DayLabel.SLEEP_OXYGEN);
        case VARIABILITY_DAY_CSV ->
            day(file, account, "average heart rate variability milliseconds", DayLabel.SLEEP_RMSSD);
        case TEMPERATURE_DAY_CSV ->
            day(file, account, "nightly temperature celsius", DayLabel.SLEEP_TEMPERATURE);
        case VARIABILITY_DAY -> day(file, account, "rmssd", DayLabel.SLEEP_RMSSD);
        case RESPIRATION_DAY ->
            day(file, account, "daily_respiratory_rate", DayLabel.SLEEP_RESPIRATION);
        case OXYGEN_DAY -> day(file, account, "average_value", DayLabel.SLEEP_OXYGEN);
        case TEMPERATURE_NIGHT ->
            days.byDate(
                file, account, "sleep_end", "nightly_temperature", DayLabel.SLEEP_TEMPERATURE);
      }
      account.end(file);
    }
  }

  private void day(ExportFile file, FileAccount account, String column, DayLabel label) {
    days.byDate(file, account, "timestamp", column, label);
  }

  /// Gives what was added up over several files. To be called once, when every file was read.
  ///
  /// @return notes for the receipt
  List<String> finish() {
    intake.sleepDays.emit();
    activity.emit(intake.person);
    intake.calories.emit(intake.person, DayLabel.DAILY_CALORIES, intake.zone);
    intake.zoneMinutes.emit(intake.person, DayLabel.DAILY_ZONE_MINUTES, Optional.empty());
    return new ArrayList<>(older.clockCheck().notes());
  }
}
