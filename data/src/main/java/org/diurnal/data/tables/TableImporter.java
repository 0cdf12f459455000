package org.diurnal.data.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.diurnal.data.importing.SimulatedMark;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.store.ParquetRows;

/// Imports tables of any origin, by a [TableMapping]: a file, or all files of the kind in a folder.
public abstract sealed class TableImporter implements Importer {
  private final String source;
  private final List<String> endings;

  private TableImporter(String source, List<String> endings) {
    this.source = source;
    this.endings = endings;
  }

  @Override
  public final String source() {
    return source;
  }

  @Override
  public final SensorSchema schema(Path path, ImportOptions options) {
    if (!recognises(path)) {
      throw notHere(path);
    }
    return mapping(options).tableSchema();
  }

  @Override
  public final boolean recognises(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try (ExportTree tree = ExportTree.of(path)) {
      return tree.items().stream().anyMatch(i -> isOurs(i.name()));
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public final ImportReceipt read(
      Path path, ImportOptions options, ImportSink sink, Progress progress) {
    if (!recognises(path)) {
      throw notHere(path);
    }
    TableMapping mapping = mapping(options);
    SensorSchema schema = mapping.tableSchema();
    Path mappingFile = options.mapping().orElseThrow();
    try (ExportTree tree = ExportTree.of(path);
        Recording recording = new Recording(source, schema, options)) {
      List<String> others = new ArrayList<>();
      long done = 0;
      for (ExportTree.Item item : tree.items()) {
        if (isOurs(item.name())) {
          FileAccount account = recording.begin(item.name(), "table");
          read(item, path, account, new Rows(mapping, schema, options, recording, account));
        } else if (!SimulatedMark.is(item) && !isSame(path.resolve(item.name()), mappingFile)) {
          others.add(item.name());
        }
        done += item.bytes();
        progress.update(done, tree.bytes(), item.fileName());
      }
      FileAccount account = recording.begin(String.valueOf(mappingFile.getFileName()), "mapping");
      try (ExportFile m = ExportFile.open(mappingFile)) {
        account.end(m);
      }
      recording.emit(sink);
      return recording.receipt(
          path,
          SimulatedMark.isOn(tree),
          others.isEmpty()
              ? List.of()
              : List.of("not " + source + " files, left alone: " + String.join(", ", others)));
    }
  }

  private static boolean isSame(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }

  @Override
  public final List<FieldOrigin> fields() {
    return List.of(
        FieldOrigin.day("person_id", "'person' of the mapping", "as it is"),
        FieldOrigin.day("local_date", "'time' of the mapping", "the local day"),
        FieldOrigin.day(
            "utc_offset_minutes",
            "the offset of 'time' of the mapping, where it has one",
            "else of 'zone' of the mapping or of --timezone; missing where none is said"),
        FieldOrigin.day("source_id", "'device' of the mapping", "behind the importer's name"),
        new FieldOrigin(
            FieldOrigin.Part.CHANNEL,
            "*",
            "",
            "the column that the mapping names",
            "times factor plus offset, then by the channel's aggregation",
            "empty, or one of the mapping's 'missing'"),
        new FieldOrigin(
            FieldOrigin.Part.LABEL,
            "*",
            "",
            "the column that the mapping names",
            "as it is, in the unit of the column",
            "empty, or one of the mapping's 'missing'"));
  }

  /// Reads one table.
  abstract void read(ExportTree.Item item, Path export, FileAccount account, Rows rows);

  /// Whether a file's name is of the kind.
  final boolean isOurs(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(lower::endsWith);
  }

  private BadDataException notHere(Path path) {
    return Files.isDirectory(path)
        ? ForeignFolder.error(path, source + " file")
        : new BadDataException(
            path + ": " + (Files.exists(path) ? "not a " + source + " file" : "no such file"),
            "name a file that ends in " + String.join(" or ", endings) + ", or their folder");
  }

  private static TableMapping mapping(ImportOptions options) {
    return TableMapping.read(
        options
            .mapping()
            .orElseThrow(() ->
                new UsageException(
                    "a table needs a mapping that says what its columns mean",
                    "write one (docs/reference/mapping-file.md) and name it with --mapping")));
  }

  /// What the rows of one table go through, once its header is known.
  record Rows(
      TableMapping mapping,
      SensorSchema schema,
      ImportOptions options,
      Recording recording,
      FileAccount account) {
    RowReader under(List<String> header) {
      return new RowReader(mapping, schema, options, recording, account, header);
    }
  }

  /// Comma-separated values in UTF-8, plain or gzip.
  public static final class Csv extends TableImporter {
    /// The importer `csv`.
    public Csv() {
      super("csv", List.of(".csv", ".csv.gz"));
    }

    @Override
    void read(ExportTree.Item item, Path export, FileAccount account, Rows rows) {
      try (ExportFile file = item.open()) {
        CsvRecords.read(
            file,
            form(rows.mapping()),
            new CsvRecords.Reader() {
              private Optional<RowReader> reader = Optional.empty();

              @Override
              public void header(List<String> columns) {
                reader = Optional.of(rows.under(columns));
              }

              @Override
              public void row(long line, List<String> fields) {
                reader.orElseThrow().row(line, fields);
              }

              @Override
              public void broken(long line, String reason) {
                account.unreadableRow(reason, line);
              }
            });
        account.end(file);
      }
    }

    private static CsvRecords.Form form(TableMapping m) {
      String separator = m.separator().orElse(",");
      return new CsvRecords.Form(
          separator.equals("tab") ? '\t' : separator.charAt(0), m.skipLines().orElse(0));
    }
  }

  /// Parquet; the place of a row is its number, from 1.
  public static final class Parquet extends TableImporter {
    /// The importer `parquet`.
    public Parquet() {
      super("parquet", List.of(".parquet"));
    }

    @Override
    void read(ExportTree.Item item, Path export, FileAccount account, Rows rows) {
      Path path = Files.isDirectory(export) ? export.resolve(item.name()) : export;
      if (!isOurs(path.toString())) {
        throw new BadDataException(
            export + ": " + item.name() + " is Parquet inside an archive, which cannot be read",
            "unpack the archive, and name the folder");
      }
      ParquetRows parquet = ParquetRows.of(path);
      List<String> header = parquet.columns();
      RowReader reader = rows.under(header);
      int n = header.size();
      parquet.forEach(
          header,
          (number, row) -> reader.row(number, IntStream.range(0, n).mapToObj(row::text).toList()));
      try (ExportFile file = ExportFile.open(path)) {
        account.end(file);
      }
    }
  }
}
