package org.diurnal.data.nhanes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.nhanes.labels.NhanesLabels;
import org.diurnal.data.store.ParquetRows;
import org.diurnal.data.xpt.XptFile;

/// The files of an export that hold minutes, and what the others are called.
///
/// In a folder or an archive, files are known by the names that NCHS gave them, `PAXRAW_*` and
/// `PAXMIN_*`, and by those of the compact record; a file that is named by itself, by its columns.
///
/// @param found files with minutes
/// @param others names of the others
record NhanesFiles(List<Found> found, List<String> others) {
  /// What a file holds.
  enum Kind {
    RAW_COUNTS,
    MINUTE_SUMMARIES,
    WEAR_RECORD,
    COUNTS_SAMPLE
  }

  /// A file with minutes.
  record Found(Kind kind, ExportTree.Item item) {}

  private static final String WANTED =
      "minutes of NHANES (PAXRAW_C, PAXRAW_D, PAXMIN_G, PAXMIN_H or PAXMIN_Y as XPT;"
          + " wear_minutes.parquet, counts_sample.parquet), and no labels (DEMO_C and others as XPT;"
          + " labels.parquet)";

  NhanesFiles {
    found = List.copyOf(found);
    others = List.copyOf(others);
  }

  /// Looks through an export.
  static NhanesFiles of(ExportTree tree) {
    List<Found> found = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (ExportTree.Item item : tree.items()) {
      Optional<Kind> kind = byName(item.fileName().toLowerCase(Locale.ROOT));
      if (kind.isEmpty() && tree.items().size() == 1) {
        kind = byColumns(tree, item);
      }
      kind.ifPresentOrElse(k -> found.add(new Found(k, item)), () -> others.add(item.name()));
    }
    return new NhanesFiles(found, others);
  }

  /// The channels that the days of these files have; those of 2003-2006 where there are only
  /// labels.
  ///
  /// @throws BadDataException if there are neither minutes nor labels
  /// @throws UsageException if there are minutes of both the hip's and the wrist's device
  SensorSchema schema(ExportTree tree) {
    boolean movement = found.stream().anyMatch(f -> f.kind() == Kind.MINUTE_SUMMARIES);
    boolean counts = found.stream().anyMatch(f -> f.kind() != Kind.MINUTE_SUMMARIES);
    if (movement && counts) {
      throw new UsageException(
          tree.root()
              + ": minutes of 2003-2006 (counts at the hip) and of 2011-2014 (movement at the"
              + " wrist), which have no channel in common",
          "name the files of one of them, and make a dataset of each");
    }
    if (!movement && !counts && !NhanesLabels.recognises(tree.root())) {
      throw ForeignFolder.error(tree, WANTED);
    }
    return movement ? MovementChannels.schema() : CountChannels.schema();
  }

  /// Opens the files in the order in which a participant's minutes are taken from them: counts
  /// minute by minute first, since what is compact is compared with them.
  List<ParticipantFile> open(ExportTree tree, SensorSchema schema) {
    List<ParticipantFile> files = new ArrayList<>();
    try {
      for (Kind kind : Kind.values()) {
        for (Found f : found) {
          if (f.kind() == kind) {
            files.add(open(tree, f, schema));
          }
        }
      }
      return files;
    } catch (RuntimeException e) {
      files.forEach(ParticipantFile::close);
      throw e;
    }
  }

  private static ParticipantFile open(ExportTree tree, Found f, SensorSchema schema) {
    ExportTree.Item item = f.item();
    return switch (f.kind()) {
      case RAW_COUNTS -> new RawCounts(item, schema.size());
      case MINUTE_SUMMARIES -> new MinuteSummaries(item, schema);
      case WEAR_RECORD ->
          new WearRecord(item.name(), onDisk(tree, item), item.bytes(), schema.size());
      case COUNTS_SAMPLE ->
          new CountsSample(item.name(), onDisk(tree, item), item.bytes(), schema.size());
    };
  }

  private static Path onDisk(ExportTree tree, ExportTree.Item item) {
    Path path = Files.isDirectory(tree.root()) ? tree.root().resolve(item.name()) : tree.root();
    if (!path.toString().endsWith(item.fileName())) {
      throw new BadDataException(
          tree.root() + ":1: " + item.name() + " cannot be read inside an archive",
          "unpack the archive and name the folder");
    }
    return path;
  }

  private static Optional<Kind> byName(String name) {
    if (name.matches("paxraw(_[a-z])?\\.(xpt|xpt\\.gz|zip|xpt\\.zip)")) {
      return Optional.of(Kind.RAW_COUNTS);
    }
    if (name.matches("paxmin(_[a-z])?\\.(xpt|xpt\\.gz|zip|xpt\\.zip)")) {
      return Optional.of(Kind.MINUTE_SUMMARIES);
    }
    return switch (name) {
      case "wear_minutes.parquet" -> Optional.of(Kind.WEAR_RECORD);
      case "counts_sample.parquet" -> Optional.of(Kind.COUNTS_SAMPLE);
      default -> Optional.empty();
    };
  }

  private static Optional<Kind> byColumns(ExportTree tree, ExportTree.Item item) {
    try {
      if (item.name().endsWith(".parquet")) {
        List<String> columns = ParquetRows.of(onDisk(tree, item)).columns();
        return columns.containsAll(CountsSample.COLUMNS)
            ? Optional.of(Kind.COUNTS_SAMPLE)
            : columns.containsAll(WearRecord.COLUMNS)
                ? Optional.of(Kind.WEAR_RECORD)
                : Optional.empty();
      }
      try (ExportFile file = item.open()) {
        XptFile xpt = XptFile.read(item.name(), file.bytes(), XptFile.DEFAULT_CHARSET);
        return has(xpt, RawCounts.REQUIRED)
            ? Optional.of(Kind.RAW_COUNTS)
            : has(xpt, MinuteSummaries.REQUIRED)
                ? Optional.of(Kind.MINUTE_SUMMARIES)
                : Optional.empty();
      }
    } catch (BadDataException e) {
      return Optional.empty(); // not a transport file, so not ours
    }
  }

  private static boolean has(XptFile file, List<String> variables) {
    return variables.stream().allMatch(v -> file.member().variable(v).isPresent());
  }
}
