package org.diurnal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.data.curation.NotWornCuration;
import org.diurnal.data.store.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data curate`: a dataset without what was not lived.
@Command(
    name = "curate",
    description = {
      "Copies a dataset and leaves out what should not be learned from, by rules that are named and",
      "counted. What goes in stays as it is."
    },
    footer = {
      "",
      "--not-worn: zeros of motion channels that last 12 hours or longer, while the device observed",
      "nothing else, become missing. Off unless asked for: it judges, and may take a person who lies",
      "still for half a day for a device in a drawer. docs/explanation/curation.md has the evidence.",
      "",
      "Example:",
      "  ./diurnal data curate ~/diurnal/data --not-worn --into ~/diurnal/worn"
    })
final class DataCurateVerb extends Verb {
  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's folder.")
  Path data = Path.of("");

  @Option(
      names = "--into",
      paramLabel = "DATASET",
      required = true,
      description = "The new dataset's folder.")
  Path into = Path.of("");

  @Option(names = "--not-worn", description = "Zeros that were not worn become missing.")
  boolean notWorn;

  @Override
  protected int run(Context context) {
    if (!notWorn) {
      throw new UsageException("nothing to leave out", "say what: --not-worn");
    }
    Dataset dataset = DataFolder.open(data, context);
    NotWornCuration.Outcome outcome;
    try (ConsoleProgress progress = context.progress("curate")) {
      outcome = NotWornCuration.run(dataset, into, context.command(), progress);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (NotWornCuration.Line l : outcome.channels()) {
      rows.add(
          List.of(l.channel(), l.read(), l.kept(), l.notWorn(), 100.0 * l.notWorn() / l.read()));
    }
    context.print(
        new Table(
            "curated",
            List.of(
                Column.of("channel"),
                Column.of("read", "min", 0),
                Column.of("kept", "min", 0),
                Column.of("not worn", "min", 0),
                Column.of("not worn of read", "%", 1)),
            rows,
            List.of(
                String.format(
                    Locale.ROOT,
                    "%,d of %,d days have a worn minute; read = kept + not worn",
                    outcome.receipt().files().getFirst().rows().kept(),
                    outcome.receipt().files().getFirst().rows().read()))));
    return ExitCode.OK;
  }
}
