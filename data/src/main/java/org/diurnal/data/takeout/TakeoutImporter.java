package org.diurnal.data.takeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.CsvRecords;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.recording.Recording;

/// Imports what Google Takeout exports of a Fitbit account: the folder or the zip archive, as it
/// comes.
///
/// World times need the person's zone: the user's, otherwise that of the account's profile; an
/// export with neither is a question to the user. Where heart rate or steps of a day are both in
/// `Physical Activity_GoogleData` and in the older JSON, the former is read, since it names the
/// device. Relative temperatures, summaries and everything else are listed in the receipt by kind.
///
/// Written from public descriptions of the files; no export of a real account came with them.
public final class TakeoutImporter implements Importer {
  private static final String SOURCE = "takeout";
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");

  private record Entry(ExportTree.Item item, TakeoutFile kind) {}

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
      return entries(tree).stream().anyMatch(e -> e.kind() != TakeoutFile.PROFILE);
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (ExportTree tree = ExportTree.of(path)) {
      List<Entry> entries = entries(tree);
      if (entries.stream().noneMatch(e -> e.kind() != TakeoutFile.PROFILE)) {
        throw Files.isDirectory(path)
            ? ForeignFolder.error(path, "file of Fitbit (heart_rate-2024-01-01.json, ...)")
            : new BadDataException(
                path + ": no file of Fitbit in it (heart_rate-2024-01-01.json, ...)",
                "choose Fitbit, or Google Health, when asking for the export");
      }
      Optional<ZoneId> fromProfile = options.zone().isPresent() ? Optional.empty() : zone(entries);
      Optional<ZoneId> zone = options.zone().or(() -> fromProfile);
      boolean needed = entries.stream().anyMatch(e -> e.kind().needsZone());
      if (needed && zone.isEmpty()) {
        throw new UsageException(
            path + ": times are world time, and no Profile.csv says where the person lives",
            "say where the person was, with --timezone");
      }
      ImportOptions placed = zone.map(options::withZone).orElse(options);
      try (Recording recording = new Recording(SOURCE, SCHEMA, placed)) {
        TakeoutReading reading =
            new TakeoutReading(
                recording, SCHEMA, zone.orElse(ZoneOffset.UTC), options.personOrNobody());
        long done = 0;
        for (Entry e : entries) {
          reading.read(e.item(), e.kind());
          done += e.item().bytes();
          progress.update(done, tree.bytes(), e.item().fileName());
        }
        recording.emit(sink);
        List<String> notes = new ArrayList<>();
        fromProfile.ifPresent(z -> notes.add("time zone from the account's profile: " + z));
        notes.addAll(others(tree));
        return recording.receipt(path, false, notes);
      }
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    List<FieldOrigin> f = new ArrayList<>();
    f.add(FieldOrigin.day("person_id", "(not in the export)", "--person, otherwise 'me'"));
    f.add(FieldOrigin.day("local_date", "dateTime, timestamp", "world time in the person's zone"));
    f.add(
        FieldOrigin.day(
            "utc_offset_minutes", "Profile.csv: timezone, or --timezone", "its offset"));
    f.add(FieldOrigin.day("source_id", "data source", "after 'takeout:'"));
    f.add(
        FieldOrigin.channel(
            "steps", "steps-*.json: value; steps_*.csv: steps", "sum of the minute", "no row"));
    f.add(
        FieldOrigin.channel(
            "heart_rate",
            "heart_rate-*.json: value.bpm; heart_rate_*.csv: beats per minute",
            "mean of the minute's samples; confidence 0 is dropped",
            "no sample"));
    f.add(
        FieldOrigin.channel(
            "rmssd",
            "Heart Rate Variability Details: rmssd",
            "holds for five minutes from its timestamp",
            "no row"));
    f.add(FieldOrigin.channel("spo2", "Minute SpO2: value", "as it is", "no row"));
    for (String c : List.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem")) {
      f.add(
          FieldOrigin.channel(
              c,
              "sleep-*.json: levels.data, levels.shortData",
              "1 or 0 over the stage; classic logs have no stages",
              "outside of a night"));
    }
    f.add(label("sleep_minutes_asleep", "min", "sleep-*.json: minutesAsleep"));
    f.add(label("sleep_minutes_in_bed", "min", "sleep-*.json: timeInBed"));
    f.add(label("resting_heart_rate_bpm", "/min", "resting_heart_rate-*.json: value.value"));
    f.add(label("bmi", "kg/m2", "weight-*.json: bmi"));
    f.add(label("body_fat_pct", "%", "weight-*.json: fat"));
    return f;
  }

  private static FieldOrigin label(String task, String unit, String field) {
    return FieldOrigin.label(task, unit, field, "as it is; of main sleeps only", "no record");
  }

  private static List<Entry> entries(ExportTree tree) {
    List<Entry> entries = new ArrayList<>();
    for (ExportTree.Item item : tree.items()) {
      TakeoutFile.of(item.fileName()).ifPresent(k -> entries.add(new Entry(item, k)));
    }
    // Newer files first, so that it is known which days their older twins need not be asked for.
    entries.sort(Comparator.comparing(Entry::kind).thenComparing(e -> e.item().name()));
    return entries;
  }

  private static Optional<ZoneId> zone(List<Entry> entries) {
    String[] found = {""};
    for (Entry e : entries) {
      if (e.kind() == TakeoutFile.PROFILE) {
        try (ExportFile file = e.item().open()) {
          CsvRecords.read(
              file,
              new CsvRecords.Reader() {
                private int column = -1;

                @Override
                public void header(List<String> columns) {
                  column = columns.indexOf("timezone");
                }

                @Override
                public void row(long line, List<String> fields) {
                  found[0] = column < 0 ? "" : fields.get(column);
                }

                @Override
                public void broken(long line, String reason) {
                  // a profile that cannot be read says nothing; its account counts the rest
                }
              });
        }
      }
    }
    try {
      return found[0].isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(found[0]));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Files that are not needed, by kind: names without their dates and numbers.
  private static List<String> others(ExportTree tree) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (ExportTree.Item item : tree.items()) {
      if (TakeoutFile.of(item.fileName()).isEmpty()) {
        String kind = item.fileName().replaceAll("[0-9][0-9._ -]*", "*");
        kinds.merge(kinds.size() < 100 ? kind : "others", 1, Integer::sum);
      }
    }
    List<String> texts = new ArrayList<>();
    kinds.forEach((kind, n) -> texts.add(kind + " (" + n + ")"));
    return texts.isEmpty()
        ? List.of()
        : List.of("files that are not needed: " + String.join(", ", texts));
  }
}
