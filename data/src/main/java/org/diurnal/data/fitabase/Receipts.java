package org.diurnal.data.fitabase;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.importing.Reasons;

/// Writes the receipt of an export that was read.
final class Receipts {
  private static final String DUPLICATE_RULE =
      "the first is kept; the same again is dropped as a duplicate, another value as a conflict;"
          + " with a zone given, what comes again in an hour that the clock repeated is its second"
          + " pass";
  private final SensorSchema schema;
  private final ExportReading reading;
  private final DayAssembly assembly;

  Receipts(SensorSchema schema, ExportReading reading, DayAssembly assembly) {
    this.schema = schema;
    this.reading = reading;
    this.assembly = assembly;
  }

  ImportReceipt receipt(
      Path path,
      ImportOptions options,
      boolean simulated,
      List<FitabaseImporter.Entry> entries,
      List<String> unknown) {
    Map<String, String> said = new TreeMap<>();
    // A person said is not for this source: its exports name everybody.
    options.zone().ifPresent(z -> said.put("timezone", z.getId()));
    Path absolute = path.toAbsolutePath().normalize();
    boolean any = assembly.days() > 0;
    return new ImportReceipt(
        id(said),
        "fitabase",
        String.valueOf(absolute.getFileName()),
        simulated,
        said,
        reading.files(),
        assembly.people(),
        assembly.days(),
        any ? Optional.of(assembly.first()) : Optional.empty(),
        any ? Optional.of(assembly.last()) : Optional.empty(),
        channels(),
        reading.labels(),
        List.of(),
        options.zone().map(ZoneId::getId).map(List::of).orElse(List.of()),
        DUPLICATE_RULE,
        reading.checks(),
        Overlap.NONE,
        notes(entries, unknown, options, any));
  }

  /// The same files (under whatever names) with the same options have the same id.
  private String id(Map<String, String> said) {
    List<String> content =
        reading.files().stream()
            .filter(f -> !f.role().equals(FileKind.NOT_NEEDED.role()))
            .map(FileReceipt::sha256)
            .sorted()
            .toList();
    String text = "fitabase\n" + said + "\n" + String.join("\n", content) + "\n";
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private List<ChannelReceipt> channels() {
    long[] samples = {
      reading.samples(FileKind.STEPS_WIDE, FileKind.STEPS_NARROW),
      reading.samples(FileKind.INTENSITIES_WIDE, FileKind.INTENSITIES_NARROW),
      reading.samples(FileKind.HEART_RATE)
    };
    List<ChannelReceipt> channels = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      DayAssembly.ChannelCount n = assembly.counts().get(c);
      channels.add(
          new ChannelReceipt(
              schema.channel(c).name(), n.people.size(), n.days, samples[c], n.observedMinutes));
    }
    return channels;
  }

  private List<String> notes(
      List<FitabaseImporter.Entry> entries,
      List<String> unknown,
      ImportOptions options,
      boolean any) {
    List<String> notes = new ArrayList<>();
    if (!any) {
      notes.add("no minute was observed");
    }
    missing(entries, notes, "steps", FileKind.STEPS_WIDE, FileKind.STEPS_NARROW);
    missing(entries, notes, "intensity", FileKind.INTENSITIES_WIDE, FileKind.INTENSITIES_NARROW);
    missing(entries, notes, "heart_rate", FileKind.HEART_RATE);
    missing(entries, notes, "daily totals", FileKind.DAILY_ACTIVITY);
    missing(entries, notes, "sleep", FileKind.SLEEP_DAY);
    for (FileReceipt f : reading.files()) {
      if (f.rows().dropped(Reasons.NO_LINE_END) > 0) {
        notes.add(f.name() + " has no line end at its end: it may have been cut short");
      }
    }
    if (!unknown.isEmpty()) {
      notes.add("not files of Fitabase, left alone: " + String.join(", ", unknown));
    }
    if (options.zone().isEmpty()) {
      notes.add("no time zone was given: clock changes cannot be told from gaps and duplicates");
    }
    return notes;
  }

  private static void missing(
      List<FitabaseImporter.Entry> entries, List<String> notes, String what, FileKind... kinds) {
    List<FileKind> wanted = List.of(kinds);
    if (entries.stream().noneMatch(e -> wanted.contains(e.kind()))) {
      notes.add("no file of " + what + " in the export: all of it is missing");
    }
  }
}
