package org.diurnal.data.takeout;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.CsvRecords;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.JsonRecords;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;
import tools.jackson.databind.JsonNode;

/// Reads the files of one export.
final class TakeoutReading {
  private static final DateTimeFormatter US =
      DateTimeFormatter.ofPattern("MM/dd/uu HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final String TWIN = "the same is in Physical Activity_GoogleData";
  private static final String CONFIDENCE =
      "heart rate of confidence 0: the sensor did not see the pulse";

  private final Recording recording;
  private final SensorSchema schema;
  private final ZoneId zone;
  private final String person;
  private final Map<TakeoutFile, Set<Long>> csvDays = new EnumMap<>(TakeoutFile.class);

  /// @param zone of world times; any if no file has them
  TakeoutReading(Recording recording, SensorSchema schema, ZoneId zone, String person) {
    this.recording = recording;
    this.schema = schema;
    this.zone = zone;
    this.person = person;
    csvDays.put(TakeoutFile.HEART_RATE_CSV, new HashSet<>());
    csvDays.put(TakeoutFile.STEPS_CSV, new HashSet<>());
  }

  /// Reads one file.
  void read(ExportTree.Item item, TakeoutFile kind) {
    FileAccount account = recording.begin(item.name(), kind.role());
    try (ExportFile file = item.open()) {
      switch (kind) {
        case PROFILE -> {}
        case HEART_RATE_CSV ->
            csv(file, account, "beats per minute", 0, "heart_rate", kind, List.of("timestamp"));
        case STEPS_CSV -> csv(file, account, "steps", 60, "steps", kind, List.of("timestamp"));
        case OXYGEN -> csv(file, account, "value", 60, "spo2", kind, List.of("timestamp"));
        case VARIABILITY -> variability(file, account);
        case HEART_RATE -> json(file, account, this::heartRate);
        case STEPS -> json(file, account, this::steps);
        case SLEEP -> json(file, account, this::sleep);
        case RESTING -> json(file, account, this::resting);
        case WEIGHT -> json(file, account, this::weight);
      }
      account.end(file);
    }
  }

  /// Takes a record of a JSON file.
  private interface RecordReader {
    void record(FileAccount account, long line, JsonNode record);
  }

  private static void json(ExportFile file, FileAccount account, RecordReader reader) {
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

  private void heartRate(FileAccount account, long line, JsonNode r) {
    Optional<Instant> at = us(r.path("dateTime"));
    JsonNode bpm = r.path("value").path("bpm");
    if (at.isEmpty() || !bpm.isNumber()) {
      account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
    } else if (hasTwin(TakeoutFile.HEART_RATE_CSV, at.get())) {
      account.dropRow(TWIN, line);
    } else {
      account.keepRow();
      JsonNode confidence = r.path("value").path("confidence");
      if (confidence.isNumber() && confidence.doubleValue() == 0) {
        account.dropValue(CONFIDENCE, line);
      } else {
        account.sample(
            line, watch(""), channel("heart_rate"), at.get(), at.get(), zone, bpm.doubleValue());
      }
    }
  }

  private void steps(FileAccount account, long line, JsonNode r) {
    Optional<Instant> at = us(r.path("dateTime"));
    OptionalDouble n = number(r.path("value"));
    if (at.isEmpty() || n.isEmpty()) {
      account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
    } else if (hasTwin(TakeoutFile.STEPS_CSV, at.get())) {
      account.dropRow(TWIN, line);
    } else {
      account.keepRow();
      account.sample(
          line,
          watch(""),
          channel("steps"),
          at.get(),
          at.get().plusSeconds(60),
          zone,
          n.getAsDouble());
    }
  }

  private boolean hasTwin(TakeoutFile csv, Instant at) {
    Set<Long> days = csvDays.get(csv);
    return days != null && days.contains(Math.floorDiv(at.getEpochSecond(), 86_400L));
  }

  private void sleep(FileAccount account, long line, JsonNode log) {
    JsonNode data = log.path("levels").path("data");
    Optional<LocalDate> day = date(log.path("dateOfSleep"));
    if (!data.isArray() || day.isEmpty()) {
      account.unreadableRow("sleep without dateOfSleep or levels", line);
      return;
    }
    account.keepRow();
    for (JsonNode d : data) {
      stage(account, line, d);
    }
    // Short wakes lie on top of the longer stages, and begin after them.
    for (JsonNode d : log.path("levels").path("shortData")) {
      stage(account, line, d);
    }
    if (log.path("mainSleep").asBoolean(true)) {
      daily(account, line, day.get(), "sleep_minutes_asleep", log.path("minutesAsleep"));
      daily(account, line, day.get(), "sleep_minutes_in_bed", log.path("timeInBed"));
    }
  }

  private void stage(FileAccount account, long line, JsonNode d) {
    Optional<LocalDateTime> from = local(d.path("dateTime"));
    Optional<SleepStages> stage = stage(d.path("level").asString(""));
    JsonNode seconds = d.path("seconds");
    if (from.isEmpty() || stage.isEmpty() || !seconds.isIntegralNumber()) {
      account.dropValue("stage of sleep without a known level, time or length", line);
      return;
    }
    for (Map.Entry<Integer, Double> v : stage.get().values(schema).entrySet()) {
      account.sampleOnLocalClock(
          line, watch(""), v.getKey(), from.get(), seconds.longValue(), v.getValue());
    }
  }

  private static Optional<SleepStages> stage(String level) {
    return switch (level) {
      case "wake" -> Optional.of(SleepStages.AWAKE);
      case "light" -> Optional.of(SleepStages.LIGHT);
      case "deep" -> Optional.of(SleepStages.DEEP);
      case "rem" -> Optional.of(SleepStages.REM);
      case "asleep" -> Optional.of(SleepStages.ASLEEP);
      case "restless", "awake" -> Optional.of(SleepStages.RESTLESS);
      default -> Optional.empty();
    };
  }

  private void resting(FileAccount account, long line, JsonNode r) {
    Optional<Instant> at = us(r.path("dateTime"));
    OptionalDouble value = number(r.path("value").path("value"));
    if (at.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
    } else if (value.isEmpty() || value.getAsDouble() == 0) {
      account.dropRow("a day without a resting heart rate", line);
    } else {
      account.keepRow();
      account.label(
          line,
          new Label(
              person,
              "resting_heart_rate_bpm",
              Optional.of(at.get().atZone(ZoneOffset.UTC).toLocalDate()),
              value.getAsDouble()));
    }
  }

  /// The unit of a weight is that of the account, which the file does not say: only numbers that
  /// have none are taken.
  private void weight(FileAccount account, long line, JsonNode r) {
    Optional<Instant> at = us(r.path("date").asString("") + " " + r.path("time").asString(""));
    if (at.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
      return;
    }
    account.keepRow();
    LocalDate day = at.get().atZone(ZoneOffset.UTC).toLocalDate();
    account.dropValue("a weight of which the export does not say whether it is in kg or lb", line);
    daily(account, line, day, "bmi", r.path("bmi"));
    if (!r.path("fat").isMissingNode()) {
      daily(account, line, day, "body_fat_pct", r.path("fat"));
    }
  }

  private void daily(FileAccount account, long line, LocalDate day, String task, JsonNode value) {
    OptionalDouble v = number(value);
    if (v.isEmpty() || !Double.isFinite(v.getAsDouble())) {
      account.dropValue(Reasons.NUMBER, line);
    } else {
      account.label(line, new Label(person, task, Optional.of(day), v.getAsDouble()));
    }
  }

  /// A CSV file in world time: a column of times, a column of values, perhaps one of devices.
  private void csv(
      ExportFile file,
      FileAccount account,
      String column,
      int seconds,
      String channel,
      TakeoutFile kind,
      List<String> times) {
    rows(
        file,
        account,
        times.getFirst(),
        column,
        (line, time, value, device) -> {
          Optional<Instant> at = zulu(time);
          if (at.isEmpty() || value.isEmpty()) {
            account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
            return;
          }
          account.keepRow();
          Set<Long> days = csvDays.get(kind);
          if (days != null) {
            days.add(Math.floorDiv(at.get().getEpochSecond(), 86_400L));
          }
          account.sample(
              line,
              watch(device),
              channel(channel),
              at.get(),
              at.get().plusSeconds(seconds),
              zone,
              value.getAsDouble());
        });
  }

  private void variability(ExportFile file, FileAccount account) {
    rows(
        file,
        account,
        "timestamp",
        "rmssd",
        (line, time, value, device) -> {
          Optional<LocalDateTime> at = local(time);
          if (at.isEmpty() || value.isEmpty()) {
            account.unreadableRow(at.isEmpty() ? Reasons.TIME : Reasons.NUMBER, line);
            return;
          }
          account.keepRow();
          account.sampleOnLocalClock(
              line,
              watch(""),
              channel("rmssd"),
              at.get(),
              Duration.ofMinutes(5).toSeconds(),
              value.getAsDouble());
        });
  }

  /// Takes a row of a CSV file.
  private interface RowTaker {
    void row(long line, String time, OptionalDouble value, String device);
  }

  private static void rows(
      ExportFile file, FileAccount account, String timeColumn, String valueColumn, RowTaker taker) {
    CsvRecords.read(
        file,
        new CsvRecords.Reader() {
          private int time;
          private int value;
          private int device;

          @Override
          public void header(List<String> columns) {
            time = columns.indexOf(timeColumn);
            value = columns.indexOf(valueColumn);
            device = columns.indexOf("data source");
            if (time < 0 || value < 0) {
              throw new BadDataException(
                  file.name()
                      + ":1: the header lacks "
                      + timeColumn
                      + " or "
                      + valueColumn
                      + "; it is "
                      + String.join(",", columns),
                  "ask for the export again; nothing was imported");
            }
          }

          @Override
          public void row(long line, List<String> fields) {
            taker.row(
                line,
                fields.get(time),
                number(fields.get(value)),
                device < 0 ? "" : fields.get(device));
          }

          @Override
          public void broken(long line, String reason) {
            account.unreadableRow(reason, line);
          }
        });
  }

  /// Fitbit counts with the phone too: its own name for that is MobileTrack.
  private Track watch(String device) {
    String d = device.toLowerCase(Locale.ROOT);
    boolean phone = d.contains("mobiletrack") || d.contains("phone");
    return recording.track(person, device, phone ? Placement.PHONE : Placement.WRIST);
  }

  private int channel(String name) {
    return schema.indexOf(name).orElseThrow();
  }

  private static Optional<Instant> us(JsonNode text) {
    return us(text.asString(""));
  }

  private static Optional<Instant> us(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, US).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> zulu(String text) {
    try {
      OffsetDateTime t = OffsetDateTime.parse(text);
      return t.getYear() < 1 || t.getYear() > 9999 ? Optional.empty() : Optional.of(t.toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> local(JsonNode text) {
    return local(text.asString(""));
  }

  private static Optional<LocalDateTime> local(String text) {
    try {
      LocalDateTime t = LocalDateTime.parse(text);
      return t.getYear() < 1 || t.getYear() > 9999 ? Optional.empty() : Optional.of(t);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(JsonNode text) {
    try {
      return Optional.of(LocalDate.parse(text.asString("")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalDouble number(JsonNode n) {
    return n.isNumber()
        ? OptionalDouble.of(n.doubleValue())
        : n.isString() ? number(n.stringValue()) : OptionalDouble.empty();
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
