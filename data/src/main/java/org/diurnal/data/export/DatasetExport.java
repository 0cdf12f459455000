package org.diurnal.data.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.core.Version;
import org.diurnal.data.store.Dataset;

/// Writes a dataset, or a part of it, in a form that others read: `diurnal data export`.
///
/// Days that several devices have are merged by the default rules. The folder appears whole or not
/// at all; days go through one at a time.
public final class DatasetExport {
  /// The forms.
  public enum As {
    /// CSV with a dictionary.
    CSV,
    /// FHIR R4 Observations, NDJSON.
    FHIR,
    /// Open mHealth data points, NDJSON.
    OPENMHEALTH;

    /// A form by its name.
    ///
    /// @throws UsageException if there is none
    public static As of(String name) {
      for (As a : values()) {
        if (a.name().equalsIgnoreCase(name)) {
          return a;
        }
      }
      throw new UsageException("no form named '" + name + "'", "there are csv, fhir, openmhealth");
    }
  }

  /// What to write.
  ///
  /// @param as the form
  /// @param people whose days; empty for everybody's
  /// @param channels which; empty for all
  /// @param from the first day
  /// @param to the last day
  /// @param zone of days whose offset is not known
  public record Selection(
      As as,
      List<String> people,
      List<String> channels,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<ZoneId> zone) {}

  /// What was written.
  ///
  /// @param folder where
  /// @param people how many
  /// @param days person-days
  /// @param minutes values of minutes, over all channels
  /// @param labels how many, in the form that has them
  /// @param leftOut channels of the dataset that the form has no word for, with their minutes
  public record Written(
      Path folder, long people, long days, long minutes, long labels, Map<String, Long> leftOut) {}

  private final Dataset dataset;
  private final Selection what;
  private final SensorSchema schema;
  private final List<Integer> channels;
  private final Map<String, Long> leftOut = new java.util.TreeMap<>();
  private final Set<String> people = new HashSet<>();
  private long days;
  private long minutes;
  private long labels;

  private DatasetExport(Dataset dataset, Selection what) {
    this.dataset = dataset;
    this.what = what;
    this.schema = dataset.schema();
    this.channels =
        what.channels().isEmpty()
            ? IntStream.range(0, schema.size()).boxed().toList()
            : what.channels().stream().map(this::position).toList();
  }

  /// Writes.
  ///
  /// @param out a folder that is not there, or empty
  /// @param command what was asked for, for the provenance
  /// @param now the time, for the provenance
  /// @throws UsageException if the folder holds something, or the form needs an offset that is not
  ///   known
  public static Written run(
      Dataset dataset, Selection what, Path out, String command, Instant now, Progress progress) {
    refuseFull(out);
    DatasetExport export = new DatasetExport(dataset, what);
    Path absolute = out.toAbsolutePath().normalize();
    Path temporary = absolute.resolveSibling("." + absolute.getFileName() + ".writing");
    try {
      delete(temporary);
      Files.createDirectories(temporary);
      try {
        export.write(temporary, command, now, progress);
        DurableFiles.syncFolder(temporary);
        Files.deleteIfExists(absolute);
        Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.syncFolder(absolute.getParent() == null ? absolute : absolute.getParent());
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw new FailedException(
          out + ": cannot be written: " + e.getMessage(), "free some space and try again", e);
    }
    return new Written(
        out, export.people.size(), export.days, export.minutes, export.labels, export.leftOut);
  }

  private void write(Path folder, String command, Instant now, Progress progress)
      throws IOException {
    boolean simulated = dataset.manifest().provenance().simulated();
    try (ExportForm form =
        switch (what.as()) {
          case CSV -> new CsvForm(folder, schema, channels);
          case FHIR -> new FhirForm(folder, schema, channels, simulated);
          case OPENMHEALTH -> new OpenMHealthForm(folder, schema, channels, now.toString());
        }) {
      List<String> whose = what.people().isEmpty() ? dataset.people() : what.people();
      dataset.forEachDay(
          whose,
          day -> {
            try {
              day(form, day);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            progress.update(days, 0, day.toString());
          });
      if (what.as() == As.CSV) {
        Set<String> wanted = new HashSet<>(whose);
        for (var label : dataset.labels()) {
          if (wanted.contains(label.personId()) && label.time().map(this::isInside).orElse(true)) {
            form.label(label);
            labels++;
          }
        }
      }
    } catch (java.io.UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    Provenance provenance =
        new Provenance(
            Version.current(),
            command,
            now,
            simulated,
            0,
            Map.of("dataset", dataset.contentSha256()));
    Files.writeString(folder.resolve("provenance.json"), Json.text(provenance));
  }

  private void day(ExportForm form, DayWindow day) throws IOException {
    if (!isInside(day.localDate())) {
      return;
    }
    form.day(day, offset(day));
    people.add(day.personId());
    days++;
    for (int c : channels) {
      String name = schema.channel(c).name();
      int n = day.observed(c).count();
      if (what.as() == As.OPENMHEALTH && !OpenMHealthForm.has(name)) {
        if (n > 0) {
          leftOut.merge(name, (long) n, Long::sum);
        }
      } else {
        minutes += n;
      }
    }
  }

  private ExportForm.Offset offset(DayWindow day) {
    if (day.utcOffsetMinutes().isPresent()) {
      return new ExportForm.Offset(true, day.utcOffsetMinutes().getAsInt());
    }
    if (what.zone().isPresent()) {
      return new ExportForm.Offset(
          true, day.localDate().atStartOfDay(what.zone().get()).getOffset().getTotalSeconds() / 60);
    }
    return switch (what.as()) {
      case CSV -> new ExportForm.Offset(false, 0);
      case FHIR, OPENMHEALTH ->
          throw new UsageException(
              day
                  + ": the dataset does not know the offset of its clock, and "
                  + what.as().name().toLowerCase(Locale.ROOT)
                  + " has no word for that",
              "say where the people were, with --timezone");
    };
  }

  private boolean isInside(LocalDate date) {
    return what.from().map(f -> !date.isBefore(f)).orElse(true)
        && what.to().map(t -> !date.isAfter(t)).orElse(true);
  }

  private int position(String channel) {
    return schema
        .indexOf(channel)
        .orElseThrow(() ->
            new UsageException(
                dataset.folder() + " has no channel '" + channel + "'",
                "its channels are "
                    + String.join(", ", schema.channels().stream().map(Channel::name).toList())));
  }

  private static void refuseFull(Path out) {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw new UsageException(out + ": not a folder", "name a new folder");
    }
    try (Stream<Path> files = Files.list(out)) {
      if (files.findFirst().isPresent()) {
        throw new UsageException(
            out + ": there is something in it already", "name a new or empty folder");
      }
    } catch (IOException e) {
      throw new FailedException(out + ": cannot be read: " + e.getMessage(), "check it", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path p : all) {
      Files.delete(p);
    }
  }
}
