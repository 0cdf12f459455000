package org.diurnal.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.diurnal.core.Json;
import org.diurnal.core.Placement;
import org.diurnal.core.Provenance;
import org.diurnal.core.SchemaMapping;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.core.Version;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Overlap;
import org.duckdb.DuckDBConnection;

/// Adds one import to a dataset, or makes a new one. Nothing changes until [#commit]; a writer that
/// is closed without it leaves the folder as it was.
///
/// Memory: one part of days (about 16 MiB) and DuckDB's limit, whatever the size of the dataset.
/// While a commit renames files, another reader of `days/part-*.parquet` may see old and new parts
/// side by side; `dataset.json` names those that belong together.
public final class DatasetWriter implements ImportSink, AutoCloseable {
  /// The note of an import that changed nothing.
  public static final String IMPORTED_BEFORE =
      "imported before, the same files with the same options: nothing was changed, and this is the"
          + " receipt of then";

  private final Path folder;
  private final Path work;
  private final boolean folderIsNew;
  private final SensorSchema schema;
  private final SchemaMapping mapping;
  private final long[] leftOut; // observed minutes of channels that the dataset has no place for
  private final SensorSchema incoming;
  private final Optional<DatasetManifest> before;
  private final Commit commit;
  private final FolderLock lock;
  private final DuckDBConnection duck;
  private final PartWriter parts;
  private final DayOverlap overlap;
  private final DayMerge merge;
  private final LabelMerge labels;
  private boolean closed;

  private DatasetWriter(
      Path folder,
      boolean folderIsNew,
      SensorSchema incoming,
      Optional<SensorSchema> wanted,
      int daysPerPart,
      Commit.Steps steps,
      FolderLock lock)
      throws IOException {
    this.folder = folder;
    this.work = folder.resolve(Commit.WORK);
    this.incoming = incoming;
    this.folderIsNew = folderIsNew;
    this.lock = lock;
    this.commit = new Commit(folder, steps);
    commit.recover();
    Files.createDirectories(work);
    this.before =
        Files.exists(folder.resolve(DatasetManifest.FILE))
            ? Optional.of(Dataset.open(folder).manifest())
            : Optional.empty();
    this.schema = before.map(DatasetManifest::schema).orElse(wanted.orElse(incoming));
    wanted.ifPresent(this::refuseOtherSchema);
    this.mapping = SchemaMapping.of(incoming, schema);
    if (wanted.isEmpty()) {
      refuseLeavingOut();
    }
    this.leftOut = new long[incoming.size()];
    this.duck = Duck.open(work.resolve("spill"));
    this.parts = new PartWriter(schema, work, daysPerPart, duck);
    this.overlap = new DayOverlap(schema);
    List<DayPart> old = before.map(DatasetManifest::parts).orElse(List.of());
    this.merge = new DayMerge(schema, folder, old, parts, duck, overlap, daysPerPart);
    this.labels = new LabelMerge(duck);
  }

  /// Opens a dataset for one import, or makes the folder for a new one, with the import's channels.
  ///
  /// A dataset that is there may have more channels than the import, which are then missing on its
  /// days.
  ///
  /// @throws UsageException if the folder holds something else, lacks a channel of the import, or
  ///   is being written to
  /// @throws BadDataException if the dataset there is damaged
  public static DatasetWriter open(Path folder, SensorSchema schema) {
    return open(folder, schema, Optional.empty());
  }

  /// The same, with the channels that the dataset is to have: those of the import that are not
  /// among them are left out, and the receipt says how many minutes that were.
  ///
  /// @param incoming the channels of the days that will come
  /// @param wanted the channels of the dataset; empty for those of the import
  public static DatasetWriter open(
      Path folder, SensorSchema incoming, Optional<SensorSchema> wanted) {
    int daysPerPart = PartWriter.daysPerPart(wanted.orElse(incoming));
    return open(folder, incoming, wanted, daysPerPart, Commit.Steps.NONE);
  }

  static DatasetWriter open(Path folder, SensorSchema schema, int daysPerPart, Commit.Steps steps) {
    return open(folder, schema, Optional.empty(), daysPerPart, steps);
  }

  private static DatasetWriter open(
      Path folder,
      SensorSchema incoming,
      Optional<SensorSchema> wanted,
      int daysPerPart,
      Commit.Steps steps) {
    boolean folderIsNew = !Files.exists(folder);
    refuseForeign(folder);
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.of(folder);
      try {
        return new DatasetWriter(folder, folderIsNew, incoming, wanted, daysPerPart, steps, lock);
      } catch (RuntimeException | IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new FailedException(
          folder + ": cannot be written to: " + e.getMessage(), "check its permissions", e);
    }
  }

  /// Where an importer may put its temporary files.
  public Path workFolder() {
    return work;
  }

