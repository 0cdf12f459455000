package org.diurnal.data.googlehealth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.recording.Recording;

/// Imports answers of the Google Health API, version 4, as they were saved: `dataPoints` and
/// `dataPoints:reconcile` of `users/me/dataTypes/TYPE`, and `dataPoints:dailyRollUp`; one page a
/// file, pages one after the other, an array of points, or one point a line.
///
/// Every point is placed on its own clock, see [PointTime]; the device is the one that it names,
/// see [Sources]. Points that come on two pages count once. Points of other types are counted by
/// type.
///
/// Written from the reference of the API and its discovery document; no answers of a real account
/// with a licence came with them.
public final class GoogleHealthImporter implements Importer {
  private static final String SOURCE = "google-health";
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final int SNIFFED = 1 << 16;
  private static final Pattern POINT =
      Pattern.compile(
          "\"(dataPoints|rollupDataPoints)\""
              + "|\"(sampleTime|interval)\"\\s*:\\s*\\{[^}]*\"(physicalTime|startTime)\"");
  private static final String WANTED = "data point of the Google Health API";

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
            if (POINT.matcher(head).find()) {
              return true;
            }
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
      Points points = new Points(recording, SCHEMA, options);
      List<String> others = new ArrayList<>();
      long done = 0;
      for (ExportTree.Item item : tree.items()) {
        if (isJson(item)) {
          points.read(item);
        } else {
          others.add(item.name());
        }
        done += item.bytes();
        progress.update(done, tree.bytes(), item.fileName());
      }
      if (points.finish() == 0) {
        throw Files.isDirectory(path)
            ? ForeignFolder.error(tree, WANTED)
            : new BadDataException(
                path + ":1: no " + WANTED, "check that it is the file that you mean");
      }
      recording.emit(sink);
      return recording.receipt(path, false, notes(others));
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    List<FieldOrigin> f = new ArrayList<>();
    f.add(FieldOrigin.day("person_id", "(not in the answer)", "--person, otherwise 'me'"));
    f.add(FieldOrigin.day("local_date", "the point's time and its offset", "the local day"));
    f.add(
        FieldOrigin.day(
            "utc_offset_minutes",
            "utcOffset, startUtcOffset; otherwise civil time; otherwise --timezone",
            "in minutes"));
    f.add(FieldOrigin.day("source_id", "dataSource.device.displayName", "after 'google-health:'"));
    for (PointType t : PointType.values()) {
      String number = t.field() + "." + t.labelField();
      Optional<DayLabel> label = t.label();
      switch (t.kind()) {
        case INTERVAL -> channels(f, t, "spread evenly over its interval");
        case SAMPLE -> channels(f, t, "mean of the minute's samples");
        case LEVEL ->
            f.add(
                FieldOrigin.channel(
                    "intensity",
                    "activityLevel.activityLevelType",
                    "SEDENTARY 0, LIGHTLY_ACTIVE 1, MODERATELY_ACTIVE 2, VERY_ACTIVE 3",
                    "no data point"));
        case SLEEP -> sleep(f);
        case DAY -> label.ifPresent(l -> f.add(l.from(number, "as it is", "no data point")));
        case MOMENT ->
            label.ifPresent(l ->
                f.add(
                    l.from(
                        number,
                        l == DayLabel.WEIGHT
                            ? "grams to kg, the first of its day"
                            : "the first of its day",
                        "no data point")));
      }
    }
    f.addAll(Rollup.fields());
    return f;
  }

  private static void channels(List<FieldOrigin> f, PointType type, String transformation) {
    for (PointType.Number n : type.numbers()) {
      f.add(
          FieldOrigin.channel(
              n.channel(), type.field() + "." + n.field(), transformation, "no data point"));
    }
  }

  private static void sleep(List<FieldOrigin> f) {
    for (String c : List.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem")) {
      f.add(
          FieldOrigin.channel(
              c,
              "sleep.stages[].type, sleep.shortAwakenings",
              "1 or 0 over the stage, as it is at the minute's end",
              "outside of a night"));
    }
    String sum = "sum of the sleeps that ended on the day";
    f.add(DayLabel.SLEEP_RECORDS.from("sleep", "counted by day", "no data point"));
    f.add(
        DayLabel.SLEEP_ASLEEP.from(
            "sleep.summary.minutesAsleep, otherwise the stages", sum, "no data point"));
    f.add(
        DayLabel.SLEEP_IN_BED.from(
            "sleep.summary.minutesInSleepPeriod, otherwise the interval", sum, "no data point"));
  }

  private static List<String> notes(List<String> others) {
    if (others.isEmpty()) {
      return List.of();
    }
    String names = String.join(", ", others.subList(0, Math.min(20, others.size())));
    return List.of(
        others.size()
            + " files that are not JSON, left alone: "
            + names
            + (others.size() > 20 ? ", ..." : ""));
  }

  private static boolean isJson(ExportTree.Item item) {
    String name = item.fileName().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(json|ndjson|jsonl)(\\.gz)?");
  }
}
