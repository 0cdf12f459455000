package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diurnal.tasks.evaluate.Predictions.Told;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.heads.LinearHead;
import org.diurnal.tasks.heads.Training;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;

/// Predicts a task from descriptions of people, all on the same people and folds: heads are fitted
/// on the people of the other folds, and each person is predicted once. [Judge] makes numbers of
/// it.
///
/// What is described is a person, or a day of a person; all days of a person are in one fold.
///
/// Keeps the components of a few descriptions: numbers of people times 50 a fold each.
public final class Evaluation {
  /// Fewer yeses, or noes, than this are refused.
  public static final int LEAST_OF_A_KIND = 20;

  /// Fewer people than this are refused.
  public static final int LEAST_PEOPLE = 50;

  private static final int KEPT = 16; // descriptions

  private final Protocol protocol;
  private final HeadKind kind;
  private final Map<String, String> personOf; // by what is described, ascending
  private final Map<String, Integer> fold;
  private final Map<FeatureSet, Described> described = new IdentityHashMap<>();

  private Evaluation(Protocol protocol, HeadKind kind, Map<String, String> personOf) {
    this.protocol = protocol;
    this.kind = kind;
    this.personOf = new TreeMap<>(personOf);
    Map<String, Integer> ofPerson =
        Folds.of(
            personOf.values().stream().distinct().sorted().toList(),
            protocol.folds(),
            protocol.seed());
    this.fold = new HashMap<>();
    personOf.forEach((id, person) -> fold.put(id, ofPerson.getOrDefault(person, 0)));
  }

  /// An evaluation of people by the published head.
  ///
  /// @param people everybody who may be evaluated; decides the folds
  public static Evaluation ofPeople(Protocol protocol, Collection<String> people) {
    return ofPeople(protocol, new LinearHead(), people);
  }

  /// An evaluation of people.
  ///
  /// @param people everybody who may be evaluated; decides the folds
  public static Evaluation ofPeople(Protocol protocol, HeadKind kind, Collection<String> people) {
    return new Evaluation(
        protocol, kind, people.stream().collect(Collectors.toMap(p -> p, p -> p)));
  }

  /// An evaluation of days by the published head.
  ///
  /// @param personOf whose day each is, by a name of the day
  public static Evaluation ofDays(Protocol protocol, Map<String, String> personOf) {
    return ofDays(protocol, new LinearHead(), personOf);
  }

  /// An evaluation of days.
  ///
  /// @param personOf whose day each is, by a name of the day
  public static Evaluation ofDays(Protocol protocol, HeadKind kind, Map<String, String> personOf) {
    return new Evaluation(protocol, kind, personOf);
  }

  /// How.
  public Protocol protocol() {
    return protocol;
  }

  /// Predicts.
  ///
  /// @param labels a value a person
  /// @param descriptions in the order in which tables show them; each person is described by all of
  ///   them or left out
  /// @param ceiling the best that can be said of each person, where that is known
  public Predictions predict(
      Task task,
      Map<String, Double> labels,
      List<FeatureSet> descriptions,
      Optional<Map<String, Double>> ceiling) {
    return predict(task, labels, descriptions, List.of(), ceiling);
  }

  /// Predicts by heads of descriptions, and by others that are trained on the same folds.
  ///
  /// @param learners asked of people only, not of days; each person is known to all or left out
  public Predictions predict(
      Task task,
      Map<String, Double> labels,
      List<FeatureSet> descriptions,
      List<? extends Learner> learners,
      Optional<Map<String, Double>> ceiling) {
    Map<String, Described> by = new LinkedHashMap<>();
    descriptions.forEach(d -> by.put(d.name(), described(d)));
    List<String> ids =
        personOf.keySet().stream()
            .filter(labels::containsKey)
            .filter(p -> by.values().stream().allMatch(d -> d.has(p)))
            .filter(p -> learners.stream().allMatch(l -> l.knows(p)))
            .filter(p -> ceiling.isEmpty() || ceiling.get().containsKey(p))
            .toList();
    double[] y = ids.stream().mapToDouble(p -> labels.getOrDefault(p, Double.NaN)).toArray();
    List<String> people = ids.stream().map(this::person).distinct().toList();
    Map<String, Integer> position = new HashMap<>();
    people.forEach(p -> position.put(p, position.size()));
    int[] fold = ids.stream().mapToInt(id -> this.fold.getOrDefault(id, 0)).toArray();
    Optional<String> refusal = refusal(people.size(), task.type(), y, fold);
    Map<String, Told> told = new LinkedHashMap<>();
    if (refusal.isEmpty()) {
      by.forEach((name, d) -> told.put(name, told(d, ids, y, fold, task.type())));
      learners.forEach(l -> told.put(l.name(), learned(l, ids, y, fold, task.type())));
    }
    return new Predictions(
        task.name(),
        task.type(),
        ids,
        people,
        ids.stream().mapToInt(id -> position.getOrDefault(person(id), 0)).toArray(),
        protocol.folds(),
        fold,
        y,
        told,
        ceiling.map(c -> ids.stream().mapToDouble(p -> c.getOrDefault(p, Double.NaN)).toArray()),
        refusal);
  }

  /// Learns from few people.
  ///
  /// @param p of the task, not refused
  /// @param descriptions that are among those of `p`
  /// @param result of the same predictions
  public FewShot fewShot(
      FewShotStudy study, Predictions p, List<FeatureSet> descriptions, TaskResult result) {
    Map<String, FewShotStudy.Learner> learners = new LinkedHashMap<>();
    descriptions.forEach(d -> learners.put(d.name(), learner(described(d), p)));
    return study.run(p, learners, result.scores());
  }

