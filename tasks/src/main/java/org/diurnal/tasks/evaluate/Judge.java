package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;
import org.diurnal.tasks.evaluate.Predictions.Told;
import org.diurnal.tasks.evaluate.TaskResult.Difference;
import org.diurnal.tasks.registry.Task;
import org.hipparchus.special.Erf;

/// Makes numbers of predictions, each with a percentile interval from a bootstrap over people. All
/// descriptions are judged on the same draws, so that differences and shares are paired. Nothing is
/// fitted anew in a draw: intervals leave out what other training people would change.
public final class Judge {
  /// A ceiling nearer than this to the first description, or not surely above it, leaves no gap to
  /// have a share of.
  public static final double LEAST_GAP = 0.01;

  private static final String PAIRED =
      "paired resamples; p two-sided by the normal distribution, of the difference over its standard"
          + " error among them times the root of 1 + k / (k - 1) of k folds, for training people"
          + " (Nadeau and Bengio 2003)";

  private static final String TOP = "ceiling";

  private final Protocol protocol;
  private final List<Grouping> groupings;
  private final Bootstrap bootstrap;
  private Optional<Resamples> kept = Optional.empty();

  /// @param groupings in whose groups results are told separately
  public Judge(Protocol protocol, List<Grouping> groupings) {
    this.protocol = protocol;
    this.groupings = List.copyOf(groupings);
    this.bootstrap = new Bootstrap(protocol.resamples(), protocol.seed());
  }

  /// Judges.
  ///
  /// @param p of the task
  /// @param compared pairs of descriptions to be compared
  /// @param grouped descriptions to be judged in groups
  public TaskResult judge(
      Task task, Predictions p, List<List<String>> compared, List<String> grouped) {
    if (p.refused().isPresent()) {
      return result(task, p, new Scores(Map.of(), Map.of()), List.of(), List.of());
    }
    Scores scores = scores(p);
    List<Difference> differences =
        compared.stream().map(pair -> difference(scores, pair.get(0), pair.get(1))).toList();
    List<TaskResult.Subgroup> subgroups = subgroups(p, grouped);
    return result(task, p, scores, differences, subgroups);
  }

  /// Differences corrected by Holm over the tasks of an evaluation, each comparison for itself.
  public static List<TaskResult> corrected(List<TaskResult> results) {
    Map<String, List<int[]>> places = new LinkedHashMap<>(); // of a comparison: result, difference
    for (int r = 0; r < results.size(); r++) {
      List<Difference> ds = results.get(r).differences();
      for (int d = 0; d < ds.size(); d++) {
        places
            .computeIfAbsent(ds.get(d).better() + " - " + ds.get(d).than(), k -> new ArrayList<>())
            .add(new int[] {r, d});
      }
    }
    List<List<Difference>> all = new ArrayList<>();
    results.forEach(r -> all.add(new ArrayList<>(r.differences())));
    for (List<int[]> of : places.values()) {
      double[] p = of.stream().mapToDouble(at -> all.get(at[0]).get(at[1]).p()).toArray();
      double[] holm = Holm.adjusted(p);
      for (int i = 0; i < holm.length; i++) {
        int[] at = of.get(i);
        Difference d = all.get(at[0]).get(at[1]);
        all.get(at[0]).set(at[1], new Difference(d.better(), d.than(), d.by(), d.p(), holm[i]));
      }
    }
    return IntStream.range(0, results.size())
        .mapToObj(i -> results.get(i).with(all.get(i)))
        .toList();
  }

  /// Values and draws.
  ///
  /// @param metrics by description and metric; the ceiling's under [#TOP]
  /// @param drawn the compared metric in each draw, by description
  private record Scores(
      Map<String, Map<String, MetricValue>> metrics, Map<String, double[]> drawn) {}

