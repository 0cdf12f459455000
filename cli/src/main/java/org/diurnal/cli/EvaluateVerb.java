package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Provenance;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.embed.Pooling;
import org.diurnal.tasks.evaluate.Answers;
import org.diurnal.tasks.evaluate.Evaluation;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.features.Engineered;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal evaluate`: what a frozen model's vectors say of people, beside what one knows without
/// them.
@Command(
    name = "evaluate",
    description = {
      "Predicts labels of people from a frozen model's vectors, by a linear probe on person-disjoint",
      "folds, beside demographics and engineered statistics; on simulated people also the ceiling."
    },
    footer = {
      "",
      "People that the model was pretrained on are left out, unless --people-of all.",
      "auroc for yes or no, Pearson's r for quantities, each with a 95 % interval over people.",
      "share of gap: how far from demographics to the ceiling; only simulated people have one.",
      "",
      "Example:",
      "  ./diurnal evaluate --model ~/diurnal/model --data ~/diurnal/cohort --tasks main --out eval"
    })
final class EvaluateVerb extends Verb {
  static final String CARD = "evaluation.json";
  static final String LEADERBOARD = "leaderboard.csv";

  /// Who is evaluated.
  enum Whose {
    /// Those the model was not pretrained on.
    unseen,
    /// Everybody.
    all
  }

  @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model.")
  Path model = Path.of("");

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--tasks",
      paramLabel = "TASK",
      split = ",",
      description =
          "Names of labels; main: the 35, all: those of NHANES, truth: what simulated people are"
              + " (default: ${DEFAULT-VALUE}).")
  List<String> tasks = new ArrayList<>(List.of(TaskRegistry.MAIN));

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Person-disjoint folds (default: ${DEFAULT-VALUE}).")
  int folds = 5;

  @Option(
      names = "--people-of",
      paramLabel = "GROUP",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Whose whose = Whose.unseen;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = {
        "What is described: person (of labels that days have, the mean), or day (only labels that",
        "days have; a person's days stay together) (default: ${DEFAULT-VALUE})."
      })
  By by = By.person;

  @Option(
      names = "--pool",
      paramLabel = "POOL",
      description = {
        "How tokens become a day's vector: mean (published), or channel: the mean of each",
        "channel's, one after another (default: ${DEFAULT-VALUE})."
      })
  String pool = "mean";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where a JSON a task and the leaderboard go (default: only printed).")
  Optional<Path> out = Optional.empty();

  /// What is described.
  enum By {
    /// A person, by all their days.
    person,
    /// A day.
    day
  }

  /// What people, or days, are described by and asked about.
  ///
  /// @param evaluation with the folds
  /// @param answers of a task
  /// @param ceiling of a task
  private record Subjects(
      Evaluation evaluation,
      FeatureSet embedding,
      FeatureSet engineered,
      FeatureSet demographics,
      Function<String, Map<String, Double>> answers,
      Function<String, Optional<Map<String, Double>>> ceiling) {}

  /// `evaluation.json`: what was evaluated, and where it came from.
  ///
  /// @param format always `diurnal-evaluation`
  /// @param formatVersion 1
  /// @param people evaluated at most
  /// @param results in the order asked for
  /// @param seconds it took
  /// @param provenance model, dataset, command, version, and whether anything is simulated
  record Card(
      String format,
      int formatVersion,
      int people,
      List<TaskResult> results,
      double seconds,
      Provenance provenance) {}

  @Override
  protected int run(Context context) throws IOException {
    if (folds < 2) {
      throw new UsageException("--folds " + folds, "give at least 2");
    }
    List<Task> selected = TaskRegistry.select(tasks);
    long started = System.nanoTime();
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      Dataset dataset = both.dataset();
      List<String> people = people(both, context);
      Map<String, Long> present = dataset.labelCounts();
      List<Task> here = selected.stream().filter(t -> present.containsKey(t.name())).toList();
      if (here.isEmpty()) {
        throw new UsageException(
            dataset.folder() + " has no label of the tasks asked for",
            "data show lists its labels; simulate makes people with them");
      }
      if (context.dryRun()) {
        context.println("would evaluate " + here.size() + " tasks on " + people.size() + " people");
        return ExitCode.OK;
      }
      List<TaskResult> results = evaluate(both, people, here, context);
      Provenance provenance =
          both.provenance(context.command(), Clock.systemUTC().instant(), context.seed());
      Card card =
          new Card(
              "diurnal-evaluation",
              1,
              people.size(),
              results,
              (System.nanoTime() - started) / 1e9,
              provenance);
      if (out.isPresent()) {
        write(card, out.get(), context);
      }
      print(card, selected.size() - results.size(), context);
    }
    return ExitCode.OK;
  }

  private List<String> people(ModelAndData both, Context context) {
    List<String> all = both.dataset().people();
    return switch (whose) {
      case all -> {
        context.note("note: people that the model was pretrained on are evaluated too");
        yield all;
      }
      case unseen -> {
        Set<String> seen = new HashSet<>(both.split().train());
        List<String> unseen = all.stream().filter(p -> !seen.contains(p)).toList();
        if (unseen.size() < Evaluation.LEAST_PEOPLE) {
          throw new UsageException(
              "of "
                  + all.size()
                  + " people the model was pretrained on all but "
                  + unseen.size()
                  + "; at least "
                  + Evaluation.LEAST_PEOPLE
                  + " are needed",
              "give people it has not seen, or --people-of all");
        }
        yield unseen;
      }
    };
  }

  private List<TaskResult> evaluate(
      ModelAndData both, List<String> people, List<Task> here, Context context) {
    Subjects subjects =
        switch (by) {
          case person -> people(both, people, context);
          case day -> days(both, people, context);
        };
    Map<List<String>, List<FeatureSet>> described = new HashMap<>(); // by what is left out
    List<TaskResult> results = new ArrayList<>();
    try (ConsoleProgress progress = context.progress("evaluate")) {
      for (Task task : here) {
        Map<String, Double> answers = subjects.answers().apply(task.name());
        if (answers.isEmpty()) {
          continue; // asked by day, and only people have it
        }
        List<FeatureSet> descriptions =
            described.computeIfAbsent(
                task.tellTale(),
                t -> {
                  FeatureSet known = subjects.demographics().without(t);
                  return List.of(
                      known,
                      subjects.engineered(),
                      subjects.engineered().with(known),
                      subjects.embedding(),
                      subjects.embedding().with(known));
                });
        results.add(
            subjects
                .evaluation()
                .run(
                    task,
                    answers,
                    descriptions,
                    List.of(
                        pair(descriptions, 3, 1),
                        pair(descriptions, 4, 2),
                        pair(descriptions, 4, 0)),
                    subjects.ceiling().apply(task.name())));
        progress.update(results.size(), here.size(), task.name());
      }
    }
    return results;
  }

  private Subjects people(ModelAndData both, List<String> people, Context context) {
    Dataset dataset = both.dataset();
    FeatureSet embedding;
    try (ConsoleProgress progress = context.progress("embed")) {
      embedding =
          Embedding.of(
              both.saved(), Pooling.of(pool), dataset, people, context.threads(), progress);
    }
    FeatureSet engineered;
    try (ConsoleProgress progress = context.progress("engineered statistics")) {
      engineered = Engineered.of(dataset, people, progress);
    }
    return new Subjects(
        Evaluation.ofPeople(Protocol.published(folds, context.seed()), people),
        embedding,
        engineered,
        Demographics.of(dataset),
        task -> Answers.of(dataset, task),
        task -> Answers.ceiling(dataset, task));
  }

  private Subjects days(ModelAndData both, List<String> people, Context context) {
    Dataset dataset = both.dataset();
    FeatureSet embedding;
    try (ConsoleProgress progress = context.progress("embed")) {
      embedding =
          Embedding.ofDays(
              both.saved(),
              Pooling.of(pool),
              dataset,
              people,
              d -> Answers.day(d.personId(), d.localDate()),
              context.threads(),
              progress);
    }
    Map<String, String> personOf = new HashMap<>();
    FeatureSet engineered;
    try (ConsoleProgress progress = context.progress("engineered statistics")) {
      engineered =
          Engineered.ofDays(
              dataset,
              people,
              d -> {
                String day = Answers.day(d.personId(), d.localDate());
                personOf.put(day, d.personId());
                return day;
              },
              progress);
    }
    return new Subjects(
        Evaluation.ofDays(Protocol.published(folds, context.seed()), personOf),
        embedding,
        engineered,
        Demographics.of(dataset).ofDays(personOf),
        task -> Answers.ofDays(dataset, task),
        task -> Optional.empty());
  }

  private static List<String> pair(List<FeatureSet> of, int better, int than) {
    return List.of(of.get(better).name(), of.get(than).name());
  }

  private static void write(Card card, Path folder, Context context) throws IOException {
    OutFolder result = new OutFolder(folder, CARD, List.of(LEADERBOARD, "tasks/*.json"));
    result.begin();
    Path each = java.nio.file.Files.createDirectories(folder.resolve("tasks"));
    for (TaskResult r : card.results()) {
      DurableFiles.write(each.resolve(r.task() + ".json"), Json.text(r));
    }
    DurableFiles.write(
        folder.resolve(LEADERBOARD), context.render(List.of(scores(card)), TableFormat.csv));
    result.finish(card);
  }

  private void print(Card card, int missing, Context context) {
    switch (context.format()) {
      case json, csv -> context.print(scores(card));
      case table, markdown -> context.print(leaderboard(card), summary(card));
    }
    if (missing > 0) {
      context.note("note: " + missing + " tasks asked for have no label in the dataset");
    }
    out.ifPresent(o -> context.note("wrote " + o));
  }

  /// A row a task and description, for programs: numbers in columns of their own.
  private static Table scores(Card card) {
    List<List<Object>> rows = new ArrayList<>();
    for (TaskResult r : card.results()) {
      r.scores().forEach((name, v) -> rows.add(score(r, name, v)));
      r.ceiling().ifPresent(v -> rows.add(score(r, "ceiling", v)));
      r.refused()
          .ifPresent(why ->
              rows.add(
                  score(r, "refused: " + why, new MetricValue(Double.NaN, Optional.empty(), ""))));
    }
    return Table.of(
        "scores",
        List.of(
            Column.of("task"),
            Column.of("domain"),
            Column.of("type"),
            Column.of("people"),
            Column.of("rows"),
            Column.of("positives"),
            Column.of("metric"),
            Column.of("description"),
            Column.of("value", "", 6),
            Column.of("low", "", 6),
            Column.of("high", "", 6),
            Column.of("share of gap", "", 6)),
        rows);
  }

  private static List<Object> score(TaskResult r, String name, MetricValue v) {
    return List.of(
        r.task(),
        r.domain(),
        r.type(),
        r.people(),
        r.rows(),
        r.positives().<Object>map(p -> p).orElse(Optional.empty()),
        r.metric(),
        name,
        Double.isNaN(v.value()) ? Optional.empty() : v.value(),
        v.ci95().<Object>map(i -> i.low()).orElse(Optional.empty()),
        v.ci95().<Object>map(i -> i.high()).orElse(Optional.empty()),
        Optional.ofNullable(r.shareOfGap().get(name))
            .<Object>map(MetricValue::value)
            .orElse(Optional.empty()));
  }

  /// A row a task.
  static Table leaderboard(Card card) {
    List<String> names =
        card.results().stream()
            .filter(r -> r.refused().isEmpty())
            .findFirst()
            .map(r -> List.copyOf(r.scores().keySet()))
            .orElse(List.of());
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("task"),
                Column.of("domain"),
                Column.of("people"),
                Column.of("rows"),
                Column.of("positives"),
                Column.of("metric")));
    names.forEach(n -> columns.add(Column.of(n)));
    columns.add(Column.of("ceiling"));
    columns.add(Column.of("share of gap"));
    columns.add(Column.of("embedding - engineered, both with demographics"));
    List<List<Object>> rows = new ArrayList<>();
    for (TaskResult r : card.results()) {
      List<Object> row = new ArrayList<>();
      row.add(r.task());
      row.add(r.domain());
      row.add(r.people());
      row.add(r.rows());
      row.add(r.positives().<Object>map(p -> p).orElse(Optional.empty()));
      row.add(r.refused().isPresent() ? "refused: " + r.refused().get() : r.metric());
      names.forEach(n -> row.add(cell(Optional.ofNullable(r.scores().get(n)))));
      row.add(cell(r.ceiling()));
      row.add(cell(Optional.ofNullable(r.shareOfGap().get(withDemographics()))));
      row.add(
          cell(
              r.differences().stream()
                  .filter(d -> d.better().equals(withDemographics()))
                  .findFirst()
                  .map(TaskResult.Difference::by)));
      rows.add(row);
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "[95 % interval over people]; folds, penalty and bootstrap by seed "
            + card.provenance().seed());
    return new Table("evaluation", columns, rows, notes);
  }

  private static Table summary(Card card) {
    int better = 0;
    int worse = 0;
    int n = 0;
    for (TaskResult r : card.results()) {
      for (TaskResult.Difference d : r.differences()) {
        if (d.better().equals(withDemographics()) && d.than().startsWith(Engineered.NAME)) {
          n++;
          better += d.by().ci95().filter(i -> i.low() > 0).isPresent() ? 1 : 0;
          worse += d.by().ci95().filter(i -> i.high() < 0).isPresent() ? 1 : 0;
        }
      }
    }
    return new Table(
        "embedding + demographics against engineered + demographics",
        List.of(
            Column.of("tasks"),
            Column.of("better"),
            Column.of("worse"),
            Column.of("not told apart")),
        List.of(List.of(n, better, worse, n - better - worse)),
        List.of(
            "better or worse: the 95 % interval of the paired difference leaves out zero; not corrected for many tasks"));
  }

  private static String withDemographics() {
    return Embedding.NAME + " + " + Demographics.NAME;
  }

  private static Object cell(Optional<MetricValue> value) {
    return value
        .<Object>map(v ->
            String.format(Locale.ROOT, "%.3f", v.value())
                + v.ci95()
                    .map(i -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
                    .orElse(""))
        .orElse(Optional.empty());
  }
}
