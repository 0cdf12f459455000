package org.diurnal.data.takeout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.JsonRecords;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;
import tools.jackson.databind.JsonNode;

/// Reads the older files of an export: JSON of `Global Export Data`, and tables without a `Z`.
final class OlderReader {
  /// Fitbit's confidence in a heart rate is 0 to 3. The rule: at 0 the sensor did not see the
  /// pulse, the value is dropped and counted; any other is kept.
  static final String CONFIDENCE = "heart rate of confidence 0: the sensor did not see the pulse";

  /// Files of resting heart rates have an entry for each day of the year, come or gone.
  static final String NO_RESTING = "a day without a resting heart rate";

  private static final double POUND = 0.45359237; // kg
  private static final long VARIABILITY_SECONDS = 300;

  private final Intake intake;
  private final ClockCheck clockCheck = new ClockCheck();

  OlderReader(Intake intake) {
    this.intake = intake;
  }

  /// What the times of the heart rates say about the clock.
  ClockCheck clockCheck() {
    return clockCheck;
  }

  /// Takes a record of a JSON file.
  interface RecordReader {
    void record(FileAccount account, long line, JsonNode record);
  }

  /// Walks through the records of a JSON file.
  static void json(ExportFile file, FileAccount account, RecordReader reader) {
    JsonRecords.read(
        file,
        new JsonRecords.Reader() {
          @Override
          public void record(long line, JsonNode record) {
            reader.record(account, line, record);
          }

          @Override
          public void other(long line, String what) {
            account.unreadableRow(what, line);
          }
        });
  }

  /// Reads `heart_rate-*.json`.
  void heartRate(ExportFile file, FileAccount account) {
    Optional<LocalDate> named = dayInName(file.name());
    json(
        file,
        account,
        (a, line, r) -> {
          Optional<LocalDateTime> at = TakeoutTime.us(r.path("dateTime").asString(""));
          JsonNode bpm = r.path("value").path("bpm");
          if (at.isEmpty() || !bpm.isNumber()) {
            a.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
            return;
          }
          Instant instant = at.get().toInstant(ZoneOffset.UTC);
          LocalDate day = intake.day(a, line, instant);
          named.ifPresent(n -> clockCheck.value(n, day, at.get().toLocalDate()));
          if (intake.hasTwin("heart_rate", day)) {
            a.dropRow(Intake.TWIN, line);
            return;
          }
          a.keepRow();
          JsonNode confidence = r.path("value").path("confidence");
          if (confidence.isNumber() && confidence.doubleValue() == 0) {
            a.dropValue(CONFIDENCE, line);
          } else {
            sample(a, line, "heart_rate", instant, 0, bpm.doubleValue());
          }
        });
  }

  /// Reads `steps-*.json`, which the vendor has made one of the counts of all devices.
  void steps(ExportFile file, FileAccount account) {
    json(
        file,
        account,
        (a, line, r) -> {
          Optional<LocalDateTime> at = TakeoutTime.us(r.path("dateTime").asString(""));
          OptionalDouble n = number(r.path("value"));
          if (at.isEmpty() || n.isEmpty()) {
            a.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
            return;
          }
          Instant instant = at.get().toInstant(ZoneOffset.UTC);
          if (intake.hasTwin("steps", intake.day(a, line, instant))) {
            a.dropRow(Intake.TWIN, line);
          } else {
            a.keepRow();
            sample(a, line, "steps", instant, 60, n.getAsDouble());
          }
        });
  }

  private void sample(
      FileAccount account, long line, String channel, Instant at, int seconds, double value) {
    account.sample(
        line,
        intake.track(""),
        Intake.channel(channel),
        at,
        at.plusSeconds(seconds),
        intake.zone(account, line),
        value);
  }

  /// Reads `Heart Rate Variability Details - *.csv`: rmssd of the five minutes from each time.
  void variability(ExportFile file, FileAccount account) {
    Cells.read(
        file,
        account,
        List.of("timestamp", "rmssd"),
        (line, row) -> {
          Optional<LocalDateTime> at = TakeoutTime.local(row.text("timestamp"));
          OptionalDouble value = row.number("rmssd");
          if (at.isEmpty() || value.isEmpty()) {
            account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
          } else if (intake.hasTwin("rmssd", at.get().toLocalDate())) {
            account.dropRow(Intake.TWIN, line);
          } else {
            account.keepRow();
            account.sampleOnLocalClock(
                line,
                intake.track(""),
                Intake.channel("rmssd"),
                at.get(),
                VARIABILITY_SECONDS,
                value.getAsDouble());
          }
        });
  }

  /// Reads `Minute SpO2 - *.csv`.
  void oxygen(ExportFile file, FileAccount account) {
    Cells.read(
        file,
        account,
        List.of("timestamp", "value"),
        (line, row) -> {
          Optional<Instant> at = TakeoutTime.world(row.text("timestamp"));
          OptionalDouble value = row.number("value");
          if (at.isEmpty() || value.isEmpty()) {
            account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
          } else if (intake.hasTwin("spo2", intake.day(account, line, at.get()))) {
            account.dropRow(Intake.TWIN, line);
          } else {
            account.keepRow();
            if (value.getAsDouble() == SeriesReader.NO_OXYGEN) {
              account.dropValue(SeriesReader.NO_READING, line);
            } else {
              sample(account, line, "spo2", at.get(), 0, value.getAsDouble());
            }
          }
        });
  }