  private Scores scores(Predictions p) {
    Map<String, Told> told = new LinkedHashMap<>(p.told());
    p.ceiling().ifPresent(c -> told.put(TOP, new Told(c, new double[0])));
    List<Metric> all = Metric.of(p.type());
    List<Statistic> statistics = new ArrayList<>();
    List<Metric> metricOf = new ArrayList<>();
    List<String> whose = new ArrayList<>();
    told.forEach((name, t) -> {
      for (Metric m : name.equals(TOP) ? all.subList(0, 1) : all) {
        statistics.add(m.on(p, t));
        metricOf.add(m);
        whose.add(name);
      }
    });
    double[][] drawn = resamples(p.people().size()).of(statistics, p.owner(), p.weights());
    Map<String, Map<String, MetricValue>> metrics = new LinkedHashMap<>();
    Map<String, double[]> compared = new LinkedHashMap<>();
    for (int s = 0; s < drawn.length; s++) {
      Metric m = metricOf.get(s);
      metrics
          .computeIfAbsent(whose.get(s), k -> new LinkedHashMap<>())
          .put(m.key(), value(m, statistics.get(s).of(p.weights()), drawn[s]));
      if (m == Metric.primary(p.type())) {
        compared.put(whose.get(s), drawn[s]);
      }
    }
    return new Scores(metrics, compared);
  }

  private MetricValue value(Metric m, double value, double[] drawn) {
    Optional<Interval> interval =
        m == Metric.ECE
            ? bootstrap
                .interval(drawn)
                .map(i ->
                    new Interval(
                        Math.max(0, 2 * value - i.high()), Math.max(0, 2 * value - i.low())))
            : bootstrap.interval(drawn);
    return new MetricValue(value, interval, method(m));
  }

  private String method(Metric m) {
    return m.words()
        + "; percentile bootstrap over people, "
        + protocol.resamples()
        + " resamples, without refitting";
  }

  private Resamples resamples(int people) {
    Resamples r =
        kept.filter(k -> k.people() == people).orElseGet(() -> new Resamples(bootstrap, people));
    kept = Optional.of(r);
    return r;
  }

  private Difference difference(Scores scores, String better, String than) {
    double by = value(scores, better) - value(scores, than);
    double[] drawn = less(drawn(scores, better), drawn(scores, than));
    return new Difference(
        better,
        than,
        new MetricValue(by, bootstrap.interval(drawn), PAIRED),
        pValue(by, drawn, protocol.folds()),
        Double.NaN);
  }

  /// Two-sided p-value of no difference by the normal distribution. (The share of draws beyond zero
  /// ends at one in a thousand, which no correction over many tasks would leave below 0.05.)
  ///
  /// Draws resample who is predicted, not who heads were fitted on, so that their spread alone is
  /// too small: of shuffled labels it calls too many differences sure. The variance is therefore
  /// taken 1 + k / (k - 1) times, for the share of people that is held out of k folds, 1 to k - 1
  /// (Nadeau and Bengio 2003, Inference for the generalization error).
  static double pValue(double difference, double[] drawn, int folds) {
    double[] finite = Arrays.stream(drawn).filter(Double::isFinite).toArray();
    if (finite.length < 2 || Double.isNaN(difference)) {
      return Double.NaN;
    }
    double mean = Arrays.stream(finite).average().orElse(0);
    double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
    double variance = squares / (finite.length - 1) * (1 + folds / (folds - 1.0));
    return difference == 0
        ? 1
        : Erf.erfc(Math.abs(difference) / Math.sqrt(variance) / Math.sqrt(2));
  }

