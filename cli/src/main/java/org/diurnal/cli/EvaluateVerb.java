package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.embed.Pooling;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.Evaluation;
import org.diurnal.tasks.evaluate.FewShotStudy;
import org.diurnal.tasks.evaluate.Inclusion;
import org.diurnal.tasks.evaluate.Judge;
import org.diurnal.tasks.evaluate.Known;
import org.diurnal.tasks.evaluate.Predictions;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.finetune.Adaptation;
import org.diurnal.tasks.finetune.PackedPeople;
import org.diurnal.tasks.finetune.TunedNetwork;
import org.diurnal.tasks.heads.BalancedHead;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskRegistry;
import org.diurnal.tasks.survival.SurvivalKind;
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
      "auroc for yes or no, Pearson's r for quantities, Harrell's C for event times, each with a",
      "95 %% interval over people.",
      "share of gap: how far from demographics to the ceiling; only simulated people have one.",
      "",
      "Example:",
      "  ./diurnal evaluate --model ~/diurnal/model --data ~/diurnal/cohort --tasks main --out eval"
    })
final class EvaluateVerb extends Verb {
  private static final String ALL_SHOTS = "all";

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
      names = "--where",
      paramLabel = "LABEL>=N",
      description = "Only people with such a label, as good_days>=3, female=1; repeatable.")
  List<String> where = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Describes people by their first N days (default: by all).")
  Optional<Integer> days = Optional.empty();

  @Option(
      names = "--demographics",
      split = ",",
      paramLabel = "LABEL",
      description = "What anybody could say without a device (default: ${DEFAULT-VALUE}).")
  List<String> demographics = new ArrayList<>(Demographics.NAMES);

  @Option(
      names = "--pool",
      paramLabel = "POOL",
      description = {
        "How tokens become a day's vector: mean (published), or channel: the mean of each",
        "channel's, one after another (default: ${DEFAULT-VALUE})."
      })
  String pool = "mean";

  @Option(
      names = "--probe",
      paramLabel = "HEAD",
      description = "The head: linear, mlp, boosted, knn (default: ${DEFAULT-VALUE}).")
  String probe = "linear";

  @Option(
      names = "--balanced",
      description = "Heads of yes or no in which yeses together count as much as noes.")
  boolean balanced;

  @Option(
      names = "--survival",
      paramLabel = "HEAD",
      description =
          "The head of event times: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  EventHead survival = EventHead.cox;

  @Option(
      names = "--weights",
      paramLabel = "LABEL",
      description = {
        "Weighs people by a label, in heads and metrics, as wtmec2yr of NHANES; who has none, or 0,",
        "is left out."
      })
  Optional<String> weights = Optional.empty();

  @Option(
      names = "--fine-tune",
      paramLabel = "HOW",
      split = ",",
      description = {
        "Beside heads, networks trained on the labels, on the same folds: full, low_rank, or",
        "supervised (without pretraining). Takes long: minutes a task."
      })
  List<FineTune> fineTune = new ArrayList<>();

  @Option(
      names = "--keep-heads",
      description = {
        "Fits a head of each task on everybody evaluated, told vectors and demographics, and keeps it",
        "with the model for predict, beside its evaluation."
      })
  boolean keepHeads;

  @Option(
      names = "--shots",
      paramLabel = "K",
      split = ",",
      description = {
        "Few-shot curves too: labelled people of each class, as 1,2,4,8,16,32,64,128,all",
        "(default: ${DEFAULT-VALUE}, no curves)."
      })
  List<String> shots = new ArrayList<>(List.of(ALL_SHOTS));

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of each of the shots (default: ${DEFAULT-VALUE}).")
  int draws = 20;

  @Option(
      names = "--shuffle-labels",
      description = {
        "Deals labels to other people: a control, in which everything must be at chance. What is",
        "not was leaked."
      })
  boolean shuffle;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where a JSON and the predictions of each task and the leaderboard go (default: only"
              + " printed).")
  Optional<Path> out = Optional.empty();

  /// What is described.
  enum By {
    /// A person, by all their days.
    person,
    /// A day.
    day
  }

  /// Who tells event times.
  enum EventHead {
    /// Cox's regression.
    cox(SurvivalKind.COX),
    /// Discrete-time survival.
    discrete(SurvivalKind.DISCRETE_TIME);

    private final SurvivalKind kind;

    EventHead(SurvivalKind kind) {
      this.kind = kind;
    }
  }

  /// What of a network is trained on labels.
  enum FineTune {
    /// All of the pretrained encoder.
    full(new Adaptation.Full()),
    /// Changes of low rank to it.
    low_rank(new Adaptation.LowRank(4)),
    /// The same encoder from fresh weights.
    supervised(new Adaptation.Supervised());

    private final Adaptation adaptation;

    FineTune(Adaptation adaptation) {
      this.adaptation = adaptation;
    }
  }

  @Override
  protected int run(Context context) throws IOException {
    if (folds < 2) {
      throw new UsageException("--folds " + folds, "give at least 2");
    }
    HeadKind head = head();
    if (keepHeads && shuffle) {
      throw new UsageException(
          "--keep-heads would keep heads of shuffled labels", "leave one of the two out");
    }
    if (keepHeads
        && (by == By.day || !pool.equals("mean") || !probe.equals("linear") || balanced)) {
      throw new UsageException(
          "--keep-heads keeps linear heads of people's vectors by the mean over tokens",
          "leave out --by day, --pool, --probe and --balanced, or --keep-heads");
    }
    List<String> strangers =
        demographics.stream().filter(d -> !Demographics.NAMES.contains(d)).toList();
    if (!strangers.isEmpty()) {
      throw new UsageException(
          "--demographics " + String.join(",", strangers),
          "some of " + String.join(",", Demographics.NAMES));
    }
    if (!fineTune.isEmpty() && by == By.day) {
      throw new UsageException("--fine-tune describes people", "leave out --by day");
    }
    if (weights.isPresent() && (by == By.day || !fineTune.isEmpty() || !few().isEmpty())) {
      throw new UsageException(
          "--weights weighs people's heads and metrics",
          "leave out --by day, --fine-tune and --shots, or --weights");
    }
    if (keepHeads && weights.isPresent()) {
      throw new UsageException(
          "--keep-heads keeps heads of people who count the same", "leave out --weights");
    }
    Pooling pooling = Pooling.of(pool);
    List<Integer> few = few();
    if (draws < 1) {
      throw new UsageException("--draws " + draws, "give at least 1");
    }
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
      if (weights.filter(w -> !present.containsKey(w)).isPresent()) {
        throw new UsageException(
            dataset.folder() + " has no label '" + weights.get() + "' to weigh people by",
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
      if (keepHeads) {
        both.requireWhole();
      }
      List<TaskResult> results = evaluate(both, people, here, pooling, head, few, context);
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

  private List<TaskResult> evaluate(
      ModelAndData both,
      List<String> people,
      List<Task> here,
      Pooling pooling,
      HeadKind head,
      List<Integer> few,
      Context context)
      throws IOException {
    Protocol protocol = protocol(context);
    FewShotStudy study = new FewShotStudy(few, draws, context.seed());
    EvaluationSubjects subjects =
        switch (by) {
          case person -> EvaluationSubjects.people(both, pooling, people, protocol, head, context);
          case day -> EvaluationSubjects.days(both, pooling, people, protocol, head, context);
        };
    subjects = subjects.told(demographics).withEventTimesBy(survival.kind);
    Judge judge = new Judge(protocol, subjects.groupings());
    try (Networks networks = new Networks(both, people, fineTune, context)) {
      return evaluate(subjects, judge, study, here, networks.learners(), both, context);
    }
  }

  /// The networks that are trained on labels; native memory and days on disk until [#close].
  private static final class Networks implements AutoCloseable {
    private final Optional<PackedPeople> days;
    private final List<TunedNetwork> networks;

    Networks(ModelAndData both, List<String> people, List<FineTune> asked, Context context) {
      days =
          asked.isEmpty()
              ? Optional.empty()
              : Optional.of(new PackedPeople(both.dataset(), people, both.saved().preprocessor()));
      networks =
          asked.stream()
              .distinct()
              .flatMap(f ->
                  days.stream()
                      .map(d ->
                          new TunedNetwork(
                              both.saved().model(),
                              d,
                              f.adaptation,
                              context.seed(),
                              context.threads())))
              .toList();
    }

    List<TunedNetwork> learners() {
      return networks;
    }

    @Override
    public void close() {
      networks.forEach(TunedNetwork::close);
      days.ifPresent(PackedPeople::close);
    }
  }

  private List<TaskResult> evaluate(
      EvaluationSubjects subjects,
      Judge judge,
      FewShotStudy study,
      List<Task> here,
      List<TunedNetwork> networks,
      ModelAndData both,
      Context context)
      throws IOException {
    Map<List<String>, List<FeatureSet>> described = new HashMap<>(); // by what is left out
    List<TaskResult> results = new ArrayList<>();
    Optional<Map<String, Double>> counts = weights.map(subjects.answers());
    try (ConsoleProgress progress = context.progress("evaluate")) {
      int done = 0;
      progress.update(done, here.size(), "");
      for (Task task : here) {
        Known own = subjects.known(task);
        Known dealt = shuffle ? own.shuffled(task.name(), context.seed()) : own;
        Known known = counts.map(dealt::weighedBy).orElse(dealt);
        if (!known.values().isEmpty()) { // else asked by day, and only people have it
          List<FeatureSet> d =
              described.computeIfAbsent(task.tellTale(), t -> subjects.descriptions(task));
          results.add(result(task, known, d, networks, subjects, judge, study, context));
        }
        progress.update(++done, here.size(), task.name());
      }
    }
    List<TaskResult> corrected = Judge.corrected(results);
    if (keepHeads) {
      KeptHeads.keep(both, subjects, here, corrected, context);
    }
    return corrected;
  }

  private HeadKind head() {
    HeadKind named = HeadKind.named(probe);
    return balanced ? new BalancedHead(named) : named;
  }

  private Protocol protocol(Context context) {
    Protocol all = Protocol.of(head(), folds, context.seed()).withShots(String.join(",", shots));
    Protocol weighed = weights.map(all::withWeights).orElse(all);
    return shuffle ? weighed.ofShuffledLabels() : weighed;
  }

  private TaskResult result(
      Task task,
      Known known,
      List<FeatureSet> described,
      List<TunedNetwork> networks,
      EvaluationSubjects subjects,
      Judge judge,
      FewShotStudy study,
      Context context)
      throws IOException {
    long started = System.nanoTime();
    boolean eventTime = task.event().isPresent(); // of which networks and few shots know nothing
    List<TunedNetwork> tuned = eventTime ? List.of() : networks;
    Predictions predictions =
        subjects
            .evaluation()
            .predict(
                task, known, described, tuned, shuffle ? Optional.empty() : subjects.ceiling(task));
    if (out.isPresent() && predictions.refused().isEmpty()) {
      EvaluationCard.write(predictions, out.get(), context);
    }
    TaskResult judged =
        judge.judge(
            task, predictions, compared(described, tuned), List.of(described.get(3).name()));
    TaskResult all =
        eventTime || study.shots().isEmpty() || predictions.refused().isPresent()
            ? judged
            : judged.with(
                subjects
                    .evaluation()
                    .fewShot(
                        study, predictions, List.of(described.get(3), described.get(1)), judged));
    return all.tookSeconds((System.nanoTime() - started) / 1e9);
  }

  /// The sizes of few-shot curves, rising.
  ///
  /// @throws UsageException if one is neither a number above 0 nor `all`
  private List<Integer> few() {
    List<Integer> few = new ArrayList<>();
    for (String s : shots) {
      if (!s.equals(ALL_SHOTS)) {
        if (!s.matches("[1-9]\\d{0,5}")) {
          throw new UsageException(
              "--shots " + s + ": not a number of people of each class",
              "give numbers above 0 and all, as 1,2,4,8,all");
        }
        few.add(Integer.valueOf(s));
      }
    }
    return few.stream().distinct().sorted().toList();
  }

  /// The embedding against what does not know it, and each network against the embedding.
  private static List<List<String>> compared(
      List<FeatureSet> described, List<TunedNetwork> networks) {
    List<List<String>> pairs =
        new ArrayList<>(
            List.of(pair(described, 3, 1), pair(described, 4, 2), pair(described, 4, 0)));
    for (int i = 5; i + 1 < described.size(); i += 2) { // another baseline, alone and with them
      pairs.add(pair(described, 3, i));
      pairs.add(pair(described, 4, i + 1));
    }
    networks.forEach(n -> pairs.add(List.of(n.name(), described.get(3).name())));
    return pairs;
  }

  private static List<String> pair(List<FeatureSet> of, int better, int than) {
    return List.of(of.get(better).name(), of.get(than).name());
  }

  private void print(EvaluationCard card, List<TaskResult> results, int missing, Context context) {
    switch (context.format()) {
      case json, csv -> context.print(EvaluationTables.scores(results));
      case table, markdown ->
          context.print(
              EvaluationTables.leaderboard(results, protocol(context)),
              EvaluationTables.summary(card.comparisons()));
    }
    if (missing > 0) {
      context.note("note: " + missing + " tasks asked for have no label in the dataset");
    }
    out.ifPresent(o -> context.note("wrote " + o));
  }
}
