package org.diurnal.data.googlehealth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.JsonRecords;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;
import tools.jackson.databind.JsonNode;

/// Imports answers of the Google Health API, version 4, as they were saved: `dataPoints` of
/// `users/me/dataTypes/TYPE`, one page a file, an array of points, or one point a line.
///
/// Every point has the offset of the person's clock; where it is left out it is zero. The device is
/// the one that the point names; what was typed in by hand is a source of its own. Points of other
/// types are counted by type.
public final class GoogleHealthImporter implements Importer {
  private static final String SOURCE = "google-health";
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final int SNIFFED = 1 << 16;
  private static final Pattern POINT =
      Pattern.compile(
          "\"dataPoints\"|\"(sampleTime|interval)\"\\s*:\\s*\\{[^}]*\"(physicalTime|startTime)\"");
  private static final Pattern PHONE = Pattern.compile("(?i)\\bphone\\b|\\bpixel \\d+a?\\b");

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public SensorSchema schema(Path path, ImportOptions options) {
    return SCHEMA;
  }

  @Override
  public boolean recognises(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try (ExportTree tree = ExportTree.of(path)) {
      for (ExportTree.Item item : tree.items()) {
        if (isJson(item)) {
          try (ExportFile f = item.open()) {
            String head = new String(f.bytes().readNBytes(SNIFFED), StandardCharsets.UTF_8);
            return POINT.matcher(head).find();
          }
        }
      }
      return false;
    } catch (BadDataException | IOException e) {
      return false;
    }
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (ExportTree tree = ExportTree.of(path);
        Recording recording = new Recording(SOURCE, SCHEMA, options)) {
      List<String> others = new ArrayList<>();
      long known = 0;
      long done = 0;
      for (ExportTree.Item item : tree.items()) {
        if (isJson(item)) {
          known += new Points(recording, options, item).read();
        } else {
          others.add(item.name());
        }
        done += item.bytes();
        progress.update(done, tree.bytes(), item.fileName());
      }
      if (known == 0) {
        throw Files.isDirectory(path)
            ? ForeignFolder.error(path, "data point of the Google Health API")
            : new BadDataException(
                path + ":1: no data point of the Google Health API",
                "check that it is the file that you mean");
      }
      recording.emit(sink);
      return recording.receipt(
          path,
          false,
          others.isEmpty()
              ? List.of()
              : List.of("not JSON, left alone: " + String.join(", ", others)));
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    List<FieldOrigin> fields = new ArrayList<>();
    fields.add(FieldOrigin.day("person_id", "(not in the answer)", "--person, otherwise 'me'"));
    fields.add(
        FieldOrigin.day("local_date", "the point's time and its utcOffset", "the local day"));
    fields.add(FieldOrigin.day("utc_offset_minutes", "utcOffset, startUtcOffset", "in minutes"));
    fields.add(
        FieldOrigin.day("source_id", "dataSource.device.displayName", "after 'google-health:'"));
    for (PointType t : PointType.values()) {
      String field = t.field() + "." + t.numberField();
      switch (t.kind()) {
        case INTERVAL ->
            fields.add(
                FieldOrigin.channel(
                    t.target(), field, "spread evenly over its interval", "no data point"));
        case SAMPLE ->
            fields.add(
                FieldOrigin.channel(
                    t.target(), field, "mean of the minute's samples", "no data point"));
        case SLEEP -> {
          for (String c :
              List.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem")) {
            fields.add(
                FieldOrigin.channel(
                    c, "sleep.stages[].type", "1 or 0 over the stage", "outside of a night"));
          }
        }
        case DAILY ->
            fields.add(FieldOrigin.label(t.target(), "/min", field, "as it is", "no data point"));
        case WEIGHT ->
            fields.add(FieldOrigin.label(t.target(), "kg", field, "grams to kg", "no data point"));
      }
    }
    return fields;
  }

  private static boolean isJson(ExportTree.Item item) {
    String name = item.fileName().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(json|ndjson|jsonl)(\\.gz)?");
  }

  /// The points of one file.
  private static final class Points {
    private final Recording recording;
    private final String person;
    private final ExportTree.Item item;
    private final FileAccount account;
    private final Set<String> otherTypes = new HashSet<>();
    private long known;

    Points(Recording recording, ImportOptions options, ExportTree.Item item) {
      this.recording = recording;
      this.person = options.personOrNobody();
      this.item = item;
      this.account = recording.begin(item.name(), "data points");
    }

    /// How many there were that look like points.
    long read() {
      try (ExportFile file = item.open()) {
        JsonRecords.read(
            file,
            "dataPoints",
            new JsonRecords.Reader() {
              @Override
              public void record(long line, JsonNode point) {
                point(line, point);
              }

              @Override
              public void other(long line, String what) {
                account.unreadableRow(what, line);
              }

              private void point(long line, JsonNode point) {
                Points.this.point(line, point);
              }
            });
        account.end(file);
      }
      return known;
    }

    private void point(long line, JsonNode point) {
      Optional<PointType> type = PointType.of(point);
      if (type.isEmpty()) {
        String other = otherType(point);
        if (other.isEmpty()) {
          account.unreadableRow("not a data point", line);
        } else {
          known++;
          account.dropRow("data type that is not needed: " + other, line);
        }
        return;
      }
      known++;
      PointType t = type.get();
      JsonNode content = t.content(point);
      switch (t.kind()) {
        case INTERVAL -> {
          JsonNode interval = content.path("interval");
          sample(t, point, content, line, PointTime.start(interval), PointTime.end(interval));
        }
        case SAMPLE -> {
          Optional<OffsetDateTime> at = PointTime.sample(content.path("sampleTime"));
          sample(t, point, content, line, at, at);
        }
        case SLEEP -> sleep(point, content, line);
        case DAILY -> label(t, content, line, PointTime.date(content.path("date")), 1);
        case WEIGHT ->
            label(
                t,
                content,
                line,
                PointTime.sample(content.path("sampleTime")).map(OffsetDateTime::toLocalDate),
                0.001);
      }
    }

    private void sample(
        PointType t,
        JsonNode point,
        JsonNode content,
        long line,
        Optional<OffsetDateTime> start,
        Optional<OffsetDateTime> end) {
      if (start.isEmpty() || end.isEmpty()) {
        account.unreadableRow(Reasons.TIME, line);
        return;
      }
      account.keepRow();
      OptionalDouble value = t.value(content);
      if (value.isEmpty()) {
        account.dropValue(Reasons.NUMBER, line);
        return;
      }
      account.sample(
          line,
          track(point),
          SCHEMA.indexOf(t.target()).orElseThrow(),
          start.get(),
          end.get(),
          value.getAsDouble());
    }

    private void label(
        PointType t, JsonNode content, long line, Optional<LocalDate> day, double factor) {
      if (day.isEmpty()) {
        account.unreadableRow(Reasons.TIME, line);
        return;
      }
      account.keepRow();
      OptionalDouble value = t.value(content);
      if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
        account.dropValue(Reasons.NUMBER, line);
        return;
      }
      account.label(line, new Label(person, t.target(), day, factor * value.getAsDouble()));
    }

    private void sleep(JsonNode point, JsonNode content, long line) {
      Optional<OffsetDateTime> wake = PointTime.end(content.path("interval"));
      JsonNode stages = content.path("stages");
      if (wake.isEmpty() || !stages.isArray()) {
        account.unreadableRow("sleep without an interval or stages", line);
        return;
      }
      account.keepRow();
      Track track = track(point);
      double asleep = 0;
      for (JsonNode s : stages) {
        Optional<OffsetDateTime> from = PointTime.start(s);
        Optional<OffsetDateTime> to = PointTime.end(s);
        Optional<SleepStages> stage = stage(s.path("type").asString(""));
        if (from.isEmpty() || to.isEmpty() || stage.isEmpty()) {
          account.dropValue("stage of sleep without a known type or time", line);
          continue;
        }
        for (Map.Entry<Integer, Double> v : stage.get().values(SCHEMA).entrySet()) {
          account.sample(line, track, v.getKey(), from.get(), to.get(), v.getValue());
        }
        if (stage.get() != SleepStages.AWAKE && stage.get() != SleepStages.RESTLESS) {
          asleep += java.time.Duration.between(from.get(), to.get()).toMillis() / 60_000.0;
        }
      }
      boolean main = content.path("metadata").path("mainSleep").asBoolean(true);
      if (main && asleep > 0 && asleep <= 1440) {
        account.label(
            line,
            new Label(
                person, "sleep_minutes_asleep", Optional.of(wake.get().toLocalDate()), asleep));
      }
    }

    private static Optional<SleepStages> stage(String type) {
      return switch (type) {
        case "AWAKE" -> Optional.of(SleepStages.AWAKE);
        case "LIGHT" -> Optional.of(SleepStages.LIGHT);
        case "DEEP" -> Optional.of(SleepStages.DEEP);
        case "REM" -> Optional.of(SleepStages.REM);
        case "ASLEEP" -> Optional.of(SleepStages.ASLEEP);
        case "RESTLESS" -> Optional.of(SleepStages.RESTLESS);
        default -> Optional.empty();
      };
    }

    private Track track(JsonNode point) {
      JsonNode source = point.path("dataSource");
      if (source.path("recordingMethod").asString("").equals("MANUAL")) {
        return recording.track(person, "typed in", Placement.NONE);
      }
      JsonNode device = source.path("device");
      String name = device.path("displayName").asString("").strip();
      String form = device.path("formFactor").asString("");
      return recording.track(
          person, name, placement(name, form, source.path("platform").asString("")));
    }

    private static Placement placement(String name, String form, String platform) {
      return switch (form) {
        case "WATCH", "FITNESS_BAND", "SMARTWATCH", "BAND" -> Placement.WRIST;
        case "RING" -> Placement.FINGER;
        case "PHONE", "TABLET" -> Placement.PHONE;
        case "CHEST_STRAP" -> Placement.CHEST;
        default -> {
          if (PHONE.matcher(name).find()) {
            yield Placement.PHONE;
          }
          // Fitbit makes trackers for the wrist; its app on a phone names itself a phone.
          yield platform.equals("FITBIT") && !name.isEmpty() ? Placement.WRIST : Placement.UNKNOWN;
        }
      };
    }

    /// The field of a point of another type; empty if it is no point.
    private String otherType(JsonNode point) {
      for (String field : point.propertyNames()) {
        if (point.path(field).isObject() && !field.equals("dataSource")) {
          if (otherTypes.size() < 60) {
            otherTypes.add(field);
          }
          return otherTypes.contains(field) ? field : "others";
        }
      }
      return "";
    }
  }
}