  private List<TaskResult.Subgroup> subgroups(Predictions p, List<String> descriptions) {
    List<TaskResult.Subgroup> out = new ArrayList<>();
    Metric metric = Metric.pooled(p.type());
    for (Grouping g : groupings) {
      List<GroupStatistic> statistics = new ArrayList<>();
      for (String group : g.groups()) {
        boolean[] in = new boolean[p.people().size()];
        for (int i = 0; i < in.length; i++) {
          in[i] = group.equals(g.groupOf().get(p.people().get(i)));
        }
        descriptions.forEach(d -> statistics.add(GroupStatistic.of(p, group, d, in)));
      }
      List<GroupStatistic> large = statistics.stream().filter(s -> s.refused().isEmpty()).toList();
      double[][] drawn = resamples(p.people().size()).of(large, p.owner(), p.weights());
      for (GroupStatistic s : statistics) {
        int at = large.indexOf(s);
        out.add(
            new TaskResult.Subgroup(
                g.by(),
                s.group(),
                s.description(),
                s.people(),
                s.rows().length,
                s.positives(),
                metric.key(),
                at < 0
                    ? Optional.empty()
                    : Optional.of(value(metric, s.of(p.weights()), drawn[at])),
                s.refused()));
      }
    }
    return out;
  }

  private TaskResult result(
      Task task,
      Predictions p,
      Scores scores,
      List<Difference> differences,
      List<TaskResult.Subgroup> subgroups) {
    Map<String, Map<String, MetricValue>> metrics = new LinkedHashMap<>(scores.metrics());
    String key = Metric.primary(p.type()).key();
    Optional<MetricValue> ceiling =
        Optional.ofNullable(metrics.remove(TOP)).flatMap(m -> Optional.ofNullable(m.get(key)));
    Map<String, Calibration> calibration = new LinkedHashMap<>();
    if (p.binary()) {
      p.told()
          .forEach((name, t) ->
              calibration.put(name, Calibration.of(t.values(), p.truth(), p.weights())));
    }
    return new TaskResult(
        task.name(),
        task.domain(),
        p.type().name().toLowerCase(Locale.ROOT),
        p.followed().map(f -> protocol.withEventTimesBy(f.by())).orElse(protocol),
        p.people().size(),
        p.ids().size(),
        p.positives(),
        key,
        metrics,
        ceiling,
        ceiling.isEmpty() ? Map.of() : shares(scores, ceiling.get()),
        differences,
        calibration,
        subgroups,
        Optional.empty(),
        p.refused(),
        0);
  }

  /// Of the way from the first description to the ceiling, the part that each other one goes; none
  /// where the ceiling is not surely above the first.
  private Map<String, MetricValue> shares(Scores scores, MetricValue ceiling) {
    String first = scores.drawn().keySet().iterator().next();
    double base = value(scores, first);
    double[] from = drawn(scores, first);
    double[] gap = less(drawn(scores, TOP), from);
    boolean sure = bootstrap.interval(gap).filter(i -> i.low() > 0).isPresent();
    Map<String, MetricValue> shares = new LinkedHashMap<>();
    if (!sure || ceiling.value() - base < LEAST_GAP) {
      return shares;
    }
    scores
        .drawn()
        .forEach((name, drawn) -> {
          if (!name.equals(first) && !name.equals(TOP)) {
            double[] way = less(drawn, from);
            double[] share =
                IntStream.range(0, way.length).mapToDouble(i -> way[i] / gap[i]).toArray();
            shares.put(
                name,
                new MetricValue(
                    (value(scores, name) - base) / (ceiling.value() - base),
                    bootstrap.interval(share),
                    "(score - " + first + ") / (ceiling - " + first + "), paired resamples"));
          }
        });
    return shares;
  }

  private static double[] less(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static double[] drawn(Scores scores, String name) {
    double[] drawn = scores.drawn().get(name);
    if (drawn == null) {
      throw new IllegalArgumentException("no description named " + name);
    }
    return drawn;
  }

  /// The compared metric, which is the first.
  private static double value(Scores scores, String name) {
    Map<String, MetricValue> of = scores.metrics().get(name);
    if (of == null) {
      throw new IllegalArgumentException("no description named " + name);
    }
    return of.values().iterator().next().value();
  }
}
