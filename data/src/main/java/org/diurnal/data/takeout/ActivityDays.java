package org.diurnal.data.takeout;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;

/// The minutes of each day that were sedentary, lightly, fairly and very active: four files with an
/// entry for each day. Days to come, and days without a device, are in them as 1440 sedentary
/// minutes and nothing else: these are dropped.
final class ActivityDays {
  /// Why such a day is dropped.
  static final String PLACEHOLDER = "a day of 1440 sedentary minutes: to come, or nothing was worn";

  private record Entry(FileAccount account, long line, double value) {}

  private final Map<LocalDate, Map<DayLabel, Entry>> days = new TreeMap<>();

  /// Reads one of the files.
  void read(ExportFile file, FileAccount account, DayLabel label) {
    OlderReader.json(
        file,
        account,
        (a, line, r) -> {
          Optional<LocalDateTime> at = TakeoutTime.us(r.path("dateTime").asString(""));
          OptionalDouble value = OlderReader.number(r.path("value"));
          if (at.isEmpty() || value.isEmpty()) {
            a.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
            return;
          }
          Entry before =
              days.computeIfAbsent(at.get().toLocalDate(), d -> new TreeMap<>())
                  .putIfAbsent(label, new Entry(a, line, value.getAsDouble()));
          if (before == null) {
            a.keepRow();
          } else {
            boolean same = before.value == value.getAsDouble();
            a.dropRow(same ? Reasons.DUPLICATE : Reasons.CONFLICT, line);
          }
        });
  }

  /// Gives the labels to the accounts of their files. To be called once, at the end.
  void emit(String person) {
    days.forEach((day, entries) -> {
      boolean placeholder =
          entries.entrySet().stream()
              .allMatch(
                  e -> e.getValue().value == (e.getKey() == DayLabel.DAILY_SEDENTARY ? 1440 : 0));
      boolean sedentaryIsThere = entries.containsKey(DayLabel.DAILY_SEDENTARY);
      entries.forEach((label, e) -> {
        if (placeholder && sedentaryIsThere) {
          e.account.dropValue(PLACEHOLDER, e.line);
        } else {
          e.account.label(e.line, person, label, day, e.value);
        }
      });
    });
  }
}
