package org.diurnal.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.data.export.DatasetExport;
import org.diurnal.data.store.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data export`: a dataset in a form that others read.
@Command(
    name = "export",
    description = {
      "Writes a dataset as CSV with its dictionary, FHIR R4 Observations, or Open mHealth data",
      "points."
    },
    footer = {
      "",
      "csv has a column a channel, csv-long a row a value; fhir is NDJSON, a file a type of",
      "resource, fhir-bundle one Bundle. Missing minutes stay missing in all of them.",
      "",
      "Example:",
      "  ./diurnal data export ~/diurnal/data --as fhir --out ~/fhir --timezone America/Chicago"
    })
final class DataExportVerb extends Verb {
  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's folder.")
  Path data = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORM",
      required = true,
      description = "csv, csv-long, fhir, fhir-bundle or openmhealth.")
  String as = "";

  @Option(names = "--out", paramLabel = "FOLDER", description = "A new or empty folder.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--people",
      paramLabel = "PERSON",
      split = ",",
      description = "Whose days; everybody's otherwise.")
  List<String> people = new ArrayList<>();

  @Option(
      names = "--channels",
      paramLabel = "CHANNEL",
      split = ",",
      description = "Which channels; all otherwise.")
  List<String> channels = new ArrayList<>();

  @Option(names = "--from", paramLabel = "DATE", description = "The first day.")
  Optional<LocalDate> from = Optional.empty();

  @Option(names = "--to", paramLabel = "DATE", description = "The last day.")
  Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Where the people were, for days whose offset the dataset does not know.")
  Optional<String> timezone = Optional.empty();

  @Option(
      names = "--each-device",
      description = {
        "The days as their devices have them. Otherwise one day a person and date: what several",
        "devices have is merged by the default rules of data merge."
      })
  boolean eachDevice;

  @Override
  protected int run(Context context) {
    Dataset dataset = DataFolder.open(data, context);
    if (!people.isEmpty()) {
      ModelAndData.people(dataset, people);
    }
    DatasetExport.Selection what =
        new DatasetExport.Selection(
            DatasetExport.As.of(as),
            people,
            channels,
            from,
            to,
            timezone.map(ImportVerb::zone),
            eachDevice,
            DataDictionaryVerb.dictionary().of(dataset));
    DatasetExport.Written w;
    try (ConsoleProgress progress = context.progress("export")) {
      w =
          context.dryRun()
              ? DatasetExport.dryRun(dataset, what, progress)
              : DatasetExport.run(
                  dataset,
                  what,
                  folder(),
                  context.command(),
                  Clock.systemUTC().instant(),
                  progress);
    }
    context.print(table(w, context.dryRun()));
    return ExitCode.OK;
  }

  private Path folder() {
    return out.orElseThrow(
        () -> new UsageException("--out is missing", "name a new folder, or add --dry-run"));
  }

  private Table table(DatasetExport.Written w, boolean dry) {
    List<String> notes = new ArrayList<>();
    w.leftOut()
        .forEach((it, n) -> notes.add(String.format(Locale.ROOT, "left out, %,d: %s", n, it)));
    notes.addAll(w.notes());
    notes.add(
        dry
            ? "a rehearsal: nothing was written"
            : "the folder holds people's health: keep it as you would keep the original");
    return new Table(
        "exported",
        List.of(
            Column.of("people"),
            Column.of("days"),
            Column.of("minutes"),
            Column.of("labels"),
            Column.of("folder")),
        List.of(
            List.of(w.people(), w.days(), w.minutes(), w.labels(), dry ? "" : folder().toString())),
        notes);
  }
}
