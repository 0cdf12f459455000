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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;

/// Evaluates descriptions of people on a task, all on the same people and folds: heads are fitted
/// on the people of the other folds, each person is predicted once, and the metric of each fold is
/// averaged. Intervals resample people, not folds, and do not refit.
///
/// What is described is a person, or a day of a person; all days of a person are in one fold and
/// are drawn together.
///
/// Keeps the components of a few descriptions: numbers of people times 50 a fold each.
public final class Evaluation {
  /// Fewer yeses, or noes, than this are refused.
  public static final int LEAST_OF_A_KIND = 20;

  /// Fewer people than this are refused.
  public static final int LEAST_PEOPLE = 50;

  /// A ceiling nearer than this to demographics, or not surely above them, leaves no gap to have a
  /// share of.
  public static final double LEAST_GAP = 0.01;

  private static final int KEPT = 8; // descriptions

  private static final String METHOD =
      "%s averaged over folds (%s); percentile bootstrap over people, %d resamples, without refitting";

  private final Protocol protocol;
  private final Map<String, String> personOf; // by what is described, ascending
  private final Map<String, Integer> fold;
  private final Map<FeatureSet, Described> described = new IdentityHashMap<>();

  private Evaluation(Protocol protocol, Map<String, String> personOf) {
    this.protocol = protocol;
    this.personOf = new TreeMap<>(personOf);
    Map<String, Integer> ofPerson =
        Folds.of(
            personOf.values().stream().distinct().sorted().toList(),
            protocol.folds(),
            protocol.seed());
    this.fold = new HashMap<>();
    personOf.forEach((id, person) -> fold.put(id, ofPerson.getOrDefault(person, 0)));
  }

  /// An evaluation of people.
  ///
  /// @param people everybody who may be evaluated; decides the folds
  public static Evaluation ofPeople(Protocol protocol, Collection<String> people) {
    return new Evaluation(protocol, people.stream().collect(Collectors.toMap(p -> p, p -> p)));
  }

  /// An evaluation of days.
  ///
  /// @param personOf whose day each is, by a name of the day
  public static Evaluation ofDays(Protocol protocol, Map<String, String> personOf) {
    return new Evaluation(protocol, personOf);
  }

  /// Evaluates.
  ///
  /// @param labels a value a person
  /// @param descriptions in the order in which tables show them; each person is described by all of
  ///   them or left out. The first is what a share of the gap begins at
  /// @param compared pairs of names to be compared
  /// @param ceiling the best that can be said of each person, where that is known
  public TaskResult run(
      Task task,
      Map<String, Double> labels,
      List<FeatureSet> descriptions,
      List<List<String>> compared,
      Optional<Map<String, Double>> ceiling) {
    Map<String, Described> by = new LinkedHashMap<>();
    descriptions.forEach(d -> by.put(d.name(), described(d)));
    List<String> who =
        personOf.keySet().stream()
            .filter(labels::containsKey)
            .filter(p -> by.values().stream().allMatch(d -> d.has(p)))
            .filter(p -> ceiling.isEmpty() || ceiling.get().containsKey(p))
            .toList();
    double[] y = who.stream().mapToDouble(p -> labels.getOrDefault(p, Double.NaN)).toArray();
    boolean binary = task.type() == TaskType.BINARY;
    int positives = (int) Arrays.stream(y).filter(v -> v > 0.5).count();
    int people = (int) who.stream().map(this::person).distinct().count();
    Optional<String> refusal = refusal(people, binary, positives, y);
    if (refusal.isPresent()) {
      return result(
          task,
          people,
          who.size(),
          binary,
          positives,
          Map.of(),
          Optional.empty(),
          Map.of(),
          List.of(),
          refusal);
    }
    int k = protocol.folds();
    int[][] folds =
        IntStream.range(0, k)
            .mapToObj(
                f -> IntStream.range(0, y.length).filter(i -> foldOf(who.get(i)) == f).toArray())
            .toArray(int[][]::new);
    Map<String, Scoring> scorings = new LinkedHashMap<>();
    by.forEach((name, d) ->
        scorings.put(name, scoring(binary, predict(d, who, y, folds, binary), y, folds)));
    Optional<Scoring> top =
        ceiling.map(c ->
            scoring(
                binary,
                who.stream().mapToDouble(p -> c.getOrDefault(p, Double.NaN)).toArray(),
                y,
                folds));
    return scored(task, who, binary, positives, scorings, top, compared);
  }

