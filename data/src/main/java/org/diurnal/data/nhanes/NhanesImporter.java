package org.diurnal.data.nhanes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.diurnal.data.nhanes.labels.LabelRegistry;
import org.diurnal.data.nhanes.labels.NhanesLabels;

/// Imports minutes of NHANES: a folder, an archive or a file of `PAXRAW_*` (schema `nhanes`) or
/// `PAXMIN_*` (schema `nhanes_mims`) as NCHS released them, or of the compact wear record of
/// 2003-2006.
///
/// A person is a participant, by number (`SEQN`). The survey publishes no dates, see
/// [PlaceholderDates]. The codes of the device's calibration and reliability are labels of each
/// day, `paxcal` and `paxstat`, so that days can be counted and left out by them.
///
/// Labels of participants come from [NhanesLabels]: with `labels` said, from there and from the
/// export; of an export without minutes, from itself.
///
/// Memory does not depend on the export: one participant is held at a time, and the labels' tables,
/// which have a row a participant.
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
      return !NhanesFiles.of(tree).found().isEmpty() || NhanesLabels.recognises(path);
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
        List<Path> places = labelPlaces(path, options, present);
        Optional<NhanesLabels.Receipt> labels =
            places.isEmpty()
                ? Optional.empty()
                : Optional.of(NhanesLabels.read(places, sink::label, progress));
        return receipt(path, options, present, files, reading, labels);
      } finally {
        files.forEach(ParticipantFile::close);
      }
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    return NhanesFields.ALL;
  }

  /// Where labels are looked for, the first place before the others.
  private static List<Path> labelPlaces(Path path, ImportOptions options, NhanesFiles present) {
    if (options.labels().isPresent()) {
      return Stream.of(options.labels().get(), path)
          .map(p -> p.toAbsolutePath().normalize())
          .distinct()
          .toList();
    }
    return present.found().isEmpty() ? List.of(path) : List.of();
  }

  private static ImportReceipt receipt(
      Path path,
      ImportOptions options,
      NhanesFiles present,
      List<ParticipantFile> files,
      NhanesReading reading,
      Optional<NhanesLabels.Receipt> labels) {
    List<FileReceipt> receipts =
        new ArrayList<>(files.stream().map(ParticipantFile::receipt).toList());
    List<String> notes = new ArrayList<>(files.isEmpty() ? List.of() : reading.notes());
    labels.ifPresent(l -> {
      receipts.addAll(l.files());
      notes.addAll(l.notes());
    });
    List<String> read = receipts.stream().map(FileReceipt::name).toList();
    List<String> others = present.others().stream().filter(o -> !read.contains(o)).toList();
    if (!others.isEmpty()) {
      notes.add("files that are not used, left alone: " + shortened(others));
    }
    Map<String, Long> counts = new TreeMap<>(reading.labels());
    labels.ifPresent(l -> counts.putAll(l.counts()));
    boolean simulated =
        files.stream().anyMatch(f -> f instanceof XptParticipants x && x.simulated());
    return new ImportReceipt(
        id(options, receipts, labels.isPresent()),
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
        counts,
        labels.map(NhanesLabels.Receipt::labels).orElse(List.of()),
        files.isEmpty() ? List.of() : List.of(device(present)),
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

  /// The same files (under whatever names) with the same options, and the same rules for labels,
  /// have the same id.
  private static String id(ImportOptions options, List<FileReceipt> files, boolean labels) {
    List<String> content = files.stream().map(FileReceipt::sha256).sorted().toList();
    String text =
        NhanesReading.SOURCE
            + "\n"
            + options.said()
            + "\n"
            + String.join("\n", content)
            + "\n"
            + (labels ? LabelRegistry.fingerprint() + "\n" : "");
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static String shortened(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(5, names.size())))
        + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
  }
}
