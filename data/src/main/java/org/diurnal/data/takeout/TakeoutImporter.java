package org.diurnal.data.takeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
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
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.recording.Recording;

/// Imports what Google Takeout exports of a Fitbit account (`Takeout/Fitbit` or `Takeout/Google
/// Health`): the folder, the zip archive, or a folder with the several archives that a large export
/// is divided into.
///
/// World times need the person's zone: the user's, otherwise that of the account's profile; where a
/// world time is met and neither says it, that is a question to the user. What newer files
/// (`..._GoogleData`) have of a day is not counted again from the older ones. Relative
/// temperatures, summaries and everything else are listed in the receipt by kind of file.
///
/// Written from public descriptions of the files, see [TakeoutFile]; no export of a real account
/// with a licence came with them.
public final class TakeoutImporter implements Importer {
  private static final String SOURCE = "takeout";

  private record Entry(ExportTree.Item item, TakeoutFile kind) {}

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public SensorSchema schema(Path path, ImportOptions options) {
    return Intake.SCHEMA;
  }

  @Override
  public boolean recognises(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try (ExportTree tree = ExportTree.withArchives(path)) {
      return entries(tree).stream().anyMatch(e -> e.kind().isData());
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (ExportTree tree = ExportTree.withArchives(path)) {
      List<Entry> entries = entries(tree);
      if (entries.stream().noneMatch(e -> e.kind().isData())) {
        throw ForeignFolder.error(tree, "file of Fitbit (heart_rate-2024-01-01.json, ...)");
      }
      String profile = options.zone().isPresent() ? "" : timezone(entries);
      Optional<ZoneId> zone = options.zone().or(() -> zone(profile));
      ImportOptions placed = zone.map(options::withZone).orElse(options);
      try (Recording recording = new Recording(SOURCE, Intake.SCHEMA, placed)) {
        TakeoutReading reading =
            new TakeoutReading(
                new Intake(
                    recording,
                    options.personOrNobody(),
                    zone,
                    (file, line) -> zoneMissing(file, line, profile)));
        long done = 0;
        for (Entry e : entries) {
          reading.read(e.item(), e.kind());
          done += e.item().bytes();
          progress.update(done, tree.bytes(), e.item().fileName());
        }
        List<String> notes = reading.finish();
        recording.emit(sink);
        if (options.zone().isEmpty()) {
          zone.ifPresent(z -> notes.addFirst("time zone from the account's profile: " + z));
        }
        notes.addAll(others(tree));
        return recording.receipt(path, false, notes);
      }
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    return TakeoutFields.all();
  }

  /// The files that say something, newer kinds first, so that it is known which days their older
  /// twins need not be asked for.
  private static List<Entry> entries(ExportTree tree) {
    List<Entry> entries = new ArrayList<>();
    for (ExportTree.Item item : tree.items()) {
      TakeoutFile.of(item.fileName()).ifPresent(k -> entries.add(new Entry(item, k)));
    }
    entries.sort(Comparator.comparing(Entry::kind).thenComparing(e -> e.item().name()));
    return entries;
  }

  /// What the account's profile says about the zone; empty if nothing.
  private static String timezone(List<Entry> entries) {
    String[] found = {""};
    for (Entry e : entries) {
      if (e.kind() == TakeoutFile.PROFILE && found[0].isEmpty()) {
        try (ExportFile file = e.item().open()) {
          Cells.read(
              file,
              List.of(),
              (line, row) -> found[0] = row.text("timezone"),
              (reason, line) -> {}); // a profile that cannot be read says nothing
        }
      }
    }
    return found[0];
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static UsageException zoneMissing(String file, long line, String profile) {
    return new UsageException(
        file
            + ":"
            + line
            + ": its times are world time, and "
            + (profile.isEmpty()
                ? "no Profile.csv says where the person lives"
                : "'" + profile + "' of Profile.csv is not a time zone"),
        "say where the person was, with --timezone, for example --timezone Europe/Berlin");
  }

  /// Files that are not needed, by kind: names without their dates and numbers.
  private static List<String> others(ExportTree tree) {
    Map<String, Integer> kinds = new TreeMap<>();
    int files = 0;
    for (ExportTree.Item item : tree.items()) {
      if (TakeoutFile.of(item.fileName()).isEmpty()) {
        String name = item.fileName();
        int dot = Math.max(0, name.lastIndexOf('.'));
        String kind =
            name.substring(0, dot).replaceAll("[0-9][0-9._() -]*", "*") + name.substring(dot);
        kinds.merge(
            kinds.size() < 100 || kinds.containsKey(kind) ? kind : "others", 1, Integer::sum);
        files++;
      }
    }
    List<String> texts = new ArrayList<>();
    kinds.forEach((kind, n) -> texts.add(kind + " (" + n + ")"));
    return texts.isEmpty()
        ? List.of()
        : List.of(files + " files that are not needed: " + String.join(", ", texts));
  }
}