  /// Reads `Active Zone Minutes - *.csv`, on the person's clock.
  void zoneMinutes(ExportFile file, FileAccount account) {
    Cells.read(
        file,
        account,
        List.of("date_time", "total_minutes"),
        (line, row) -> {
          Optional<LocalDateTime> at = TakeoutTime.local(row.text("date_time"));
          OptionalDouble value = row.number("total_minutes");
          if (at.isEmpty() || value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
          } else if (intake.hasTwin("total minutes", at.get().toLocalDate())) {
            account.dropRow(Intake.TWIN, line);
          } else {
            long minute = Math.floorDiv(at.get().toEpochSecond(ZoneOffset.UTC), 60L);
            intake.zoneMinutes.add(
                account, line, "", at.get().toLocalDate(), minute, value.getAsDouble());
          }
        });
  }

  /// Reads `resting_heart_rate-*.json`.
  void resting(ExportFile file, FileAccount account) {
    daily(file, account, "value", DayLabel.RESTING_HEART_RATE);
  }

  /// Reads `demographic_vo2_max-*.json`: the filtered value is the one that the app shows.
  void vo2Max(ExportFile file, FileAccount account) {
    daily(file, account, "filteredDemographicVO2Max", DayLabel.VO2_MAX);
  }

  private void daily(ExportFile file, FileAccount account, String field, DayLabel label) {
    json(
        file,
        account,
        (a, line, r) -> {
          Optional<LocalDateTime> at = TakeoutTime.us(r.path("dateTime").asString(""));
          OptionalDouble value = number(r.path("value").path(field));
          if (at.isEmpty()) {
            a.unreadableRow(Reasons.TIME, line);
          } else if (value.isEmpty() || value.getAsDouble() == 0) {
            a.dropRow(label == DayLabel.RESTING_HEART_RATE ? NO_RESTING : Reasons.EMPTY, line);
          } else {
            a.keepRow();
            a.label(line, intake.person, label, at.get().toLocalDate(), value.getAsDouble());
          }
        });
  }

  /// Reads `weight-*.json`.
  void weight(ExportFile file, FileAccount account) {
    json(
        file,
        account,
        (a, line, r) -> {
          Optional<LocalDate> day = TakeoutTime.usDate(r.path("date").asString(""));
          OptionalDouble weight = number(r.path("weight"));
          if (day.isEmpty() || weight.isEmpty()) {
            a.unreadableRow(day.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
            return;
          }
          a.keepRow();
          OptionalDouble bmi = number(r.path("bmi"));
          OptionalDouble kg = kilograms(weight.getAsDouble(), bmi.orElse(0));
          if (kg.isPresent()) {
            a.label(line, intake.person, DayLabel.WEIGHT, day.get(), kg.getAsDouble());
          } else {
            a.dropValue("a weight that may be in kg or in pounds, both fit its BMI", line);
          }
          label(a, line, DayLabel.BMI, day.get(), bmi);
          if (!r.path("fat").isMissingNode()) {
            label(a, line, DayLabel.BODY_FAT, day.get(), number(r.path("fat")));
          }
        });
  }

  private void label(
      FileAccount account, long line, DayLabel label, LocalDate day, OptionalDouble value) {
    if (value.isEmpty()) {
      account.dropValue(Reasons.NUMBER, line);
    } else {
      account.label(line, intake.person, label, day, value.getAsDouble());
    }
  }

  /// A weight in kilograms. The file does not say the unit (users report pounds, whatever the
  /// account is set to), but the BMI beside it does: only one of the two gives the height of an
  /// adult or a half-grown child. Where both do, the weight stays unknown.
  static OptionalDouble kilograms(double weight, double bmi) {
    if (!(bmi > 0) || !(weight > 0)) {
      return OptionalDouble.empty();
    }
    boolean pounds = isHeight(Math.sqrt(weight * POUND / bmi));
    boolean kilograms = isHeight(Math.sqrt(weight / bmi));
    return pounds == kilograms
        ? OptionalDouble.empty()
        : OptionalDouble.of(pounds ? weight * POUND : weight);
  }

  private static boolean isHeight(double metres) {
    return metres >= 1.2 && metres <= 2.2;
  }

  private static Optional<LocalDate> dayInName(String name) {
    int at = name.lastIndexOf("heart_rate-");
    return at < 0 ? Optional.empty() : TakeoutTime.date(name.substring(at + 11));
  }

  /// A number, or a text that is one: both are in use.
  static OptionalDouble number(JsonNode n) {
    return n.isNumber()
        ? OptionalDouble.of(n.doubleValue())
        : n.isString() ? Cells.number(n.stringValue()) : OptionalDouble.empty();
  }
}