  private FewShotStudy.Learner learner(Described d, Predictions p) {
    List<Side> train = new ArrayList<>();
    List<Side> held = new ArrayList<>();
    for (int f = 0; f < p.folds(); f++) {
      int fold = f;
      train.add(Side.of(d, fold, p, i -> p.fold()[i] != fold));
      held.add(Side.of(d, fold, p, i -> p.fold()[i] == fold));
    }
    return (fold, chosen) -> {
      Side of = train.get(fold);
      Training few =
          Training.of(
              IntStream.of(chosen).mapToObj(i -> of.rows()[i]).toArray(double[][]::new),
              IntStream.of(chosen).mapToDouble(i -> of.answers()[i]).toArray(),
              answer(p.type()));
      return says(kind.fit(few, protocol.seed()), held.get(fold).rows(), p.type());
    };
  }

  /// One side of a fold.
  private record Side(double[][] rows, double[] answers) {
    static Side of(Described d, int fold, Predictions p, IntPredicate which) {
      int[] rows = IntStream.range(0, p.truth().length).filter(which).toArray();
      return new Side(
          d.of(fold, IntStream.of(rows).mapToObj(p.ids()::get).toList()),
          IntStream.of(rows).mapToDouble(i -> p.truth()[i]).toArray());
    }
  }

  private Optional<String> refusal(int people, TaskType type, double[] y, int[] fold) {
    if (people < LEAST_PEOPLE) {
      return Optional.of(people + " people have label and features; at least " + LEAST_PEOPLE);
    }
    int positives = (int) Arrays.stream(y).filter(v -> v > 0.5).count();
    if (type == TaskType.BINARY && Math.min(positives, y.length - positives) < LEAST_OF_A_KIND) {
      return Optional.of(
          positives
              + " of "
              + y.length
              + " say yes; at least "
              + LEAST_OF_A_KIND
              + " of each are needed");
    }
    for (int f = 0; f < protocol.folds(); f++) {
      int held = f;
      long values =
          IntStream.range(0, y.length)
              .filter(i -> fold[i] != held)
              .mapToDouble(i -> y[i])
              .distinct()
              .limit(2)
              .count();
      if (values < 2) {
        return Optional.of("all people outside of fold " + f + " have the same value");
      }
    }
    return Optional.empty();
  }

  private String person(String id) {
    return personOf.getOrDefault(id, id);
  }

  private Described described(FeatureSet d) {
    if (!described.containsKey(d) && described.size() >= KEPT) {
      described.clear();
    }
    return described.computeIfAbsent(
        d,
        f ->
            new Described(
                f,
                kind.input(),
                List.copyOf(personOf.keySet()),
                fold,
                protocol.folds(),
                protocol.seed()));
  }

  /// Fold after fold: a learner has threads of its own.
  private Told learned(Learner l, List<String> ids, double[] y, int[] fold, TaskType type) {
    boolean binary = type == TaskType.BINARY;
    double[] values = new double[y.length];
    double[] thresholds = new double[binary ? protocol.folds() : 0];
    for (int f = 0; f < protocol.folds(); f++) {
      int held = f;
      int[] in = IntStream.range(0, y.length).filter(i -> fold[i] != held).toArray();
      int[] out = IntStream.range(0, y.length).filter(i -> fold[i] == held).toArray();
      Learner.Said said =
          l.learn(
              IntStream.of(in).mapToObj(ids::get).toList(),
              IntStream.of(in).mapToDouble(i -> y[i]).toArray(),
              binary,
              IntStream.of(out).mapToObj(ids::get).toList());
      for (int i = 0; i < out.length; i++) {
        values[out[i]] = Predictions.rounded(said.values()[i]);
      }
      if (binary) {
        thresholds[f] = said.threshold();
      }
    }
    return new Told(values, thresholds);
  }

  private Told told(Described d, List<String> ids, double[] y, int[] fold, TaskType type) {
    boolean binary = type == TaskType.BINARY;
    double[] values = new double[y.length];
    double[] thresholds = new double[binary ? protocol.folds() : 0];
    IntStream.range(0, protocol.folds())
        .parallel()
        .forEach(f -> {
          List<String> train = new ArrayList<>();
          List<String> held = new ArrayList<>();
          for (int i = 0; i < fold.length; i++) {
            (fold[i] == f ? held : train).add(ids.get(i));
          }
          double[] trainY =
              IntStream.range(0, y.length)
                  .filter(i -> fold[i] != f)
                  .mapToDouble(i -> y[i])
                  .toArray();
          double[][] z = d.of(f, train);
          Head head =
              kind.fit(Training.of(z, trainY, answer(type)).sparing(d.direct()), protocol.seed());
          if (binary) {
            thresholds[f] = F1Score.bestThreshold(says(head, z, type), trainY);
          }
          double[] p = says(head, d.of(f, held), type);
          int at = 0;
          for (int i = 0; i < fold.length; i++) {
            if (fold[i] == f) {
              values[i] = p[at++];
            }
          }
        });
    return new Told(values, thresholds);
  }

  static Answer answer(TaskType type) {
    return switch (type) {
      case BINARY -> Answer.YES_OR_NO;
      case REGRESSION, ORDINAL -> Answer.QUANTITY;
    };
  }

  /// What a head says: the probability of yes, or the quantity.
  private static double[] says(Head head, double[][] z, TaskType type) {
    double[] said = head.predict(z);
    for (int i = 0; i < said.length; i++) {
      said[i] =
          Predictions.rounded(type == TaskType.BINARY ? 1 / (1 + Math.exp(-said[i])) : said[i]);
    }
    return said;
  }
}
