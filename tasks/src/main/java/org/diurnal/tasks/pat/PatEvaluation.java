package org.diurnal.tasks.pat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Randomness;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Components;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;

/// Fits a linear probe on draws of training people of several sizes, and ranks the test people.
///
/// Principal components, penalty and head see the drawn training people alone. A draw of a size
/// keeps the share of yes; people are drawn without replacement (the paper: with, once).
public final class PatEvaluation {
  /// Fewer yeses, or noes, among test or training people than this are refused.
  public static final int LEAST_OF_A_KIND = 20;

  private final PatProtocol protocol;

  public PatEvaluation(PatProtocol protocol) {
    this.protocol = protocol;
  }

  /// Told after each description.
  public interface Watch {
    /// @param done descriptions
    void done(int done);
  }

  /// Evaluates a task.
  ///
  /// @param labels 1 or 0 by person
  /// @param descriptions in the order of tables; who lacks one of them is left out and counted
  /// @param compared pairs of names
  /// @param key of everything that goes in
  public PatResult run(
      PatTask task,
      PatGroups.Group group,
      Map<String, Double> labels,
      List<FeatureSet> descriptions,
      List<List<String>> compared,
      String key,
      Watch watch) {
    List<String> test = described(group.test(), descriptions);
    List<String> pool = described(group.training(), descriptions);
    int without = group.test().size() + group.training().size() - test.size() - pool.size();
    double[] truth = answers(test, labels);
    double[] poolY = answers(pool, labels);
    int yes = (int) Arrays.stream(truth).sum();
    int poolYes = (int) Arrays.stream(poolY).sum();
    List<Integer> sizes = new ArrayList<>();
    protocol.sizes().stream().filter(s -> s < pool.size()).sorted().forEach(sizes::add);
    sizes.add(pool.size());
    Optional<String> refused = refusal("test", test.size(), yes);
    refused = refused.isPresent() ? refused : refusal("training", pool.size(), poolYes);
    Map<String, PatResult.Score> scores = new LinkedHashMap<>();
    List<PatResult.Difference> differences = new ArrayList<>();
    if (refused.isEmpty()) {
      List<List<int[]>> draws = sizes.stream().map(s -> draws(poolY, s)).toList();
      Map<String, double[]> resampled = new LinkedHashMap<>();
      Bootstrap bootstrap = new Bootstrap(protocol.resamples(), protocol.seed());
      for (FeatureSet d : descriptions) {
        List<List<RankedTest>> ranked = ranked(d, test, truth, pool, poolY, draws);
        scores.put(d.name(), score(ranked, test.size(), bootstrap, d.name(), resampled));
        watch.done(scores.size());
      }
      for (List<String> pair : compared) {
        double[] a = resampled.getOrDefault(pair.get(0), new double[0]);
        double[] b = resampled.getOrDefault(pair.get(1), new double[0]);
        PatResult.Score one = scores.get(pair.get(0));
        PatResult.Score than = scores.get(pair.get(1));
        if (one != null && than != null) {
          double[] by = IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
          differences.add(
              new PatResult.Difference(
                  pair.get(0),
                  pair.get(1),
                  new PatResult.Value(
                      one.mean().value() - than.mean().value(), bootstrap.interval(by))));
        }
      }
    }
    return new PatResult(
        task.id(),
        key,
        test.size(),
        yes,
        pool.size(),
        poolYes,
        without,
        sizes,
        scores,
        differences,
        refused);
  }

  private static Optional<String> refusal(String who, int people, int yes) {
    return Math.min(yes, people - yes) < LEAST_OF_A_KIND
        ? Optional.of(
            yes
                + " of "
                + people
                + " "
                + who
                + " people say yes; at least "
                + LEAST_OF_A_KIND
                + " of each are needed")
        : Optional.empty();
  }

  private static List<String> described(List<String> people, List<FeatureSet> descriptions) {
    return people.stream()
        .filter(p -> descriptions.stream().allMatch(d -> d.of(p).isPresent()))
        .toList();
  }

  private static double[] answers(List<String> people, Map<String, Double> labels) {
    return people.stream().mapToDouble(p -> labels.getOrDefault(p, Double.NaN)).toArray();
  }

