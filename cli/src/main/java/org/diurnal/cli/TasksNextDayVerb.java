package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import org.diurnal.tasks.nextday.NextDayResult;
import org.diurnal.tasks.nextday.NextDayResult.Value;
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
      context.print(scores(results, context.seed()), differences(results), counts(results));
    } finally {
      opened.forEach(ModelAndData::close);
    }
    return ExitCode.OK;
  }

  private Table scores(List<NextDayResult> results, long seed) {
    List<List<Object>> rows = new ArrayList<>();
    for (NextDayResult r : results) {
      r.scores()
          .forEach((name, s) ->
              rows.add(
                  List.of(
                      r.target(),
                      r.unit(),
                      name,
                      text(s.mae(), 2),
                      text(s.r2(), 3),
                      text(s.r(), 3))));
      r.refused().ifPresent(why -> rows.add(refused(r, why)));
    }
    return new Table(
        "the next day",
        List.of(
            Column.of("target"),
            Column.of("unit"),
            Column.of("method"),
            Column.of("mean absolute error"),
            Column.of("R2 within people"),
            Column.of("r within people")),
        rows,
        List.of(
            "[95 % interval over people, 1,000 draws, seed " + seed + "]",
            "R2 within people: 0 is a forecaster who knew each person's mean over the scored days",
            models.size() > 1
                ? "cross-fitted: "
                    + models.size()
                    + " models, everybody asked of the one that did not meet them"
                : "asked about the model's test people; ridges learned on its other people"));
  }

  private static List<Object> refused(NextDayResult r, String why) {
    return List.of(
        r.target(),
        r.unit(),
        "refused: " + why,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Table differences(List<NextDayResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (NextDayResult r : results) {
      for (NextDayResult.Difference d : r.differences()) {
        rows.add(List.of(r.target(), d.one(), d.than(), text(d.by(), 2), verdict(d.by())));
      }
    }
    return new Table(
        "mean absolute error, one less the other, on the same days",
        List.of(
            Column.of("target"),
            Column.of("one"),
            Column.of("other"),
            Column.of("difference"),
            Column.of("the one is")),
        rows,
        List.of(
            "better or worse: the interval leaves out zero; not corrected for many comparisons"));
  }

  private static Table counts(List<NextDayResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (NextDayResult r : results) {
      rows.add(
          List.of(
              r.target(),
              r.people(),
              r.days(),
              r.known(),
              r.warmUp(),
              r.todayNotWorn(),
              r.targetNotWorn()));
    }
    return new Table(
        "days",
        List.of(
            Column.of("target"),
            Column.of("people told"),
            Column.of("days told"),
            Column.of("days known"),
            Column.of("left out: warm-up"),
            Column.of("left out: day before not worn"),
            Column.of("values left out: day not worn")),
        rows,
        List.of(
            "worn: 600 minutes or more outside of runs of twelve hours of zeros without a heart rate"));
  }

  private static String verdict(Value by) {
    return by.ci95()
        .map(i -> i.high() < 0 ? "better" : i.low() > 0 ? "worse" : "not told apart")
        .orElse("not told apart");
  }

  private static Object text(Value v, int decimals) {
    if (Double.isNaN(v.value())) {
      return Optional.empty();
    }
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format, v.value())
        + v.ci95()
            .map(i ->
                String.format(Locale.ROOT, " [" + format + ", " + format + "]", i.low(), i.high()))
            .orElse("");
  }
}
