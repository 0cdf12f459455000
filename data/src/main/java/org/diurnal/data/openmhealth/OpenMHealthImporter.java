package org.diurnal.data.openmhealth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
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
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;
import tools.jackson.databind.JsonNode;

/// Imports Open mHealth and IEEE 1752.1 data points: JSON files with one point, an array of them,
/// or one a line; a file, a folder or a zip archive.
///
/// A point that is averaged over its interval holds for all of it. Times in UTC (`Z`) need the
/// user's zone, since nothing says what the person's clock showed; `+00:00` is taken as an offset.
/// One point is in memory at a time.
public final class OpenMHealthImporter implements Importer {
  private static final String SOURCE = "openmhealth";
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final int SNIFFED = 1 << 16;

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
            String head =
                new String(f.bytes().readNBytes(SNIFFED), java.nio.charset.StandardCharsets.UTF_8);
            return head.contains("\"schema_id\"") && head.contains("\"body\"");
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
      long points = 0;
      long done = 0;
      for (ExportTree.Item item : tree.items()) {
        if (isJson(item)) {
          points += new Points(recording, options, item, progress, done, tree.bytes()).read();
        } else {
          others.add(item.name());
        }
        done += item.bytes();
      }
      if (points == 0) {
        throw Files.isDirectory(path)
            ? ForeignFolder.error(path, "data point of Open mHealth (JSON with header and body)")
            : new BadDataException(
                path + ":1: no data point of Open mHealth (JSON with header and body)",
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
    fields.add(FieldOrigin.day("person_id", "header.user_id", "as it is; otherwise --person"));
    fields.add(FieldOrigin.day("local_date", "body.effective_time_frame", "the local day"));
    fields.add(FieldOrigin.day("utc_offset_minutes", "the offset of its times", "or --timezone"));
    fields.add(
        FieldOrigin.day(
            "source_id", "header.acquisition_provenance.source_name", "after 'openmhealth:'"));
    for (Measure m : Measure.values()) {
      String field = m.schema() + ": body." + m.field();
      String conversion = "converted to the column's unit";
      if (m.kind() == Measure.Kind.CHANNEL) {
        fields.add(FieldOrigin.channel(m.target(), field, conversion, "no data point"));
      } else if (fields.stream().noneMatch(f -> f.name().equals(m.target()))) {
        fields.add(
            FieldOrigin.label(
                m.target(),
                m == Measure.BODY_WEIGHT ? "kg" : "min",
                field,
                conversion,
                "no data point"));
      }
    }
    return fields;
  }

  private static boolean isJson(ExportTree.Item item) {
    String name = item.fileName().toLowerCase(Locale.ROOT);
    return name.endsWith(".json")
        || name.endsWith(".ndjson")
        || name.endsWith(".jsonl")
        || name.endsWith(".json.gz")
        || name.endsWith(".ndjson.gz");
  }

  /// The points of one file.
  private static final class Points {
    private static final Pattern WRIST = Pattern.compile("(?i)watch|\\bband\\b|\\bwrist");
    private static final Pattern FINGER = Pattern.compile("(?i)\\bring\\b");
    private static final Pattern PHONE = Pattern.compile("(?i)phone\\b");

    private final Set<String> otherSchemas = new HashSet<>();
    private final Recording recording;
    private final ImportOptions options;
    private final ExportTree.Item item;
    private final Progress progress;
    private final long doneBefore;
    private final long total;
    private long points;

    Points(
        Recording recording,
        ImportOptions options,
        ExportTree.Item item,
        Progress progress,
        long doneBefore,
        long total) {
      this.recording = recording;
      this.options = options;
      this.item = item;
      this.progress = progress;
      this.doneBefore = doneBefore;
      this.total = total;
    }

    /// How many there were.
    long read() {
      FileAccount account = recording.begin(item.name(), "data points");
      try (ExportFile file = item.open()) {
        JsonRecords.read(
            file,
            new JsonRecords.Reader() {
              @Override
              public void record(long line, JsonNode point) {
                Points.this.point(point, line, account);
              }

              @Override
              public void other(long line, String what) {
                account.unreadableRow(what, line);
              }
            });
        account.end(file);
      }
      return points;
    }

    private void point(JsonNode point, long line, FileAccount account) {
      JsonNode header = point.path("header");
      JsonNode body = point.path("body");
      String name = header.path("schema_id").path("name").asString("");
      if (name.isEmpty() || !body.isObject()) {
        account.unreadableRow("no header.schema_id.name, or no body", line);
        return;
      }
      points++;
      if (points % 4096 == 0) {
        progress.update(doneBefore, total, item.fileName());
      }
      Optional<Measure> measure = Measure.of(name);
      if (measure.isEmpty()) {
        account.dropRow("schema that is not needed: " + shortened(name), line);
        return;
      }
      Measure m = measure.get();
      Optional<String> notNeeded = m.notNeeded(body);
      if (notNeeded.isPresent()) {
        account.dropRow(notNeeded.get(), line);
        return;
      }
      if (m == Measure.SLEEP_EPISODE && body.path(m.field()).isMissingNode()) {
        account.dropRow("sleep episode without its total sleep time", line);
        return;
      }
      Optional<TimeFrame> frame = TimeFrame.of(body.path("effective_time_frame"));
      if (frame.isEmpty()) {
        account.unreadableRow("no effective_time_frame to the minute", line);
        return;
      }
      account.keepRow();
      OptionalDouble value = m.value(body);
      if (value.isEmpty()) {
        account.dropValue("no number in a unit that is known", line);
        return;
      }
      place(m, header, clock(frame.get(), line), value.getAsDouble(), line, account);
    }

    private void place(
        Measure m, JsonNode header, TimeFrame t, double value, long line, FileAccount account) {
      String person = header.path("user_id").asString("");
      String who = person.isEmpty() ? options.personOrNobody() : person;
      switch (m.kind()) {
        case CHANNEL ->
            account.sample(
                line,
                track(who, header),
                SCHEMA.indexOf(m.target()).orElseThrow(),
                t.start(),
                t.end(),
                value);
        case DAY_OF_START -> label(account, line, who, m, t.start(), value);
        case DAY_OF_END -> label(account, line, who, m, t.end(), value);
      }
    }

    private static void label(
        FileAccount account, long line, String who, Measure m, OffsetDateTime t, double value) {
      if (!Double.isFinite(value)) {
        account.dropValue(Reasons.NUMBER, line);
        return;
      }
      account.label(line, new Label(who, m.target(), Optional.of(t.toLocalDate()), value));
    }

    private TimeFrame clock(TimeFrame t, long line) {
      if (!t.utc()) {
        return t;
      }
      ZoneId zone =
          options
              .zone()
              .orElseThrow(() ->
                  new UsageException(
                      item.name()
                          + ":"
                          + line
                          + ": times are in UTC (Z), which says nothing of the"
                          + " person's clock",
                      "say where the person was, with --timezone"));
      return new TimeFrame(
          t.start().atZoneSameInstant(zone).toOffsetDateTime(),
          t.end().atZoneSameInstant(zone).toOffsetDateTime(),
          false);
    }

    private Track track(String who, JsonNode header) {
      JsonNode provenance = header.path("acquisition_provenance");
      String device = provenance.path("source_name").asString("");
      if (device.isEmpty()) {
        device =
            header.path("external_datasheets").path(0).path("datasheet_reference").asString("");
      }
      String modality = header.path("modality").asString(provenance.path("modality").asString(""));
      return recording.track(
          who,
          device.strip(),
          modality.equals("self-reported") ? Placement.NONE : placement(device));
    }

    /// What a device's name says of its place.
    private static Placement placement(String device) {
      if (WRIST.matcher(device).find()) {
        return Placement.WRIST;
      }
      if (FINGER.matcher(device).find()) {
        return Placement.FINGER;
      }
      return PHONE.matcher(device).find() ? Placement.PHONE : Placement.UNKNOWN;
    }

    private String shortened(String name) {
      if (otherSchemas.size() < 40) {
        otherSchemas.add(name);
      }
      return otherSchemas.contains(name) && name.length() <= 80 ? name : "others";
    }
  }
}
