package org.diurnal.data.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;

/// Reads FIT files: a file, a folder of them, or a zip archive as Garmin's export gives it.
///
/// Every file is read twice: once for whose it is, when it begins and what the local clock was,
/// then for its values, in the order of time, since step counters go on from one file to the next.
/// A damaged file gives what is sound, and the receipt says what is not.
///
/// Memory: bounded; a few words a file.
public final class FitImporter implements Importer {
  private static final String SOURCE = "fit";
  private static final String WANTED = "FIT file (*.fit, *.fit.gz, or a zip archive of them)";
  private static final int NOTES = 20;

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public SensorSchema schema(Path path, ImportOptions options) {
    return FitChannels.SCHEMA;
  }

  @Override
  public boolean recognises(Path path) {
    try (ExportTree tree = ExportTree.of(path)) {
      return tree.items().stream().anyMatch(i -> FitFiles.isFit(i.name()) || isGarminsArchive(i));
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    return FitFields.ALL;
  }

  /// Garmin's export has the files of a watch in archives of this name.
  private static boolean isGarminsArchive(ExportTree.Item item) {
    String name = item.fileName().toLowerCase(Locale.ROOT);
    return name.startsWith("uploadedfiles") && name.endsWith(".zip");
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (FitFiles files = FitFiles.of(path, options.workFolder());
        Recording recording = new Recording(SOURCE, FitChannels.SCHEMA, options)) {
      if (files.entries().isEmpty()) {
        throw Files.isDirectory(path)
            ? ForeignFolder.error(path, WANTED)
            : new BadDataException(
                path + ": no " + WANTED, "name the file or folder that has some");
      }
      return new Reading(files, recording, options, progress).read(path, sink);
    }
  }

  /// A file to be read.
  private record Work(FitSurvey survey, FileAccount account) {}

  /// One import.
  private static final class Reading {
    private final FitFiles files;
    private final Recording recording;
    private final ImportOptions options;
    private final Progress progress;
    private final Map<String, FitOffsets> offsets = new HashMap<>(); // by device
    private final Map<String, StepCounter> counters = new HashMap<>(); // by device
    private final Set<String> wornAllDay = new HashSet<>(); // devices
    private final List<String> notes = new ArrayList<>();
    private long notesLeftOut;
    private long bytesDone;

    Reading(FitFiles files, Recording recording, ImportOptions options, Progress progress) {
      this.files = files;
      this.recording = recording;
      this.options = options;
      this.progress = progress;
    }

    ImportReceipt read(Path path, ImportSink sink) {
      List<FitSurvey> surveys = new ArrayList<>();
      for (FitFiles.Entry e : files.entries()) {
        FitSurvey s = FitSurvey.of(e);
        surveys.add(s);
        offsets.computeIfAbsent(s.device(), d -> new FitOffsets()).addAll(s.offsets());
        s.type().filter(FileType::isWornAllDay).ifPresent(t -> wornAllDay.add(s.device()));
        report(e);
      }
      if (surveys.stream().noneMatch(FitSurvey::isFit)) {
        throw new BadDataException(
            surveys.getFirst().entry().name()
                + ": not a FIT file: it is empty, or has no FIT header"
                + (surveys.size() > 1 ? "; nor is any other of " + surveys.size() : ""),
            "copy it from the device again");
      }
      List<Work> works = new ArrayList<>();
      for (FitSurvey s : surveys) { // in the order of names, as the receipt lists them
        String role = s.type().map(FileType::role).orElse("messages");
        works.add(new Work(s, recording.begin(s.entry().name(), role + "; places are bytes")));
      }
      works.sort(Comparator.comparing(Work::survey, FitSurvey.ORDER));
      for (Work w : works) {
        read(w.survey, w.account);
        report(w.survey.entry());
      }
      long notPlaced = counters.values().stream().mapToLong(StepCounter::finish).sum();
      recording.emit(sink);
      return recording.receipt(path, false, notes(surveys, notPlaced));
    }

    private void read(FitSurvey survey, FileAccount account) {
      try (ExportFile file = survey.entry().item().open()) {
        if (survey.isFit()) {
          FitReading reading = messages(survey, account, file);
          faults(account, reading);
        } else {
          account.unreadableRow("not a FIT file: empty, or without its header", 0);
          note(account.name() + " is no FIT file");
        }
        account.end(file);
      } catch (IOException e) {
        throw new BadDataException(
            survey.entry().name() + ": cannot be read: " + e.getMessage(),
            "check the file and its permissions; nothing was imported",
            e);
      }
    }

    private FitReading messages(FitSurvey survey, FileAccount account, ExportFile file)
        throws IOException {
      String device = survey.device();
      Placement placement = wornAllDay.contains(device) ? Placement.WRIST : Placement.UNKNOWN;
      FitPlacer placer =
          new FitPlacer(
              account,
              () -> recording.track(options.personOrNobody(), device, placement),
              survey,
              offsets.computeIfAbsent(device, d -> new FitOffsets()),
              options.zone());
      MessageReader reader =
          new MessageReader(
              placer,
              counters.computeIfAbsent(device, d -> new StepCounter()),
              options.personOrNobody());
      FitReading reading = FitReader.read(file.bytes(), account.name(), reader::take);
      reader.finish(reading.bytes());
      return reading;
    }

    private void faults(FileAccount account, FitReading reading) {
      for (FitFault f : reading.faults()) {
        note(account.name() + ", " + f);
        switch (f.kind()) {
          case NO_DEFINITION, BAD_DEFINITION, OVERRUN, TRUNCATED, TRAILING_BYTES ->
              account.unreadableRow(FitReasons.LOST + f.kind().words(), f.offset());
          case HEADER_CRC, FILE_CRC, UNFINISHED, MISALIGNED_FIELD -> {}
        }
      }
      for (long i = 0; i < reading.withheld(); i++) {
        account.dropRow(FitReasons.WITHHELD, reading.faults().getFirst().offset());
      }
      if (reading.moreFaults() > 0) {
        note(
            String.format(
                Locale.ROOT, "%s: %,d more faults", account.name(), reading.moreFaults()));
      }
    }

    private List<String> notes(List<FitSurvey> surveys, long notPlaced) {
      if (notesLeftOut > 0) {
        notes.add(String.format(Locale.ROOT, "%,d more notes on damaged files", notesLeftOut));
      }
      if (notPlaced > 0) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%,d steps were counted over more than an hour, and nothing says when in it; they"
                    + " are in no minute",
                notPlaced));
      }
      if (surveys.stream().anyMatch(s -> s.users() > 1)) {
        notes.add("a scale of several users: each is a person, numbered as the scale does");
      }
      if (!files.others().isEmpty()) {
        List<String> others = files.others();
        notes.add(
            "not FIT files, left alone: "
                + String.join(", ", others.subList(0, Math.min(5, others.size())))
                + (others.size() > 5 ? " and " + (others.size() - 5) + " more" : ""));
      }
      return notes;
    }

    private void note(String text) {
      if (notes.size() < NOTES) {
        notes.add(text);
      } else {
        notesLeftOut++;
      }
    }

    private void report(FitFiles.Entry entry) {
      bytesDone += entry.item().bytes();
      long total = 2 * files.entries().stream().mapToLong(e -> e.item().bytes()).sum();
      progress.update(bytesDone, total, entry.name());
    }
  }
}