  private Optional<String> refusal(int people, boolean binary, int positives, double[] y) {
    if (people < LEAST_PEOPLE) {
      return Optional.of(people + " people have label and features; at least " + LEAST_PEOPLE);
    }
    if (binary && Math.min(positives, y.length - positives) < LEAST_OF_A_KIND) {
      return Optional.of(
          positives
              + " of "
              + y.length
              + " say yes; at least "
              + LEAST_OF_A_KIND
              + " of each are needed");
    }
    return Arrays.stream(y).distinct().count() < 2
        ? Optional.of("all people have the same value")
        : Optional.empty();
  }

  private int foldOf(String id) {
    return fold.getOrDefault(id, 0);
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
                f, List.copyOf(personOf.keySet()), fold, protocol.folds(), protocol.seed()));
  }

  /// Predictions of every person by a head that did not see them.
  private double[] predict(
      Described d, List<String> who, double[] y, int[][] folds, boolean binary) {
    double[] predicted = new double[y.length];
    LinearProbe probe = new LinearProbe(protocol.seed());
    IntStream.range(0, folds.length)
        .parallel()
        .forEach(f -> {
          int[] train = IntStream.range(0, y.length).filter(i -> foldOf(who.get(i)) != f).toArray();
          double[][] z = d.of(f, of(who, train));
          double[] trainY = IntStream.of(train).mapToDouble(i -> y[i]).toArray();
          Head head = binary ? probe.yesOrNo(z, trainY) : probe.quantity(z, trainY);
          double[] p = head.predict(d.of(f, of(who, folds[f])));
          for (int i = 0; i < p.length; i++) {
            predicted[folds[f][i]] = p[i];
          }
        });
    return predicted;
  }

  private static List<String> of(List<String> who, int[] rows) {
    return IntStream.of(rows).mapToObj(who::get).toList();
  }

  private static Scoring scoring(boolean binary, double[] predicted, double[] y, int[][] folds) {
    return binary
        ? new Scoring.Auroc(predicted, y, folds)
        : new Scoring.Correlation(predicted, y, folds);
  }

  private TaskResult scored(
      Task task,
      List<String> who,
      boolean binary,
      int positives,
      Map<String, Scoring> scorings,
      Optional<Scoring> top,
      List<List<String>> compared) {
    String how =
        METHOD.formatted(
            binary ? "AUROC" : "Pearson's r",
            binary ? "as log-odds" : "by Fisher's z",
            protocol.resamples());
    Bootstrap bootstrap = new Bootstrap(protocol.resamples(), protocol.seed());
    List<String> people = who.stream().map(this::person).distinct().toList();
    Map<String, Integer> position = new HashMap<>();
    people.forEach(p -> position.put(p, position.size()));
    int[] owner = who.stream().mapToInt(id -> position.getOrDefault(person(id), 0)).toArray();
    // The same draws for everybody, so that differences and shares are paired.
    List<Scoring> all = new ArrayList<>(scorings.values());
    top.ifPresent(all::add);
    List<double[]> draws =
        bootstrap.draws(
            people.size(),
            d -> {
              double[] w = weights(d, owner, people.size());
              return all.stream().mapToDouble(s -> s.of(w)).toArray();
            });
    Map<String, double[]> drawn = new LinkedHashMap<>();
    Map<String, MetricValue> scores = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, Scoring> e : scorings.entrySet()) {
      int column = at++;
      double[] of = draws.stream().mapToDouble(d -> d[column]).toArray();
      drawn.put(e.getKey(), of);
      scores.put(e.getKey(), new MetricValue(e.getValue().ofAll(), bootstrap.interval(of), how));
    }
    double[] topDrawn =
        top.isPresent()
            ? draws.stream().mapToDouble(d -> d[all.size() - 1]).toArray()
            : new double[0];
    Optional<MetricValue> ceiling =
        top.map(s -> new MetricValue(s.ofAll(), bootstrap.interval(topDrawn), how));
    Map<String, MetricValue> shares =
        ceiling.isEmpty() ? Map.of() : shares(scores, drawn, ceiling.get(), topDrawn, bootstrap);
    List<TaskResult.Difference> differences = new ArrayList<>();
    for (List<String> pair : compared) {
      double[] a = drawn.getOrDefault(pair.get(0), new double[0]);
      double[] b = drawn.getOrDefault(pair.get(1), new double[0]);
      differences.add(
          new TaskResult.Difference(
              pair.get(0),
              pair.get(1),
              new MetricValue(
                  value(scores, pair.get(0)) - value(scores, pair.get(1)),
                  bootstrap.interval(less(a, b)),
                  "paired resamples")));
    }
    return result(
        task,
        people.size(),
        who.size(),
        binary,
        positives,
        scores,
        ceiling,
        shares,
        differences,
        Optional.empty());
  }

  /// Of the way from the first description to the ceiling, the part that each other one goes; none
  /// where the ceiling is not surely above the first.
  private static Map<String, MetricValue> shares(
      Map<String, MetricValue> scores,
      Map<String, double[]> drawn,
      MetricValue ceiling,
      double[] top,
      Bootstrap bootstrap) {
    String first = scores.keySet().iterator().next();
    double base = value(scores, first);
    double[] from = drawn.getOrDefault(first, new double[0]);
    boolean sure = bootstrap.interval(less(top, from)).filter(i -> i.low() > 0).isPresent();
    Map<String, MetricValue> shares = new LinkedHashMap<>();
    if (!sure || ceiling.value() - base < LEAST_GAP) {
      return shares;
    }
    scores.forEach((name, score) -> {
      if (!name.equals(first)) {
        double[] way = less(drawn.getOrDefault(name, new double[0]), from);
        double[] gap = less(top, from);
        double[] share = IntStream.range(0, way.length).mapToDouble(i -> way[i] / gap[i]).toArray();
        shares.put(
            name,
            new MetricValue(
                (score.value() - base) / (ceiling.value() - base),
                bootstrap.interval(share),
                "(score - " + first + ") / (ceiling - " + first + "), paired resamples"));
      }
    });
    return shares;
  }

  private static double[] less(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static double value(Map<String, MetricValue> scores, String name) {
    MetricValue v = scores.get(name);
    if (v == null) {
      throw new IllegalArgumentException("no description named " + name);
    }
    return v.value();
  }

  /// How often each row counts when people are drawn.
  private static double[] weights(int[] drawn, int[] owner, int people) {
    double[] times = new double[people];
    for (int i : drawn) {
      times[i]++;
    }
    return IntStream.of(owner).mapToDouble(i -> times[i]).toArray();
  }

  private TaskResult result(
      Task task,
      int people,
      int rows,
      boolean binary,
      int positives,
      Map<String, MetricValue> scores,
      Optional<MetricValue> ceiling,
      Map<String, MetricValue> shares,
      List<TaskResult.Difference> differences,
      Optional<String> refused) {
    return new TaskResult(
        task.name(),
        task.domain(),
        task.type().name().toLowerCase(java.util.Locale.ROOT),
        protocol,
        people,
        rows,
        binary ? Optional.of(positives) : Optional.empty(),
        binary ? "auroc" : "pearson",
        scores,
        ceiling,
        shares,
        differences,
        refused);
  }
}
