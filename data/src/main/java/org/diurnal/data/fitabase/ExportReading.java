package org.diurnal.data.fitabase;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.fitabase.DayBuffer.MinuteChannel;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;

/// Reads the files of an export one after the other, and keeps their receipts.
final class ExportReading {
  private static final int ROWS_BETWEEN_REPORTS = 1 << 14;
  private final SensorSchema schema;
  private final ReadState state;
  private final ImportSink sink;
  private final Progress progress;
  private final List<FileReceipt> files = new ArrayList<>();
  private final List<CrossCheck> checks = new ArrayList<>();
  private final Map<String, Long> labels = new TreeMap<>();
  private final Map<FileKind, Map<String, double[]>> labelsSeen = new EnumMap<>(FileKind.class);
  private final Map<FileKind, Long> samples = new EnumMap<>(FileKind.class);
  private long bytesDone;
  private long bytesTotal;

  ExportReading(SensorSchema schema, ReadState state, ImportSink sink, Progress progress) {
    this.schema = schema;
    this.state = state;
    this.sink = sink;
    this.progress = progress;
  }

  /// Reads every file.
  ///
  /// @throws BadDataException if one is damaged beyond what can be counted
  void readAll(List<FitabaseImporter.Entry> entries) {
    for (FitabaseImporter.Entry e : entries) {
      bytesTotal += size(e);
    }
    for (FitabaseImporter.Entry e : entries) {
      try (ExportFile file = ExportFile.open(e.path())) {
        read(file, e.kind());
      }
      bytesDone += size(e);
    }
  }

  List<FileReceipt> files() {
    return files;
  }

  List<CrossCheck> checks() {
    return checks;
  }

  Map<String, Long> labels() {
    return labels;
  }

  /// Values kept from files of these kinds.
  long samples(FileKind... kinds) {
    long n = 0;
    for (FileKind k : kinds) {
      n += samples.getOrDefault(k, 0L);
    }
    return n;
  }

  private void read(ExportFile file, FileKind kind) {
    Tally.Counter rows = new Tally.Counter();
    Tally.Counter values = new Tally.Counter();
    switch (kind) {
      case STEPS_WIDE -> minutes(file, kind, 60, MinuteChannel.STEPS, rows, values);
      case INTENSITIES_WIDE -> minutes(file, kind, 60, MinuteChannel.INTENSITY, rows, values);
      case STEPS_NARROW -> minutes(file, kind, 1, MinuteChannel.STEPS, rows, values);
      case INTENSITIES_NARROW -> minutes(file, kind, 1, MinuteChannel.INTENSITY, rows, values);
      case HEART_RATE -> heartRate(file, kind, rows, values);
      case DAILY_ACTIVITY, SLEEP_DAY, WEIGHT_LOG ->
          new LabelFile(
                  file, kind, labelsSeen.computeIfAbsent(kind, k -> new HashMap<>()), rows, values)
              .read(sink)
              .forEach((task, n) -> labels.merge(task, n, Long::sum));
      case HOURLY_STEPS ->
          checks.add(new HourlyCheck(file, kind, MinuteChannel.STEPS, state).read(kind, rows));
      case HOURLY_INTENSITIES ->
          checks.add(new HourlyCheck(file, kind, MinuteChannel.INTENSITY, state).read(kind, rows));
      case NOT_NEEDED -> {}
    }
    String sha256 = file.sha256();
    Tally rowTally = rows.toTally();
    Tally valueTally = values.toTally();
    refuseIfMostlyBroken(file, kind, rowTally);
    samples.merge(kind, valueTally.kept(), Long::sum);
    files.add(
        new FileReceipt(file.name(), kind.role(), file.bytesRead(), sha256, rowTally, valueTally));
  }

  private void minutes(
      ExportFile file,
      FileKind kind,
      int width,
      MinuteChannel target,
      Tally.Counter rows,
      Tally.Counter values) {
    CsvRows csv = new CsvRows(file);
    csv.expectHeader(kind.columns());
    MinuteFile reader =
        new MinuteFile(
            csv,
            width,
            target,
            schema.channel(target.ordinal()),
            state,
            files.size() + 1,
            rows,
            values);
    while (csv.next()) {
      reader.readRow();
      report(file, csv.line());
    }
  }

  private void heartRate(ExportFile file, FileKind kind, Tally.Counter rows, Tally.Counter values) {
    CsvRows csv = new CsvRows(file);
    csv.expectHeader(kind.columns());
    HeartRateFile reader =
        new HeartRateFile(
            csv,
            schema.channel(schema.indexOf("heart_rate").orElseThrow()),
            state,
            files.size() + 1,
            rows,
            values);
    while (csv.next()) {
      reader.readRow();
      report(file, csv.line());
    }
  }

  /// A file of which most rows are unreadable is something else than it seems (days before months,
  /// another program's columns): its few good rows would be a partial dataset that looks whole.
  private static void refuseIfMostlyBroken(ExportFile file, FileKind kind, Tally rows) {
    long broken =
        rows.dropped(Reasons.FIELDS)
            + rows.dropped(Reasons.TIME)
            + rows.dropped(Reasons.YEAR)
            + rows.dropped(Reasons.NUMBER)
            + rows.dropped(Reasons.PERSON)
            + rows.dropped(Reasons.ENCODING);
    if (rows.read() >= 10 && 2 * broken > rows.read() && kind != FileKind.NOT_NEEDED) {
      var worst =
          rows.rejections().stream()
              .max(java.util.Comparator.comparingLong(r -> r.count()))
              .orElseThrow();
      throw new BadDataException(
          String.format(
              Locale.ROOT,
              "%s:%d: %,d of %,d rows cannot be read, most of them: %s",
              file.name(),
              worst.firstLines().getFirst(),
              broken,
              rows.read(),
              worst.reason()),
          "dates must be month/day/year as Fitabase writes them; export the file again. Nothing was"
              + " imported");
    }
  }

  private void report(ExportFile file, long line) {
    if (line % ROWS_BETWEEN_REPORTS == 0) {
      progress.update(bytesDone + file.bytesRead(), bytesTotal, file.name());
    }
  }

  private static long size(FitabaseImporter.Entry e) {
    try {
      return Files.size(e.path());
    } catch (IOException x) {
      throw new BadDataException(
          e.path() + ": cannot be read: " + x.getMessage(), "check its permissions", x);
    }
  }
}
