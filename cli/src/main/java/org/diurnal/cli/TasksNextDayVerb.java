package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.tasks.nextday.NextDayResult;
import org.diurnal.tasks.nextday.NextDayStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal tasks next-day`: the next day of people that a model has not met.
@Command(
    name = "next-day",
    description = {
      "Tells resting heart rate, minutes asleep and sedentary minutes of the next day from a",
      "person's days so far, by what their own past says and by a ridge with today's vector."
    },
    footer = {
      "",
      "Time runs forward: a day is told from days before it. Ridges are learned on other people.",
      "With the models of demo --folds, everybody is asked of the one that did not meet them.",
      "",
      "Example:",
      "  ./diurnal demo --export ~/export --folds 5 --out ~/diurnal/demo",
      "  ./diurnal tasks next-day --data ~/diurnal/demo/dataset \\",
      "    --model ~/diurnal/demo/folds/fold-0,~/diurnal/demo/folds/fold-1,..."
    })
final class TasksNextDayVerb extends Verb {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      split = ",",
      required = true,
      description = "A model, or several whose test people are disjoint.")
  List<Path> models = new ArrayList<>();

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      description =
          "Days with a value that have to lie before the first one told (default: ${DEFAULT-VALUE}).")
  int warmUp = NextDayStudy.WARM_UP;

  @Override
  protected int run(Context context) throws IOException {
    if (warmUp < 1) {
      throw new UsageException("--warm-up " + warmUp, "give at least 1");
    }
    List<ModelAndData> opened = new ArrayList<>();
    try {
      List<NextDayStudy.Fold> folds = new ArrayList<>();
      for (Path model : models) {
        ModelAndData both = ModelAndData.open(model, data, context);
        opened.add(both);
        both.requirePeople(both.split().test(), "test people", context);
        folds.add(new NextDayStudy.Fold(both.saved(), both.split()));
      }
      NextDayStudy study =
          new NextDayStudy(
              opened.getFirst().dataset(), folds, warmUp, context.threads(), context.seed());
      if (context.dryRun()) {
        context.println(
            "would tell days of "
                + folds.stream().mapToInt(f -> f.split().test().size()).sum()
                + " people");
        return ExitCode.OK;
      }
      List<NextDayResult> results;
      try (ConsoleProgress progress = context.progress("next day")) {
        results = study.run(progress);
      }
      context.print(
          NextDayTables.scores(results, context.seed(), models.size()),
          NextDayTables.differences(results),
          NextDayTables.counts(results));
    } finally {
      opened.forEach(ModelAndData::close);
    }
    return ExitCode.OK;
  }
}
