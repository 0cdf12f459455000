package org.diurnal.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.nhanes.WearWeeks;
import org.diurnal.data.simulate.PeopleTable;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal simulate`: people whose truth is known become part of a dataset.
@Command(
    name = "simulate",
    description = {
      "Makes people whose truth is known: days of minutes with gaps, labels of 35 tasks and of",
      "survival, what each person is (truth_...), the best that can be said of each label",
      "(bayes_...), planted events."
    },
    footer = {
      "",
      "The person of a number depends on the seed and the number alone: shards can be made apart.",
      "Simulated people are no evidence about real ones; the dataset says that they are.",
      "",
      "Example:",
      "  ./diurnal simulate --people 100 --days 14 --into ~/diurnal/simulated"
    })
final class SimulateVerb extends Verb {
  @Option(names = "--people", paramLabel = "N", description = "How many people (${DEFAULT-VALUE}).")
  long people = 100;

  @Option(
      names = "--first-person",
      paramLabel = "N",
      description = "The number of the first, to make a shard (${DEFAULT-VALUE}).")
  long firstPerson;

  @Option(names = "--days", paramLabel = "N", description = "Days of each (${DEFAULT-VALUE}).")
  int days = 14;

  @Option(
      names = "--first-day",
      paramLabel = "DATE",
      description = "Everybody's first day (${DEFAULT-VALUE}).")
  LocalDate firstDay = LocalDate.of(2026, 1, 5);

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      description = "Which channels: reference34, wearable, fitbit (${DEFAULT-VALUE}).")
  String schema = "reference34";

  @Option(
      names = "--events",
      paramLabel = "P",
      description = "Probability of each kind of event in four weeks (${DEFAULT-VALUE}).")
  double events = 0.1;

  @Option(
      names = "--wear-from",
      paramLabel = "FILE",
      description = "Worn as real people did: wear_minutes.parquet of NHANES 2003-2006.")
  Optional<Path> wearFrom = Optional.empty();

  @Option(
      names = "--people-from",
      paramLabel = "LABELS",
      description = {
        "Make people from the rows of a labels table (Parquet, or a dataset's folder): what a row",
        "says stays, what it does not say is drawn given the row."
      })
  Optional<Path> peopleFrom = Optional.empty();

  @Option(
      names = "--into",
      paramLabel = "DATASET",
      required = true,
      description = "The dataset's folder.")
  Path into = Path.of("");

  @Override
  protected int run(Context context) {
    Simulator simulator =
        new Simulator(
            context.seed(),
            SensorSchema.builtIn(schema),
            firstDay,
            days,
            events,
            wearFrom.map(WearWeeks::read),
            peopleFrom.map(PeopleTable::read));
    ImportReceipt receipt;
    try (ConsoleProgress progress = context.progress("simulate")) {
      receipt =
          SimulatedCohort.write(into, simulator, firstPerson, people, context.command(), progress);
    }
    context.println(
        (context.format() == TableFormat.json ? Json.text(receipt) : receipt.toText())
            .stripTrailing());
    return ExitCode.OK;
  }
}
