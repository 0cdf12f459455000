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
import org.diurnal.tasks.heads.LogOdds;
import org.diurnal.tasks.heads.Training;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;
import org.diurnal.tasks.survival.FollowUp;
import org.diurnal.tasks.survival.SurvivalKind;

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
  private final SurvivalKind survival;
  private final Map<String, String> personOf; // by what is described, ascending
  private final Map<String, Integer> fold;
  private final Map<FeatureSet, Described> described = new IdentityHashMap<>();

  private Evaluation(
      Protocol protocol, HeadKind kind, SurvivalKind survival, Map<String, String> personOf) {
    this.protocol = protocol;
    this.kind = kind;
    this.survival = survival;
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
        protocol,
        kind,
        SurvivalKind.COX,
        people.stream().collect(Collectors.toMap(p -> p, p -> p)));
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
    return new Evaluation(protocol, kind, SurvivalKind.COX, personOf);
  }

  /// The same, with heads of another kind for event times.
  public Evaluation withEventTimesBy(SurvivalKind other) {
    return new Evaluation(protocol, kind, other, personOf);
  }

  /// How.
  public Protocol protocol() {
    return protocol;
  }

  /// Predicts.
  ///
  /// @param known of people
  /// @param descriptions in the order in which tables show them; each person is described by all of
  ///   them or left out
  /// @param ceiling the best that can be said of each person, where that is known
  public Predictions predict(
      Task task,
      Known known,
      List<FeatureSet> descriptions,
      Optional<Map<String, Double>> ceiling) {
    return predict(task, known, descriptions, List.of(), ceiling);
  }

  /// Predicts by heads of descriptions, and by others that are trained on the same folds.
  ///
  /// @param learners asked of people only, not of days, nor when something happens; they know no
  ///   weights. Each person is known to all or left out
  public Predictions predict(
      Task task,
      Known known,
      List<FeatureSet> descriptions,
      List<? extends Learner> learners,
      Optional<Map<String, Double>> ceiling) {
    Map<String, Described> by = new LinkedHashMap<>();
    descriptions.forEach(d -> by.put(d.name(), described(d)));
    List<String> ids =
        personOf.keySet().stream()
            .filter(known::has)
            .filter(p -> by.values().stream().allMatch(d -> d.has(p)))
            .filter(p -> learners.stream().allMatch(l -> l.knows(p)))
            .filter(p -> ceiling.isEmpty() || ceiling.get().containsKey(p))
            .toList();
    List<String> people = ids.stream().map(this::person).distinct().toList();
    Map<String, Integer> position = new HashMap<>();
    people.forEach(p -> position.put(p, position.size()));
    Rows rows =
        new Rows(
            task.type(),
            ids,
            ids.stream().mapToDouble(known.value()).toArray(),
            known.followed(task, ids, survival),
            known.weights(ids),
            ids.stream().mapToInt(id -> this.fold.getOrDefault(id, 0)).toArray());
    Optional<String> refusal = refusal(people.size(), rows);
    Map<String, Told> told = new LinkedHashMap<>();
    if (refusal.isEmpty()) {
      by.forEach((name, d) -> told.put(name, told(d, rows)));
      learners.forEach(l -> told.put(l.name(), learned(l, rows)));
    }
    return new Predictions(
        task.name(),
        task.type(),
        ids,
        people,
        ids.stream().mapToInt(id -> position.getOrDefault(person(id), 0)).toArray(),
        protocol.folds(),
        rows.fold(),
        rows.y(),
        rows.followed(),
        rows.weights(),
        told,
        ceiling.map(c -> ids.stream().mapToDouble(p -> c.getOrDefault(p, Double.NaN)).toArray()),
        refusal);
  }

  /// Who is asked about what.
  private record Rows(
      TaskType type,
      List<String> ids,
      double[] y,
      Optional<Predictions.Followed> followed,
      double[] weights,
      int[] fold) {
    boolean binary() {
      return type == TaskType.BINARY;
    }

    int[] in(int f) {
      return IntStream.range(0, y.length).filter(i -> fold[i] != f).toArray();
    }

    int[] out(int f) {
      return IntStream.range(0, y.length).filter(i -> fold[i] == f).toArray();
    }

    List<String> ids(int[] of) {
      return IntStream.of(of).mapToObj(ids::get).toList();
    }

    static double[] pick(double[] values, int[] of) {
      return IntStream.of(of).mapToDouble(i -> values[i]).toArray();
    }
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

  private Optional<String> refusal(int people, Rows rows) {
    if (people < LEAST_PEOPLE) {
      return Optional.of(people + " people have label and features; at least " + LEAST_PEOPLE);
    }
    Optional<String> ofKind =
        switch (rows.type()) {
          case BINARY -> refusalOfYesOrNo(rows);
          case EVENT_TIME -> refusalOfEvents(rows.followed().orElseThrow().events());
          case REGRESSION, ORDINAL -> Optional.empty();
        };
    return ofKind.or(() -> refusalOfFolds(rows));
  }

  private static Optional<String> refusalOfYesOrNo(Rows rows) {
    int positives = (int) Arrays.stream(rows.y()).filter(v -> v > 0.5).count();
    return Math.min(positives, rows.y().length - positives) < LEAST_OF_A_KIND
        ? Optional.of(
            positives
                + " of "
                + rows.y().length
                + " say yes; at least "
                + LEAST_OF_A_KIND
                + " of each are needed")
        : Optional.empty();
  }

  private Optional<String> refusalOfEvents(double[] events) {
    if (kind.input() != HeadKind.Input.COMPONENTS) {
      return Optional.of(
          "heads of event times take components, a head '" + kind.name() + "' does not");
    }
    int happened = (int) Arrays.stream(events).filter(v -> v > 0.5).count();
    return happened < LEAST_OF_A_KIND
        ? Optional.of(
            happened
                + " of "
                + events.length
                + " had the event; at least "
                + LEAST_OF_A_KIND
                + " are needed")
        : Optional.empty();
  }

  private Optional<String> refusalOfFolds(Rows rows) {
    double[] said = rows.followed().map(Predictions.Followed::events).orElse(rows.y());
    for (int f = 0; f < protocol.folds(); f++) {
      if (Arrays.stream(Rows.pick(said, rows.in(f))).distinct().limit(2).count() < 2) {
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
  private Told learned(Learner l, Rows rows) {
    double[] values = new double[rows.y().length];
    double[] thresholds = new double[rows.binary() ? protocol.folds() : 0];
    for (int f = 0; f < protocol.folds(); f++) {
      int[] in = rows.in(f);
      int[] out = rows.out(f);
      Learner.Said said =
          l.learn(rows.ids(in), Rows.pick(rows.y(), in), rows.binary(), rows.ids(out));
      for (int i = 0; i < out.length; i++) {
        values[out[i]] = Predictions.rounded(said.values()[i]);
      }
      if (rows.binary()) {
        thresholds[f] = said.threshold();
      }
    }
    return new Told(values, thresholds);
  }

  private Told told(Described d, Rows rows) {
    double[] values = new double[rows.y().length];
    double[] thresholds = new double[rows.binary() ? protocol.folds() : 0];
    IntStream.range(0, protocol.folds())
        .parallel()
        .forEach(f -> {
          int[] in = rows.in(f);
          int[] out = rows.out(f);
          double[] y = Rows.pick(rows.y(), in);
          double[] weights = Rows.pick(rows.weights(), in);
          double[][] z = d.of(f, rows.ids(in));
          Head head =
              rows.followed()
                  .map(of ->
                      of.by()
                          .fit(
                              new FollowUp(z, y, Rows.pick(of.events(), in), weights),
                              d.direct(),
                              protocol.seed()))
                  .orElseGet(() ->
                      kind.fit(
                          new Training(z, y, weights, answer(rows.type())).sparing(d.direct()),
                          protocol.seed()));
          if (rows.binary()) {
            thresholds[f] = F1Score.bestThreshold(says(head, z, rows.type()), y, weights);
          }
          double[] said = says(head, d.of(f, rows.ids(out)), rows.type());
          for (int i = 0; i < out.length; i++) {
            values[out[i]] = said[i];
          }
        });
    return new Told(values, thresholds);
  }

  static Answer answer(TaskType type) {
    return switch (type) {
      case BINARY -> Answer.YES_OR_NO;
      case REGRESSION, ORDINAL, EVENT_TIME -> Answer.QUANTITY;
    };
  }

  /// What a head says: the probability of yes, the quantity, or what orders people by when.
  private static double[] says(Head head, double[][] z, TaskType type) {
    double[] said = head.predict(z);
    for (int i = 0; i < said.length; i++) {
      said[i] =
          Predictions.rounded(type == TaskType.BINARY ? LogOdds.probability(said[i]) : said[i]);
    }
    return said;
  }
}
