package org.diurnal.data.openmhealth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.JsonRecords;
import org.diurnal.data.importing.SimulatedMark;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;

/// Imports Open mHealth and IEEE 1752.1 data points and data series: JSON files with one of them,
/// an array, or one a line; a file, a folder or a zip archive.
///
/// A level that is averaged over its interval holds for all of it, if that is an hour at most.
/// Times in UTC (`Z`) need the user's zone, since nothing says what the person's clock showed;
/// `+00:00` is taken as an offset. One body is in memory at a time.
public final class OpenMHealthImporter implements Importer {
  private static final String SOURCE = "openmhealth";
  private static final String WANTED = "data point of Open mHealth (JSON with header and body)";
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final int SNIFFED = 1 << 16;
  private static final int FILES_SNIFFED = 5;

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
      return tree.items().stream()
          .filter(OpenMHealthImporter::isOurs)
          .limit(FILES_SNIFFED)
          .anyMatch(OpenMHealthImporter::beginsLikeOne);
    } catch (BadDataException e) {
      return false;
    }
  }

  private static boolean beginsLikeOne(ExportTree.Item item) {
    try (ExportFile f = item.open()) {
      String head = new String(f.bytes().readNBytes(SNIFFED), StandardCharsets.UTF_8);
      return head.contains("\"schema_id\"") && head.contains("\"body\"");
    } catch (BadDataException | IOException e) {
      return false;
    }
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (ExportTree tree = ExportTree.of(path);
        Recording recording = new Recording(SOURCE, SCHEMA, options)) {
      List<String> others = new ArrayList<>();
      boolean simulated = SimulatedMark.isOn(tree);
      long points = 0;
      long done = 0;
      for (ExportTree.Item item : tree.items()) {
        if (isOurs(item)) {
          FileAccount account = recording.begin(item.name(), "data points");
          try (ExportFile file = item.open()) {
            long before = done;
            PointReader reader =
                new PointReader(
                    SCHEMA,
                    recording,
                    options,
                    account,
                    () ->
                        progress.update(before + file.bytesRead(), tree.bytes(), item.fileName()));
            JsonRecords.read(file, "body", reader);
            account.end(file);
            points += reader.points();
            simulated |= reader.simulated();
          }
        } else if (!SimulatedMark.is(item)) {
          others.add(item.name());
        }
        done += item.bytes();
        progress.update(done, tree.bytes(), item.fileName());
      }
      if (points == 0) {
        throw Files.isRegularFile(path) && tree.items().size() == 1
            ? new BadDataException(
                path + ":1: no " + WANTED, "check that it is the file that you mean")
            : ForeignFolder.error(tree, WANTED);
      }
      recording.emit(sink);
      return recording.receipt(
          path,
          simulated,
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
    String conversion = "converted to the column's unit";
    channels()
        .forEach((channel, from) ->
            fields.add(
                FieldOrigin.channel(
                    channel, from, conversion, "no data point, or one over more than an hour")));
    for (String stage :
        List.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem")) {
      fields.add(
          FieldOrigin.channel(
              stage,
              "sleep-stage-summary: body.sleep_stage_episodes",
              "the state as 0 or 1 for the minutes of the episode",
              "no episode"));
    }
    fields.add(
        FieldOrigin.label(
            "weight_kg", "kg", "body-weight: body.body_weight", conversion, "no data point"));
    fields.add(
        FieldOrigin.label(
            "daily_steps",
            "/d",
            "step-count: body.step_count, physical-activity: body.base_movement_quantity",
            "as it is; of intervals from midnight to midnight",
            "no data point of a whole day"));
    fields.add(
        FieldOrigin.label(
            "sleep_minutes_asleep",
            "min",
            "total-sleep-time, sleep-duration, sleep-episode, sleep-stage-summary: the time asleep",
            "of main sleeps, on the day of waking up; the first where several say it",
            "no data point"));
    return fields;
  }

  /// Where each channel of measures comes from.
  private static Map<String, String> channels() {
    Map<String, String> from = new LinkedHashMap<>();
    for (Measure m : Measure.values()) {
      if (m.kind() == Measure.Kind.CHANNEL) {
        from.merge(m.target(), m.schema() + ": body." + m.field(), (a, b) -> a + ", " + b);
      }
    }
    return from;
  }

  private static boolean isOurs(ExportTree.Item item) {
    String name = item.fileName().toLowerCase(Locale.ROOT);
    boolean json =
        name.endsWith(".json")
            || name.endsWith(".ndjson")
            || name.endsWith(".jsonl")
            || name.endsWith(".json.gz")
            || name.endsWith(".ndjson.gz");
    return json && !SimulatedMark.is(item);
  }
}