  /// Positions of the people drawn, draw by draw; all people are one draw.
  private List<int[]> draws(double[] y, int size) {
    if (size == y.length) {
      return List.of(IntStream.range(0, size).toArray());
    }
    int[] yes = IntStream.range(0, y.length).filter(i -> y[i] > 0.5).toArray();
    int[] no = IntStream.range(0, y.length).filter(i -> y[i] <= 0.5).toArray();
    int wanted = Math.max(2, (int) Math.round(size * (yes.length / (double) y.length)));
    List<int[]> draws = new ArrayList<>();
    for (int d = 0; d < protocol.draws(); d++) {
      SplittableRandom random = Randomness.of(protocol.seed(), Randomness.key("pat draw"), size, d);
      draws.add(
          IntStream.concat(
                  some(yes, Math.min(wanted, yes.length), random),
                  some(no, size - Math.min(wanted, yes.length), random))
              .toArray());
    }
    return draws;
  }

  /// Some of the numbers, each at most once.
  private static IntStream some(int[] of, int count, SplittableRandom random) {
    int[] all = of.clone();
    for (int i = 0; i < count; i++) {
      int k = i + random.nextInt(all.length - i);
      int t = all[i];
      all[i] = all[k];
      all[k] = t;
    }
    return Arrays.stream(all, 0, count);
  }

  private List<List<RankedTest>> ranked(
      FeatureSet d,
      List<String> test,
      double[] truth,
      List<String> pool,
      double[] poolY,
      List<List<int[]>> draws) {
    double[][] x = test.stream().map(p -> d.of(p).orElseThrow()).toArray(double[][]::new);
    double[][] poolX = pool.stream().map(p -> d.of(p).orElseThrow()).toArray(double[][]::new);
    return draws.stream()
        .map(of ->
            of.parallelStream()
                .map(drawn -> {
                  double[][] train =
                      IntStream.of(drawn).mapToObj(i -> poolX[i]).toArray(double[][]::new);
                  double[] y = IntStream.of(drawn).mapToDouble(i -> poolY[i]).toArray();
                  Components c =
                      Components.of(
                          train, LinearProbe.PUBLISHED_COMPONENTS, d.direct(), protocol.seed());
                  Head head =
                      new LinearProbe(protocol.seed())
                          .fit(Training.of(c.of(train), y, Answer.YES_OR_NO));
                  return new RankedTest(head.predict(c.of(x)), truth);
                })
                .toList())
        .toList();
  }

  private PatResult.Score score(
      List<List<RankedTest>> ranked,
      int people,
      Bootstrap bootstrap,
      String name,
      Map<String, double[]> resampled) {
    double[] ones = new double[people];
    Arrays.fill(ones, 1);
    double[] now = meansOf(ranked, ones);
    List<double[]> weights =
        bootstrap.draws(
            people,
            drawn -> {
              double[] w = new double[people];
              for (int p : drawn) {
                w[p]++;
              }
              return w;
            });
    double[][] drawn =
        weights.parallelStream().map(w -> meansOf(ranked, w)).toArray(double[][]::new);
    List<PatResult.Value> bySize = new ArrayList<>();
    List<Double> spread = new ArrayList<>();
    for (int s = 0; s < ranked.size(); s++) {
      int at = s;
      double[] of = Arrays.stream(drawn).mapToDouble(d -> d[at]).toArray();
      bySize.add(new PatResult.Value(now[s], bootstrap.interval(of)));
      spread.add(spread(ranked.get(s), ones));
    }
    double[] means = Arrays.stream(drawn).mapToDouble(PatEvaluation::mean).toArray();
    resampled.put(name, means);
    return new PatResult.Score(
        new PatResult.Value(mean(now), bootstrap.interval(means)), bySize, spread);
  }

  /// The mean over draws of each size.
  private static double[] meansOf(List<List<RankedTest>> ranked, double[] weight) {
    return ranked.stream()
        .mapToDouble(
            of -> of.stream().mapToDouble(r -> r.auroc(weight)).average().orElse(Double.NaN))
        .toArray();
  }

  private static double mean(double[] v) {
    return Arrays.stream(v).average().orElse(Double.NaN);
  }

  private static double spread(List<RankedTest> of, double[] ones) {
    double[] v = of.stream().mapToDouble(r -> r.auroc(ones)).toArray();
    double mean = mean(v);
    double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
    return v.length < 2 ? 0 : Math.sqrt(squares / (v.length - 1));
  }
}
