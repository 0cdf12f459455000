package org.diurnal.data.fitabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;

/// Imports the CSV files that Fitabase exports for Fitbit devices, plain or gzip.
///
/// Minutes of steps and intensity come from the wide files (a row an hour) or the narrow ones (a
/// row a minute); where both are there, all are read, and what comes twice is counted. Heart rate
/// is the mean of a minute's samples; a minute without a sample is missing. Daily totals, sleep and
/// weight become labels. Hourly files are only compared with the sums of the minutes; the other
/// files are recognised and left alone.
///
/// Times are the local clock without an offset. With a zone given, minutes that the clock skipped
/// are dropped, and a row that comes again in an hour which the clock repeated is that hour's
/// second pass, put together with the first by the channel's aggregation (see
/// [org.diurnal.core.DayWindow]). Otherwise a row that comes again is dropped as a duplicate where
/// it is the same, and as a conflict where it is not.
///
/// Memory: two small numbers a person-day on the heap; the samples lie in a mapped temporary file
/// of at most 96 KiB a person-day. The rows may come in any order.
public final class FitabaseImporter implements Importer {
  /// The file that marks an export as made by a simulator.
  public static final String SIMULATED_MARK = "SIMULATED.txt";

  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final String SOURCE = "fitabase";
  private static final String WANTED = "Fitabase file of minutes (minuteStepsWide*.csv, ...)";

  /// A file and what it is.
  record Entry(Path path, FileKind kind) {
    String name() {
      return String.valueOf(path.getFileName());
    }
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public SensorSchema schema(Path path, ImportOptions options) {
    return FITBIT;
  }

  @Override
  public boolean recognises(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try {
      return entries(path, new ArrayList<>()).stream().anyMatch(e -> e.kind().isMinuteLevel());
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    if (!Files.isDirectory(path)) {
      throw new BadDataException(
          path + ": " + (Files.exists(path) ? "not a folder" : "no such folder"),
          "name the folder that holds the export's CSV files");
    }
    List<String> unknown = new ArrayList<>();
    List<Entry> entries = entries(path, unknown);
    if (entries.stream().noneMatch(e -> e.kind().isMinuteLevel())) {
      throw ForeignFolder.error(path, WANTED);
    }
    try (DayBuffer days = new DayBuffer(options.workFolder())) {
      ReadState state = new ReadState(new People(), new LocalClock(options.zone()), days);
      ExportReading reading = new ExportReading(FITBIT, state, sink, progress);
      reading.readAll(entries);
      DayAssembly assembly = new DayAssembly(state, FITBIT, SOURCE);
      assembly.emit(sink);
      boolean simulated = Files.exists(path.resolve(SIMULATED_MARK));
      return new Receipts(FITBIT, reading, assembly)
          .receipt(path, options, simulated, entries, unknown);
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    return Fields.ALL;
  }

  private static List<Entry> entries(Path folder, List<String> unknown) {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") || name.equals(SIMULATED_MARK)) {
          continue;
        }
        FileKind.of(name)
            .ifPresentOrElse(k -> entries.add(new Entry(file, k)), () -> unknown.add(name));
      }
    } catch (IOException e) {
      throw new BadDataException(
          folder + ": cannot be read: " + e.getMessage(), "check its permissions", e);
    }
    // Minutes first, then what is compared with them.
    entries.sort(Comparator.comparing(Entry::kind).thenComparing(Entry::name));
    return entries;
  }
}
