package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.core.Version;
import org.diurnal.data.dictionary.DictionaryEntry;
import org.diurnal.data.store.Dataset;

/// Writes a dataset, or a part of it, in a form that others read: `diurnal data export`.
///
/// The folder appears whole or not at all; days go through one at a time.
public final class DatasetExport {
  /// The forms.
  public enum As {
    /// CSV with a dictionary: one column a channel.
    CSV,
    /// The same with the channel's name in a column.
    CSV_LONG,
    /// FHIR R4 Observations, NDJSON: a file a type of resource.
    FHIR,
    /// The same in one file: a Bundle that is a collection.
    FHIR_BUNDLE,
    /// Open mHealth data points, NDJSON.
    OPENMHEALTH;

    /// A form by its name.
    ///
    /// @throws UsageException if there is none
    public static As of(String name) {
      for (As a : values()) {
        if (a.word().equals(name.toLowerCase(Locale.ROOT))) {
          return a;
        }
      }
      throw new UsageException(
          "no form named '" + name + "'",
          "there are " + String.join(", ", List.of(values()).stream().map(As::word).toList()));
    }

    /// Its name.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
  /// @param eachDevice the days as their devices have them; else one day a person and date, merged
  ///   by the default rules
  /// @param dictionary what every column of the dataset is, see
  ///   [org.diurnal.data.dictionary.DataDictionary]
  public record Selection(
      As as,
      List<String> people,
      List<String> channels,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<ZoneId> zone,
      boolean eachDevice,
      List<DictionaryEntry> dictionary) {
    public Selection {
      people = List.copyOf(people);
      channels = List.copyOf(channels);
      dictionary = List.copyOf(dictionary);
    }
  }

  /// What was written.
  ///
  /// @param people how many
  /// @param days person-days, of each device where devices are kept apart
  /// @param minutes values of minutes, over all channels
  /// @param labels how many
  /// @param leftOut what the form has no word for, in words, and how much of it
  /// @param notes what else a reader should know
  public record Written(
      long people,
      long days,
      long minutes,
      long labels,
      Map<String, Long> leftOut,
      List<String> notes) {}

  private final Dataset dataset;
  private final Selection what;
  private final SensorSchema schema;
  private final List<Integer> channels;
  private final ExportCounts counts = new ExportCounts();
  private final Clocks clocks;
  private final List<DayWindow> pending = new ArrayList<>(); // all of one person and date

  private DatasetExport(Dataset dataset, Selection what) {
    this.dataset = dataset;
    this.what = what;
    this.schema = dataset.schema();
    this.channels =
        what.channels().isEmpty()
            ? IntStream.range(0, schema.size()).boxed().toList()
            : what.channels().stream().map(this::position).toList();
    this.clocks = new Clocks(what.zone(), dataset.receipts());
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
    DatasetExport export = new DatasetExport(dataset, what);
    try (WholeFolder folder = WholeFolder.begin(out)) {
      export.write(new ExportOut(Optional.of(folder.path())), command, now, progress);
      folder.publish();
    } catch (IOException e) {
      throw new FailedException(
          out + ": cannot be written: " + e.getMessage(), "free some space and try again", e);
    }
    return export.written();
  }

  /// Goes through the same and writes nothing.
  public static Written dryRun(Dataset dataset, Selection what, Progress progress) {
    DatasetExport export = new DatasetExport(dataset, what);
    try {
      export.write(new ExportOut(Optional.empty()), "", Instant.EPOCH, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written
    }
    return export.written();
  }

  private Written written() {
    List<String> notes = new ArrayList<>();
    if (clocks.unexplained() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "on %,d days the clock changed at a time that nothing tells (travel): all of the day"
                  + " stands under the offset of its first minute",
              clocks.unexplained()));
    }
    return new Written(
        counts.people(), counts.days(), counts.minutes(), counts.labels(), counts.leftOut(), notes);
  }

  private void write(ExportOut out, String command, Instant now, Progress progress)
      throws IOException {
    boolean simulated = dataset.manifest().provenance().simulated();
    List<String> whose = what.people().isEmpty() ? dataset.people() : what.people();
    try (ExportForm form = form(out, now, simulated)) {
      Consumer<DayWindow> each =
          day -> {
            try {
              take(form, day);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            progress.update(counts.days(), 0, day.personId() + " " + day.localDate());
          };
      if (what.eachDevice()) {
        dataset.forEachSourceDay(whose, each);
      } else {
        dataset.forEachDay(whose, each);
      }
      flush(form, OptionalInt.empty());
      Set<String> wanted = new HashSet<>(whose);
      boolean any = false;
      for (var label : dataset.labels()) {
        if (wanted.contains(label.personId()) && label.time().map(this::isInside).orElse(true)) {
          form.label(label);
          any = true;
        }
      }
      if (!any && counts.days() == 0) {
        throw new UsageException(
            "nothing to export: no day and no label of that choice",
            "check --people, --channels, --from and --to; data show says what there is");
      }
    } catch (UncheckedIOException e) {
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
    try (BufferedWriter w = out.open("provenance.json")) {
      w.write(Json.text(provenance));
    }
  }

  private ExportForm form(ExportOut out, Instant now, boolean simulated) throws IOException {
    return switch (what.as()) {
      case CSV -> new CsvForm(out, columns(), false, counts);
      case CSV_LONG -> new CsvForm(out, columns(), true, counts);
      case FHIR -> fhir(FhirFiles.ndjson(out), simulated);
      case FHIR_BUNDLE -> fhir(FhirFiles.bundle(out), simulated);
      case OPENMHEALTH ->
          new OpenMHealthForm(
              out, schema, channels, dataset.devices(), now.toString(), simulated, counts);
    };
  }

  private FhirForm fhir(FhirFiles files, boolean simulated) {
    return new FhirForm(files, columns(), simulated, counts);
  }

  private ExportColumns columns() {
    return new ExportColumns(schema, channels, what.dictionary());
  }

  /// Takes the next day. What is behind a day tells whether its clock changed.
  private void take(ExportForm form, DayWindow day) throws IOException {
    if (!pending.isEmpty()) {
      DayWindow before = pending.getFirst();
      boolean samePerson = before.personId().equals(day.personId());
      if (!samePerson || !before.localDate().equals(day.localDate())) {
        boolean follows = samePerson && before.localDate().plusDays(1).equals(day.localDate());
        flush(form, follows ? day.utcOffsetMinutes() : OptionalInt.empty());
      }
    }
    pending.add(day);
  }

  private void flush(ExportForm form, OptionalInt next) throws IOException {
    for (DayWindow day : pending) {
      if (isInside(day.localDate()) && channels.stream().anyMatch(c -> !isEmpty(day, c))) {
        DayClock clock = clocks.of(day, next);
        if (!clock.isKnown() && what.as() != As.CSV && what.as() != As.CSV_LONG) {
          throw new UsageException(
              day.personId()
                  + " on "
                  + day.localDate()
                  + ": the dataset does not know the offset of the clock, and "
                  + what.as().word()
                  + " has no word for that",
              "say where the people were, with --timezone");
        }
        counts.day(day.personId());
        form.day(day, clock);
      }
    }
    pending.clear();
  }

  private static boolean isEmpty(DayWindow day, int channel) {
    return day.observed(channel).count() == 0;
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
}
