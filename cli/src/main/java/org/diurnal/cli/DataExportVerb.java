package org.diurnal.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
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
      "Missing minutes stay missing. Days that several devices have are merged by the default rules.",
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
      description = "csv, fhir or openmhealth.")
  String as = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "A new or empty folder.")
  Path out = Path.of("");

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

  @Override
  protected int run(Context context) {
    Dataset dataset = Dataset.open(data);
    if (!people.isEmpty()) {
      ModelAndData.people(dataset, people);
    }
    DatasetExport.Selection what =
        new DatasetExport.Selection(
            DatasetExport.As.of(as), people, channels, from, to, timezone.map(ImportVerb::zone));
    DatasetExport.Written w;
    try (ConsoleProgress progress = context.progress("export")) {
      w =
          DatasetExport.run(
              dataset, what, out, context.command(), Clock.systemUTC().instant(), progress);
    }
    List<String> notes = new ArrayList<>();
    w.leftOut()
        .forEach(
            (channel, n) -> notes.add(channel + ": " + n + " minutes left out, no schema for it"));
    context.print(
        new Table(
            "exported",
            List.of(
                Column.of("people"),
                Column.of("days"),
                Column.of("minutes"),
                Column.of("labels"),
                Column.of("folder")),
            List.of(List.of(w.people(), w.days(), w.minutes(), w.labels(), w.folder().toString())),
            notes));
    return ExitCode.OK;
  }
}
