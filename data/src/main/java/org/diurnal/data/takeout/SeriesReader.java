package org.diurnal.data.takeout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;

/// Reads the tables of time series of `Physical Activity_GoogleData`: a time with a `Z`, numbers,
/// and in newer exports the device.
final class SeriesReader {
  /// Fitbit writes exactly 50 where it has no reading; a real one that low would be an emergency.
  static final double NO_OXYGEN = 50;

  /// Why such a value is dropped.
  static final String NO_READING =
      "oxygen of exactly 50 %: what is written where there is no reading";

  private static final String TIME = "timestamp";
  private static final String DEVICE = "data source";
  private static final Map<String, Double> LEVELS =
      Map.of("SEDENTARY", 0.0, "LIGHTLY_ACTIVE", 1.0, "MODERATELY_ACTIVE", 2.0, "VERY_ACTIVE", 3.0);

  private final Intake intake;

  SeriesReader(Intake intake) {
    this.intake = intake;
  }

  /// Reads a table whose columns are channels.
  ///
  /// @param seconds how long each value lasts, 0 for readings at a moment
  /// @param channels the channel of each column
  void read(ExportFile file, FileAccount account, int seconds, Map<String, String> channels) {
    List<String> columns = channels.keySet().stream().sorted().toList();
    rows(
        file,
        account,
        columns,
        (line, at, day, row) -> {
          List<OptionalDouble> values = columns.stream().map(row::number).toList();
          if (values.stream().allMatch(OptionalDouble::isEmpty)) {
            account.unreadableRow(Reasons.NUMBER, line);
            return;
          }
          account.keepRow();
          for (int i = 0; i < values.size(); i++) {
            String channel = channels.getOrDefault(columns.get(i), "");
            OptionalDouble value = values.get(i);
            if (value.isEmpty()) {
              account.dropValue(Reasons.NUMBER, line);
            } else if (channel.equals("spo2") && value.getAsDouble() == NO_OXYGEN) {
              account.dropValue(NO_READING, line);
            } else {
              intake.has(channel, day);
              sample(account, line, row, at, seconds, channel, value.getAsDouble());
            }
          }
        });
  }

  /// Reads `activity_level_*.csv`: the intensity class of each minute, in words.
  void levels(ExportFile file, FileAccount account) {
    rows(
        file,
        account,
        List.of("level"),
        (line, at, day, row) -> {
          account.keepRow();
          Double level = LEVELS.get(row.text("level"));
          if (level == null) {
            account.dropValue("a level of activity that is not known", line);
          } else {
            sample(account, line, row, at, 60, "intensity", level);
          }
        });
  }

  /// Reads a table whose minutes are added up to days.
  void totals(ExportFile file, FileAccount account, String column, MinuteTotals totals) {
    rows(
        file,
        account,
        List.of(column),
        (line, at, day, row) -> {
          OptionalDouble value = row.number(column);
          if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            account.unreadableRow(Reasons.NUMBER, line);
            return;
          }
          intake.has(column, day);
          long minute = Math.floorDiv(at.getEpochSecond(), 60L);
          totals.add(account, line, row.text(DEVICE), day, minute, value.getAsDouble());
        });
  }

  private void sample(
      FileAccount account,
      long line,
      Cells.Row row,
      Instant at,
      int seconds,
      String channel,
      double value) {
    account.sample(
        line,
        intake.track(row.text(DEVICE)),
        Intake.channel(channel),
        at,
        at.plusSeconds(seconds),
        intake.zone(account, line),
        value);
  }

  private interface Taker {
    void row(long line, Instant at, LocalDate day, Cells.Row row);
  }

  private void rows(ExportFile file, FileAccount account, List<String> columns, Taker taker) {
    List<String> needed = new ArrayList<>(columns);
    needed.addFirst(TIME);
    Cells.read(
        file,
        account,
        needed,
        (line, row) -> {
          Optional<Instant> at = TakeoutTime.world(row.text(TIME));
          if (at.isEmpty()) {
            account.unreadableRow(Reasons.TIME, line);
          } else {
            taker.row(line, at.get(), intake.day(account, line, at.get()), row);
          }
        });
  }
}
