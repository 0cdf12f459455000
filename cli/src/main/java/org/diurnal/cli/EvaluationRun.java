package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.model.embed.Pooling;
import org.diurnal.tasks.evaluate.FewShotStudy;
import org.diurnal.tasks.evaluate.Judge;
import org.diurnal.tasks.evaluate.Known;
import org.diurnal.tasks.evaluate.Predictions;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.finetune.PackedPeople;
import org.diurnal.tasks.finetune.TunedNetwork;
import org.diurnal.tasks.registry.Task;

/// One evaluation: describes people, or their days, asks every task of them, and judges.
final class EvaluationRun {
  private final ModelAndData both;
  private final List<String> people;
  private final EvaluationHow how;
  private final Optional<Path> out;
  private final Context context;

  /// @param out where predictions go
  EvaluationRun(
      ModelAndData both,
      List<String> people,
      EvaluationHow how,
      Optional<Path> out,
      Context context) {
    this.both = both;
    this.people = people;
    this.how = how;
    this.out = out;
    this.context = context;
  }

  /// Asks tasks.
  ///
  /// @return a result each that the dataset's people, or days, have labels of
  List<TaskResult> of(List<Task> tasks) throws IOException {
    Protocol protocol = how.protocol(context.seed());
    Pooling pooling = Pooling.of(how.pool);
    EvaluationSubjects subjects =
        switch (how.by) {
          case person ->
              EvaluationSubjects.people(both, pooling, people, protocol, how.head(), context);
          case day -> EvaluationSubjects.days(both, pooling, people, protocol, how.head(), context);
        };
    subjects = subjects.told(how.demographics).withEventTimesBy(how.survival.kind);
    Judge judge = new Judge(protocol, subjects.groupings());
    try (Networks networks = new Networks(both, people, how.fineTune, context)) {
      return of(tasks, subjects, judge, networks.learners());
    }
  }

  private List<TaskResult> of(
      List<Task> tasks, EvaluationSubjects subjects, Judge judge, List<TunedNetwork> networks)
      throws IOException {
    FewShotStudy study = new FewShotStudy(how.few(), how.draws, context.seed());
    Map<List<String>, List<FeatureSet>> described = new HashMap<>(); // by what is left out
    List<TaskResult> results = new ArrayList<>();
    Optional<Map<String, Double>> counts = how.weights.map(subjects.answers());
    try (ConsoleProgress progress = context.progress("evaluate")) {
      int done = 0;
      progress.update(done, tasks.size(), "");
      for (Task task : tasks) {
        Known own = subjects.known(task);
        Known dealt = how.shuffle ? own.shuffled(task.name(), context.seed()) : own;
        Known known = counts.map(dealt::weighedBy).orElse(dealt);
        if (!known.values().isEmpty()) { // else asked by day, and only people have it
          List<FeatureSet> d =
              described.computeIfAbsent(task.tellTale(), t -> subjects.descriptions(task));
          results.add(result(task, known, d, networks, subjects, judge, study));
        }
        progress.update(++done, tasks.size(), task.name());
      }
    }
    List<TaskResult> corrected = Judge.corrected(results);
    if (how.keepHeads) {
      KeptHeads.keep(both, subjects, tasks, corrected, context);
    }
    return corrected;
  }

  private TaskResult result(
      Task task,
      Known known,
      List<FeatureSet> described,
      List<TunedNetwork> networks,
      EvaluationSubjects subjects,
      Judge judge,
      FewShotStudy study)
      throws IOException {
    long started = System.nanoTime();
    boolean eventTime = task.event().isPresent(); // of which networks and few shots know nothing
    List<TunedNetwork> tuned = eventTime ? List.of() : networks;
    Predictions predictions =
        subjects
            .evaluation()
            .predict(
                task,
                known,
                described,
                tuned,
                how.shuffle ? Optional.empty() : subjects.ceiling(task));
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

  /// The networks that are trained on labels; native memory and days on disk until [#close].
  private static final class Networks implements AutoCloseable {
    private final Optional<PackedPeople> days;
    private final List<TunedNetwork> networks;

    Networks(
        ModelAndData both,
        List<String> people,
        List<EvaluationHow.FineTune> asked,
        Context context) {
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
}
