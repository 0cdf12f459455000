package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.Evaluation;
import org.diurnal.tasks.evaluate.Inclusion;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "auroc for yes or no, Pearson's r for quantities, Harrell's C for event times, each with a",
      "95 %% interval over people.",
      "share of gap: how far from demographics to the ceiling; only simulated people have one.",
      "",
      "Example:",
      "  ./diurnal evaluate --model ~/diurnal/model --data ~/diurnal/cohort --tasks main --out eval"
    })
final class EvaluateVerb extends Verb {
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
          "Names of tasks; main: the 35, all: those of NHANES, truth: what simulated people are,"
              + " time_to_death: an event time (default: ${DEFAULT-VALUE}).")
  List<String> tasks = new ArrayList<>(List.of(TaskRegistry.MAIN));

  @Option(
      names = "--people-of",
      paramLabel = "GROUP",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Whose whose = Whose.unseen;

  @Option(
      names = "--where",
      paramLabel = "LABEL>=N",
      description = "Only people with such a label, as good_days>=3, female=1; repeatable.")
  List<String> where = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Describes people by their first N days (default: by all).")
  Optional<Integer> days = Optional.empty();

  @Mixin EvaluationHow how = new EvaluationHow();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where a JSON and the predictions of each task and the leaderboard go (default: only"
              + " printed).")
  Optional<Path> out = Optional.empty();

  @Override
  protected int run(Context context) throws IOException {
    how.check();
    if (days.filter(n -> n < 1).isPresent()) {
      throw new UsageException("--days " + days.get(), "give at least 1");
    }
    List<Task> selected = TaskRegistry.select(tasks);
    long started = System.nanoTime();
    try (ModelAndData opened = ModelAndData.open(model, data, context)) {
      ModelAndData both = days.map(opened::ofFirstDays).orElse(opened);
      Dataset dataset = both.dataset();
      List<String> people = people(both, context);
      Map<String, Long> present = dataset.labelCounts();
      List<Task> here =
          selected.stream().filter(t -> present.keySet().containsAll(t.labels())).toList();
      if (here.isEmpty()) {
        throw new UsageException(
            dataset.folder() + " has no label of the tasks asked for",
            "data show lists its labels; simulate makes people with them");
      }
      if (how.weights.filter(w -> !present.containsKey(w)).isPresent()) {
        throw new UsageException(
            dataset.folder() + " has no label '" + how.weights.get() + "' to weigh people by",
            "data show lists its labels");
      }
      if (context.dryRun()) {
        context.println("would evaluate " + here.size() + " tasks on " + people.size() + " people");
        return ExitCode.OK;
      }
      Optional<OutFolder> folder = out.map(EvaluationCard::folder);
      if (folder.isPresent()) {
        folder.get().begin();
      }
      if (how.keepHeads) {
        both.requireWhole();
      }
      List<TaskResult> results = new EvaluationRun(both, people, how, out, context).of(here);
      EvaluationCard card =
          new EvaluationCard(
              "diurnal-evaluation",
              2,
              people.size(),
              results.stream().map(TaskResult::task).toList(),
              Comparison.of(results),
              (System.nanoTime() - started) / 1e9,
              context.configuration(),
              both.provenance(context.command(), Clock.systemUTC().instant(), context.seed()));
      if (folder.isPresent()) {
        card.write(results, folder.get().folder(), context);
        folder.get().finish(card);
      }
      print(card, results, selected.size() - results.size(), context);
    }
    return ExitCode.OK;
  }

  /// Those who are included by all that was asked.
  private List<String> included(Dataset dataset) {
    List<String> included = dataset.people();
    for (String w : where) {
      Set<String> who = Inclusion.parse(w).of(dataset).keySet();
      included = included.stream().filter(who::contains).toList();
    }
    return included;
  }

  private List<String> people(ModelAndData both, Context context) {
    List<String> all = included(both.dataset());
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

  private void print(EvaluationCard card, List<TaskResult> results, int missing, Context context) {
    switch (context.format()) {
      case json, csv -> context.print(EvaluationTables.scores(results));
      case table, markdown ->
          context.print(
              EvaluationTables.leaderboard(results, how.protocol(context.seed())),
              EvaluationTables.summary(card.comparisons()));
    }
    if (missing > 0) {
      context.note("note: " + missing + " tasks asked for have no label in the dataset");
    }
    out.ifPresent(o -> context.note("wrote " + o));
  }
}
