package org.diurnal.data.nhanes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.Overlap;

/// Imports minutes of NHANES: a folder, an archive or a file of `PAXRAW_*` (schema `nhanes`) or
/// `PAXMIN_*` (schema `nhanes_mims`) as NCHS released them, or of the compact wear record of
/// 2003-2006.
///
/// A person is a participant, by number (`SEQN`). The survey publishes no dates, see
/// [PlaceholderDates]. The codes of the device's calibration and reliability are labels of each
/// day, `paxcal` and `paxstat`, so that days can be counted and left out by them.
///
/// Memory does not depend on the export: one participant is held at a time.
public final class NhanesImporter implements Importer {
  private static final String RULE =
      "a minute that comes again in a file is dropped, as a duplicate or, with other values, as a"
          + " conflict; of a day that several files have, the one with counts minute by minute"
          + " counts, and the compact ones are compared with it";

  @Override
  public String source() {
    return NhanesReading.SOURCE;
  }

  @Override
  public SensorSchema schema(Path path, ImportOptions options) {
    try (ExportTree tree = ExportTree.of(path)) {
      return NhanesFiles.of(tree).schema(tree);
    }
  }

  @Override
  public boolean recognises(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try (ExportTree tree = ExportTree.of(path)) {
      return !NhanesFiles.of(tree).found().isEmpty();
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (ExportTree tree = ExportTree.of(path)) {
      NhanesFiles present = NhanesFiles.of(tree);
      SensorSchema schema = present.schema(tree);
      List<ParticipantFile> files = present.open(tree, schema);
      try {
        NhanesReading reading = new NhanesReading(schema, files, sink);
        reading.run(present.found().stream().mapToLong(f -> f.item().bytes()).sum(), progress);
        return receipt(path, options, present, files, reading);
      } finally {
        files.forEach(ParticipantFile::close);
      }
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    return NhanesFields.ALL;
  }

  private static ImportReceipt receipt(
      Path path,
      ImportOptions options,
      NhanesFiles present,
      List<ParticipantFile> files,
      NhanesReading reading) {
    List<FileReceipt> receipts = files.stream().map(ParticipantFile::receipt).toList();
    List<String> notes = new ArrayList<>(reading.notes());
    if (!present.others().isEmpty()) {
      notes.add("files without minutes, left alone: " + shortened(present.others()));
    }
    boolean simulated =
        files.stream().anyMatch(f -> f instanceof XptParticipants x && x.simulated());
    return new ImportReceipt(
        id(options, receipts),
        NhanesReading.SOURCE,
        String.valueOf(path.toAbsolutePath().normalize().getFileName()),
        simulated,
        options.said(),
        receipts,
        reading.people(),
        reading.days(),
        reading.first(),
        reading.last(),
        reading.channels(),
        reading.labels(),
        List.of(device(present)),
        List.of(),
        RULE,
        files.stream().map(ParticipantFile::check).flatMap(Optional::stream).toList(),
        Overlap.NONE,
        notes);
  }

  /// The device of the round, one for all participants.
  private static Device device(NhanesFiles present) {
    boolean wrist =
        present.found().stream().anyMatch(f -> f.kind() == NhanesFiles.Kind.MINUTE_SUMMARIES);
    return wrist
        ? new Device(NhanesReading.SOURCE, "ActiGraph GT3X+", Placement.WRIST)
        : new Device(NhanesReading.SOURCE, "ActiGraph AM-7164", Placement.WAIST);
  }

  /// The same files (under whatever names) with the same options have the same id.
  private static String id(ImportOptions options, List<FileReceipt> files) {
    List<String> content = files.stream().map(FileReceipt::sha256).sorted().toList();
    String text =
        NhanesReading.SOURCE + "\n" + options.said() + "\n" + String.join("\n", content) + "\n";
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static String shortened(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(5, names.size())))
        + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
  }
}
