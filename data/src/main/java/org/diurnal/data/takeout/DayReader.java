package org.diurnal.data.takeout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;

/// Reads tables with a value a day, which become labels.
final class DayReader {
  private final Intake intake;

  DayReader(Intake intake) {
    this.intake = intake;
  }

  /// Reads a table whose times stand for the local date that they are written with.
  void byDate(ExportFile file, FileAccount account, String time, String column, DayLabel label) {
    Cells.read(
        file,
        account,
        List.of(time, column),
        (line, row) ->
            label(account, line, TakeoutTime.date(row.text(time)), row.number(column), label));
  }

  /// Reads a table whose times are world times.
  ///
  /// @param factor from the column's unit to that of the label
  void byMoment(
      ExportFile file, FileAccount account, String column, double factor, DayLabel label) {
    Cells.read(
        file,
        account,
        List.of("timestamp", column),
        (line, row) -> {
          Optional<Instant> at = TakeoutTime.world(row.text("timestamp"));
          Optional<LocalDate> day = at.map(t -> intake.day(account, line, t));
          OptionalDouble value = row.number(column);
          label(
              account,
              line,
              day,
              value.isEmpty() ? value : OptionalDouble.of(factor * value.getAsDouble()),
              label);
        });
  }

  private void label(
      FileAccount account,
      long line,
      Optional<LocalDate> day,
      OptionalDouble value,
      DayLabel label) {
    if (day.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
    } else if (value.isEmpty()) {
      account.unreadableRow(Reasons.NUMBER, line);
    } else if (label == DayLabel.RESTING_HEART_RATE && value.getAsDouble() == 0) {
      account.dropRow(OlderReader.NO_RESTING, line);
    } else {
      account.keepRow();
      account.label(line, intake.person, label, day.get(), value.getAsDouble());
    }
  }
}
