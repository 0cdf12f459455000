package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.generation.DailyEstimate;
import org.diurnal.model.generation.DailyMetric;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.PersonDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal estimate`: daily metrics of days that are not complete.
@Command(
    name = "estimate",
    description = "Estimates daily metrics of incomplete days, with the gaps filled.",
    footer = {
      "",
      "One line a day and metric where minutes are missing: the metric of what was observed, the",
      "metric with the gaps filled, and the vendor's own total where it is known. A metric of a",
      "sensor that the person never had is left out. --baselines removes minutes from complete",
      "days of the model's test people instead, and scores what comes back.",
      "",
      "Example:",
      "  ./diurnal estimate --model ~/diurnal/model --data ~/diurnal/data --people 8253242879",
      "  person      date        metric  ...  from observed only  gaps filled  vendor total",
      "  ----------  ----------  ------       ------------------  -----------  ------------",
      "  8253242879  2016-04-29  steps   ...              5937.0       6088.8        6260.0",
      "  ..."
    })
final class EstimateVerb extends Verb {
  /// The label that holds the vendor's daily step totals.
  private static final String VENDOR_STEPS = "daily_steps";

  /// Days filled at once.
  private static final int BATCH = 32;

  @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model.")
  Path model = Path.of("");

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--people",
      paramLabel = "PERSON",
      split = ",",
      description = "Only these, separated by commas (default: everybody).")
  List<String> people = new ArrayList<>();

  @Option(
      names = "--filler",
      description = "Who fills: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  FillerChoice filler = FillerChoice.personal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the table to a CSV file instead of stdout.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--baselines",
      description = "Scores the fillers on complete days of the model's test people instead.")
  boolean baselines;

  /// Estimates and what was left out of them.
  ///
  /// @param estimates of incomplete days, for metrics of sensors that the person has
  /// @param complete day-metrics left out because no minute is missing
  /// @param withoutSensor day-metrics left out because the person never had a sensor it needs
  record Estimates(List<DailyEstimate> estimates, long complete, long withoutSensor) {}

  @Override
  protected int run(Context context) throws IOException {
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      if (baselines && context.dryRun()) {
        context.println(ImputeVerb.wouldStudy(both));
        return ExitCode.OK;
      }
      if (baselines) {
        List<Table> tables = StudyTables.daily(ImputeVerb.study(both, people, context));
        print(tables, context);
        return ExitCode.OK;
      }
      List<String> who = both.people(people);
      if (context.dryRun()) {
        context.println("would estimate " + both.days(who) + " days of " + who.size() + " people");
        return ExitCode.OK;
      }
      FillerChoice.Ready ready = filler.open(both, context);
      Estimates estimates;
      try (ConsoleProgress progress = context.progress("estimate")) {
        estimates = estimate(both, ready.filler(), who, progress);
      }
      print(List.of(table(estimates, ready.filler(), vendorSteps(both.dataset()))), context);
    }
    return ExitCode.OK;
  }

  private void print(List<Table> tables, Context context) throws IOException {
    if (out.isEmpty()) {
      context.print(tables.toArray(Table[]::new));
    } else {
      DurableFiles.write(out.get(), context.render(tables, TableFormat.csv));
      context.note(
          "wrote "
              + tables.stream().mapToInt(t -> t.rows().size()).sum()
              + " rows to "
              + out.get());
    }
  }

  /// Estimates of people's incomplete days, in order of person, date and metric.
  static Estimates estimate(
      ModelAndData both, GapFiller filler, List<String> people, Progress progress) {
    Run run = new Run(both, filler, ImputeVerb.channelsOf(both, false), progress);
    run.total = both.days(people);
    both.dataset().forEachDay(people, run::add);
    run.work();
    return new Estimates(run.estimates, run.complete, run.withoutSensor);
  }

  /// The vendor's daily step totals.
  static Map<PersonDay, Double> vendorSteps(Dataset dataset) {
    Map<PersonDay, Double> steps = new HashMap<>();
    for (Label label : dataset.labels(VENDOR_STEPS)) {
      label.time().ifPresent(d -> steps.put(new PersonDay(label.personId(), d), label.value()));
    }
    return steps;
  }

  private static final class Run {
    private final ModelAndData both;
    private final GapFiller filler;
    private final Function<String, boolean[]> channels;
    private final Progress progress;
    private final List<DayWindow> waiting = new ArrayList<>();
    private final List<DailyEstimate> estimates = new ArrayList<>();
    private long total;
    private long days;
    private long complete;
    private long withoutSensor;

    Run(
        ModelAndData both,
        GapFiller filler,
        Function<String, boolean[]> channels,
        Progress progress) {
      this.both = both;
      this.filler = filler;
      this.channels = channels;
      this.progress = progress;
    }

    void add(DayWindow day) {
      waiting.add(day);
      if (waiting.size() == BATCH) {
        work();
      }
    }

    void work() {
      List<DailyEstimate> all = DailyEstimate.of(both.schema(), waiting, filler);
      int metrics = waiting.isEmpty() ? 0 : all.size() / waiting.size();
      for (int d = 0; d < waiting.size(); d++) {
        for (DailyEstimate e : all.subList(d * metrics, (d + 1) * metrics)) {
          take(waiting.get(d), e);
        }
      }
      days += waiting.size();
      waiting.clear();
      progress.update(days, total, "days");
    }

    private void take(DayWindow day, DailyEstimate estimate) {
      boolean has = true;
      boolean gaps = false;
      for (String name : estimate.metric().channels()) {
        int c = both.schema().indexOf(name).orElseThrow();
        has &= channels.apply(day.personId())[c];
        gaps |= day.observed(c).count() < DayWindow.MINUTES;
      }
      if (!has) {
        withoutSensor++;
      } else if (!gaps) {
        complete++;
      } else {
        estimates.add(estimate);
      }
    }
  }

  private static Table table(
      Estimates estimates, GapFiller filler, Map<PersonDay, Double> vendorSteps) {
    List<List<Object>> rows = new ArrayList<>();
    for (DailyEstimate e : estimates.estimates()) {
      Optional<Double> vendor =
          e.metric() == DailyMetric.STEPS
              ? Optional.ofNullable(vendorSteps.get(e.day()))
              : Optional.empty();
      rows.add(
          List.of(
              e.day().personId(),
              e.day().localDate().toString(),
              e.metric().id(),
              e.metric().unit(),
              e.observedMinutes(),
              cell(e.observed()),
              cell(e.filled()),
              vendor.<Object>map(v -> v).orElse(Optional.empty())));
    }
    return new Table(
        "incomplete days",
        List.of(
            Column.of("person"),
            Column.of("date"),
            Column.of("metric"),
            Column.of("unit"),
            Column.of("observed minutes"),
            Column.of("from observed only", "", 1),
            Column.of("gaps filled", "", 1),
            Column.of("vendor total", "", 1)),
        rows,
        List.of(
            "filled by "
                + filler.name()
                + "; observed minutes are those of the metric's leading"
                + " channel, of 1440",
            "left out: "
                + estimates.complete()
                + " complete, "
                + estimates.withoutSensor()
                + " of a sensor that the person never had (days times metrics)"));
  }

  private static Object cell(OptionalDouble value) {
    return value.isPresent() ? (Object) value.getAsDouble() : Optional.empty();
  }
}