  @Override
  public void day(DayWindow day) {
    if (day.channels() != incoming.size()) {
      throw new IllegalArgumentException(
          day + " has " + day.channels() + " channels, the schema " + incoming.size());
    }
    if (incoming.equals(schema)) {
      merge.add(day);
      return;
    }
    for (String channel : mapping.leftOut()) {
      int c = incoming.indexOf(channel).orElseThrow();
      leftOut[c] += day.observed(c).count();
    }
    DayWindow mapped = mapping.apply(day);
    if (mapped.observedCells() > 0) {
      merge.add(mapped);
    }
  }

  @Override
  public void label(Label label) {
    labels.add(label);
  }

  /// Makes everything taken in part of the dataset, or nothing of it.
  ///
  /// An import whose receipt the dataset has already changes nothing.
  ///
  /// @param receipt the importer's receipt
  /// @param command what was asked for, for the provenance
  /// @return the receipt with what the import met; of an import known already the receipt of then,
  ///   with the note [#IMPORTED_BEFORE]
  public ImportReceipt commit(ImportReceipt receipt, String command) {
    refuseMixture(receipt);
    String receiptFile = "receipts/" + receipt.source() + "-" + receipt.id() + ".json";
    boolean known =
        before.stream()
            .flatMap(m -> m.receipts().stream())
            .anyMatch(f -> f.file().equals(receiptFile));
    if (known) {
      return Json.read(folder.resolve(receiptFile), ImportReceipt.class)
          .withNotes(List.of(IMPORTED_BEFORE));
    }
    List<DayMerge.Placed> days = merge.finish();
    LabelMerge.Counts met = labels.compare(before.map(m -> folder.resolve(DatasetManifest.LABELS)));
    ImportReceipt complete =
        withLeftOut(receipt)
            .withOverlap(
                new Overlap(
                    Overlap.RULE,
                    overlap.fresh(),
                    overlap.identical(),
                    overlap.different(),
                    overlap.replaced(),
                    met.fresh(),
                    met.identical(),
                    met.replaced()));
    List<Commit.Move> moves = new ArrayList<>();
    List<DayPart> newParts = new ArrayList<>();
    for (DayMerge.Placed p : days) {
      newParts.add(p.part());
      p.temporary().ifPresent(tmp -> moves.add(move(tmp, p.part().content().file())));
    }
    List<DataFile> receipts =
        new ArrayList<>(before.map(DatasetManifest::receipts).orElse(List.of()));
    receipts.add(writeReceipt(complete, receiptFile, moves));
    Summaries summaries = summaries(days);
    List<DataFile> tables = writeTables(summaries, complete, moves);
    DatasetManifest manifest =
        new DatasetManifest(
            DatasetManifest.FORMAT,
            DatasetManifest.VERSION,
            before.map(DatasetManifest::schema).orElse(schema),
            TimeRules.CURRENT,
            summaries.people(),
            summaries.days(),
            newParts,
            tables,
            receipts,
            provenance(complete, command));
    commit.run(moves, manifest);
    return complete;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      parts.close();
      labels.close();
      duck.close();
      Commit.deleteTree(work);
      if (folderIsNew && !Files.exists(folder.resolve(DatasetManifest.FILE))) {
        Commit.deleteTree(folder);
      }
    } catch (IOException | SQLException e) {
      throw new FailedException(
          folder + ": temporary files cannot be removed: " + e.getMessage(),
          "remove " + Commit.WORK + " in it by hand",
          e);
    }
  }

  private Summaries summaries(List<DayMerge.Placed> days) {
    Summaries summaries = new Summaries(schema, duck);
    for (DayMerge.Placed p : days) {
      DataFile f = p.part().content();
      Path file = p.temporary().orElseGet(() -> folder.resolve(f.file()));
      new PartReader(duck, schema, file, f.rows()).rows().forEach(summaries::add);
    }
    return summaries;
  }

  private List<DataFile> writeTables(
      Summaries summaries, ImportReceipt receipt, List<Commit.Move> moves) {
    List<DataFile> tables = new ArrayList<>();
    Path people = work.resolve(DatasetManifest.PEOPLE);
    summaries.writePeople(people);
    tables.add(table(people, summaries.people(), moves));
    Path labelFile = work.resolve(DatasetManifest.LABELS);
    tables.add(table(labelFile, labels.write(labelFile), moves));
    Path sources = work.resolve(DatasetManifest.SOURCES);
    summaries.writeSources(sources, sourceInfos(receipt));
    tables.add(table(sources, summaries.sources(), moves));
    return tables;
  }

  /// A table keeps its name whatever its content, and its file if that is the same.
  private DataFile table(Path tmp, long rows, List<Commit.Move> moves) {
    DataFile file = PartWriter.finished(tmp, rows, String.valueOf(tmp.getFileName()));
    boolean same = before.stream().flatMap(m -> m.tables().stream()).anyMatch(file::equals);
    if (!same) {
      moves.add(move(tmp, file.file()));
    }
    return file;
  }

  private DataFile writeReceipt(ImportReceipt receipt, String name, List<Commit.Move> moves) {
    Path tmp = work.resolve("receipt.json");
    try {
      DurableFiles.write(tmp, Json.text(receipt));
      moves.add(move(tmp, name));
      return new DataFile(name, 0, Files.size(tmp), Sha256.of(tmp));
    } catch (IOException e) {
      throw new FailedException(
          tmp + ": cannot be written: " + e.getMessage(), "free some space and try again", e);
    }
  }

  private Map<String, Summaries.SourceInfo> sourceInfos(ImportReceipt newest) {
    Map<String, Summaries.SourceInfo> infos = new TreeMap<>();
    Stream<ImportReceipt> kept =
        before.stream()
            .flatMap(m -> m.receipts().stream())
            .map(f -> Json.read(folder.resolve(f.file()), ImportReceipt.class));
    for (ImportReceipt r : Stream.concat(kept, Stream.of(newest)).toList()) {
      infos.merge(
          r.source(),
          new Summaries.SourceInfo(r.simulated(), r.zones(), "", Placement.UNKNOWN),
          DatasetWriter::merged);
      for (Device d : r.devices()) {
        infos.merge(
            d.sourceId(),
            new Summaries.SourceInfo(r.simulated(), r.zones(), d.name(), d.placement()),
            DatasetWriter::merged);
      }
    }
    return infos;
  }

  private static Summaries.SourceInfo merged(Summaries.SourceInfo a, Summaries.SourceInfo b) {
    TreeSet<String> zones = new TreeSet<>(a.zones());
    zones.addAll(b.zones());
    boolean known = a.placement() != Placement.UNKNOWN;
    return new Summaries.SourceInfo(
        a.simulated() || b.simulated(),
        List.copyOf(zones),
        a.device().isEmpty() ? b.device() : a.device(),
        known ? a.placement() : b.placement());
  }

  private ImportReceipt withLeftOut(ImportReceipt receipt) {
    List<String> notes = new ArrayList<>();
    for (String channel : mapping.leftOut()) {
      long n = leftOut[incoming.indexOf(channel).orElseThrow()];
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %,d observed minutes left out, the dataset's schema %s has no such channel",
              channel,
              n,
              schema.name()));
    }
    return receipt.withNotes(notes);
  }

  private Provenance provenance(ImportReceipt receipt, String command) {
    Map<String, String> inputs =
        new LinkedHashMap<>(before.map(m -> m.provenance().inputs()).orElse(Map.of()));
    for (FileReceipt f : receipt.files()) {
      inputs.put(receipt.source() + "-" + receipt.id() + "/" + f.name(), f.sha256());
    }
    return new Provenance(
        Version.current(), command, Instant.now(), receipt.simulated(), 0, inputs);
  }

  private Commit.Move move(Path tmp, String name) {
    return new Commit.Move(folder.relativize(tmp).toString().replace('\\', '/'), name);
  }

  private void refuseMixture(ImportReceipt receipt) {
    before.ifPresent(m -> {
      if (m.provenance().simulated() != receipt.simulated()) {
        throw new UsageException(
            folder
                + ": this dataset is "
                + (m.provenance().simulated() ? "simulated" : "real")
                + ", the export is "
                + (receipt.simulated() ? "simulated" : "real"),
            "import it into a folder of its own: the two are never mixed");
      }
    });
  }

  private void refuseOtherSchema(SensorSchema wanted) {
    if (!shape(wanted).equals(shape(schema))) {
      throw new UsageException(
          folder + ": this dataset has the channels " + shape(schema) + ", not " + shape(wanted),
          "import it into a folder of its own");
    }
  }

  private void refuseLeavingOut() {
    if (!mapping.leftOut().isEmpty()) {
      throw new UsageException(
          folder
              + ": this dataset has the channels "
              + shape(schema)
              + ", and none for "
              + String.join(", ", mapping.leftOut())
              + " of the import",
          "import it into a folder of its own, or name the dataset's schema (--schema "
              + schema.name()
              + ") to leave them out");
    }
  }

  private static List<String> shape(SensorSchema schema) {
    return schema.channels().stream()
        .map((Channel c) -> c.name() + " (" + c.unit() + ", " + c.aggregation() + ")")
        .toList();
  }

  private static void refuseForeign(Path folder) {
    if (!Files.exists(folder)
        || Files.exists(folder.resolve(DatasetManifest.FILE))
        || Commit.pending(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + ": not a folder", "name a new folder, or a dataset");
    }
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> foreign =
          files.filter(f -> !String.valueOf(f.getFileName()).startsWith(".")).sorted().findFirst();
      if (foreign.isPresent()) {
        throw new UsageException(
            folder + ": not a dataset, it holds " + foreign.get().getFileName(),
            "name a new or empty folder, or a dataset");
      }
    } catch (IOException e) {
      throw new FailedException(folder + ": cannot be read: " + e, "check its permissions", e);
    }
  }
}
