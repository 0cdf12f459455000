package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Provenance;
import org.diurnal.core.UsageException;
import org.diurnal.core.Version;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.forecast.Ahead;
import org.diurnal.tasks.forecast.DaysAhead;
import org.diurnal.tasks.forecast.ForecastFolds;
import org.diurnal.tasks.forecast.ForecastResult;
import org.diurnal.tasks.forecast.ForecastStudy;
import org.diurnal.tasks.forecast.Grid;
import org.diurnal.tasks.forecast.HoursAhead;
import org.diurnal.tasks.forecast.PersonAhead;
import org.diurnal.tasks.forecast.Told;
import org.diurnal.tasks.nextday.Diaries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal forecast`: hours and days ahead.
@Command(
    name = "forecast",
    description = {
      "Tells a person's daily metrics up to eight days ahead and hourly means up to six hours ahead."
    },
    footer = {
      "",
      "The forecaster is the one that told people watched best. Where too little is known of a person",
      "it is refused, with the counts. --baselines compares all forecasters instead.",
      "",
      "Example:",
      "  ./diurnal forecast --data ~/diurnal/data --model ~/diurnal/model --person 8877689391",
      "  told   unit       time            value      low     high  measured  forecaster",
      "  -----  ---------  --------------  -------  -------  -------  --------  -----------------",
      "  steps  {steps}/d  2016-05-13 FRI  15730.5  11521.8  19939.2  -         own seasonal mean",
      "  ..."
    })
final class ForecastVerb extends Verb {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      split = ",",
      description = {
        "A pretrained model that fills the rest of the day and gives vectors of days, or several",
        "whose test people are disjoint. Without one its two forecasters are left out."
      })
  List<Path> models = new ArrayList<>();

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--baselines",
      description = "Compares all forecasters on people whom none of them learned from.")
  boolean baselines;

  @Option(
      names = "--days-ahead",
      paramLabel = "N",
      description = "Days, 0 to 8; 0 tells none (default: ${DEFAULT-VALUE}).")
  int daysAhead = Grid.DAY.horizon();

  @Option(
      names = "--hours-ahead",
      paramLabel = "N",
      description = "Hours, 0 to 6; 0 tells none (default: ${DEFAULT-VALUE}).")
  int hoursAhead = Grid.HOUR.horizon();

  @Option(
      names = "--person",
      paramLabel = "PERSON",
      description = "Who is told (default: the first of the dataset).")
  Optional<String> person = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "HOUR",
      description = {
        "Hour of the person's last day from which hours are told, 1 to 23 (default: the last one",
        "with minutes, at most 18)."
      })
  Optional<Integer> at = Optional.empty();

  @Option(
      names = "--with",
      paramLabel = "FORECASTER",
      description = {
        "Who tells, as --baselines names them (default: the best on other people, of all but",
        "networks)."
      })
  Optional<String> with = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Also writes forecast.json, forecast.csv and a picture of each, SVG.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Without a model: folds of people (default: ${DEFAULT-VALUE}).")
  int folds = 5;

  @Override
  protected int run(Context context) throws IOException {
    require("--days-ahead", daysAhead, Grid.DAY);
    require("--hours-ahead", hoursAhead, Grid.HOUR);
    List<ModelAndData> opened = new ArrayList<>();
    try {
      for (Path model : models) {
        opened.add(ModelAndData.open(model, data, context));
      }
      Dataset dataset =
          opened.isEmpty() ? DataFolder.open(data, context) : opened.getFirst().dataset();
      if (!baselines) {
        tellPerson(opened, dataset, context);
        return ExitCode.OK;
      }
      if (context.dryRun()) {
        context.println("would compare forecasters on " + dataset.people().size() + " people");
        return ExitCode.OK;
      }
      List<ForecastResult> results;
      try (ConsoleProgress progress = context.progress("forecast")) {
        List<Told> told = told(dataset, progress);
        List<ForecastStudy.Fold> of;
        if (opened.isEmpty()) {
          of = ForecastFolds.without(dataset, told, folds, context.seed());
        } else {
          List<ForecastFolds.Met> met = new ArrayList<>();
          for (ModelAndData both : opened) {
            both.requirePeople(both.split().test(), "test people", context);
            met.add(new ForecastFolds.Met(both.saved(), both.split()));
          }
          of = ForecastFolds.of(dataset, told, met, progress);
        }
        results = new ForecastStudy(of, context.threads(), context.seed()).run(progress);
      }
      context.print(ForecastTables.of(results, context.seed(), who()).toArray(Table[]::new));
    } finally {
      opened.forEach(ModelAndData::close);
    }
    return ExitCode.OK;
  }

  private void tellPerson(List<ModelAndData> opened, Dataset dataset, Context context)
      throws IOException {
    if (opened.size() > 1) {
      throw new UsageException(
          models.size() + " models to tell one person", "give one; --baselines takes several");
    }
    at.filter(h -> h < 1 || h > 23)
        .ifPresent(h -> {
          throw new UsageException("--at " + h, "give 1 to 23");
        });
    String who = person.orElse(dataset.people().getFirst());
    if (context.dryRun()) {
      context.println("would tell days and hours of person " + who);
      return;
    }
    PersonAhead forecasts =
        new PersonAhead(
            dataset, opened.stream().map(ModelAndData::saved).findFirst(), with, context.seed());
    List<Ahead> ahead = new ArrayList<>();
    try (ConsoleProgress progress = context.progress("forecast")) {
      if (daysAhead > 0) {
        ahead.addAll(forecasts.days(who, progress));
      }
      if (hoursAhead > 0) {
        OptionalInt hour = at.map(OptionalInt::of).orElse(OptionalInt.empty());
        ahead.addAll(forecasts.hours(who, hour, progress));
      }
    }
    ForecastOutput output = new ForecastOutput(who, ahead, daysAhead, hoursAhead);
    output.requireAny(dataset);
    List<String> met =
        opened.stream().flatMap(m -> m.split().train().stream()).filter(who::equals).toList();
    if (!met.isEmpty()) {
      context.note("note: the model was trained on days of person " + who);
    }
    if (out.isPresent()) {
      Provenance provenance =
          opened.isEmpty()
              ? new Provenance(
                  Version.current(),
                  context.command(),
                  Clock.systemUTC().instant(),
                  dataset.manifest().provenance().simulated(),
                  context.seed(),
                  Map.of("dataset", dataset.contentSha256()))
              : opened
                  .getFirst()
                  .provenance(context.command(), Clock.systemUTC().instant(), context.seed());
      output.write(out.get(), provenance, context);
      context.note("wrote " + out.get());
    }
    context.print(output.tables().toArray(Table[]::new));
  }

  private List<Told> told(Dataset dataset, ConsoleProgress progress) {
    List<String> people = dataset.people();
    List<Told> told = new ArrayList<>();
    if (daysAhead > 0) {
      told.addAll(DaysAhead.of(Diaries.of(dataset, people, progress), people));
    }
    if (hoursAhead > 0) {
      told.addAll(
          HoursAhead.of(dataset, people, HoursAhead.CHANNELS, HoursAhead.ORIGINS, progress));
    }
    return ForecastFolds.requireAny(told, people, dataset);
  }

  private String who() {
    return models.isEmpty()
        ? "everybody asked once, over " + folds + " folds"
        : models.size() > 1
            ? "cross-fitted: " + models.size() + " models, each asked about whom it did not meet"
            : "asked about the model's test people";
  }

  private static void require(String option, int ahead, Grid grid) {
    if (ahead < 0 || ahead > grid.horizon()) {
      throw new UsageException(
          option + " " + ahead, "give 0 to " + grid.horizon() + "; 0 tells none");
    }
  }
}
