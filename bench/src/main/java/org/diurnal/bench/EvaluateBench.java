package org.diurnal.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.tasks.evaluate.Evaluation;
import org.diurnal.tasks.evaluate.FewShotStudy;
import org.diurnal.tasks.evaluate.Grouping;
import org.diurnal.tasks.evaluate.Judge;
import org.diurnal.tasks.evaluate.Known;
import org.diurnal.tasks.evaluate.Predictions;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;

/// Processor seconds of an evaluation at the size of NHANES, on made-up numbers: six descriptions
/// of each person (3 to 128 features), five folds, all metrics with 1,000 resamples, six ways of
/// parting people into four groups, two tasks of three yes or no. What describes people (a model's
/// vectors, statistics of their days) is not part of it.
public final class EvaluateBench {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final long SEED = 1;

  private EvaluateBench() {}

  /// @param args people (11000), tasks (6)
  public static void main(String[] args) {
    int n = args.length > 0 ? Integer.parseInt(args[0]) : 11_000;
    int tasks = args.length > 1 ? Integer.parseInt(args[1]) : 6;
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> people = IntStream.range(0, n).mapToObj(i -> "p" + (100_000 + i)).toList();
    FeatureSet known = features("demographics", 3, 3, people, random);
    FeatureSet engineered = features("engineered", 80, 0, people, random);
    FeatureSet embedding = features("embedding", 128, 0, people, random);
    FeatureSet wear = features("wear", 60, 0, people, random);
    List<FeatureSet> descriptions =
        List.of(known, engineered, engineered.with(known), embedding, embedding.with(known), wear);
    Map<String, String> groups = new HashMap<>();
    people.forEach(p -> groups.put(p, String.valueOf(p.hashCode() & 3)));
    List<Grouping> groupings =
        IntStream.range(0, 6)
            .mapToObj(i -> new Grouping("way " + i, List.of("0", "1", "2", "3"), groups))
            .toList();
    Protocol protocol = Protocol.published(5, SEED);
    Evaluation evaluation = Evaluation.ofPeople(protocol, people);
    Judge judge = new Judge(protocol, groupings);
    FewShotStudy few = new FewShotStudy(List.of(1, 2, 4, 8, 16, 32, 64, 128), 20, SEED);
    System.out.printf(
        Locale.ROOT,
        "%d people, seed %d, %d processors; processor seconds of one task%n",
        n,
        SEED,
        Runtime.getRuntime().availableProcessors());
    System.out.println("type      heads  numbers  few-shot (8 sizes x 20 draws x 2 descriptions)");
    for (int t = 0; t < tasks; t++) {
      TaskType type = t % 3 == 2 ? TaskType.REGRESSION : TaskType.BINARY;
      Task task = new Task("task " + t, "made up", type, "", "made up", List.of());
      Map<String, Double> answers = answers(type, t, embedding, known, random);
      double began = cpu();
      Predictions p = evaluation.predict(task, Known.of(answers), descriptions, Optional.empty());
      double predicted = cpu();
      TaskResult r =
          judge.judge(task, p, List.of(List.of("embedding", "engineered")), List.of("embedding"));
      double judged = cpu();
      evaluation.fewShot(few, p, List.of(embedding, engineered), r);
      System.out.printf(
          Locale.ROOT,
          "%-8s  %5.1f  %7.1f  %8.1f%s%n",
          type == TaskType.BINARY ? "yes/no" : "quantity",
          predicted - began,
          judged - predicted,
          cpu() - judged,
          t == 0 ? "  with components of all descriptions, and a cold machine" : "");
    }
  }

  private static Map<String, Double> answers(
      TaskType type, int t, FeatureSet embedding, FeatureSet known, SplittableRandom random) {
    double share = 0.05 + 0.1 * (t % 5);
    Map<String, Double> y = new HashMap<>();
    for (String p : embedding.byPerson().keySet().stream().sorted().toList()) {
      double x = embedding.of(p).map(v -> v[t]).orElse(0.0);
      double z = known.of(p).map(v -> v[0]).orElse(0.0);
      double s = 0.5 * x + 0.7 * z + random.nextGaussian();
      y.put(p, type == TaskType.BINARY ? (s > 1.3 - 2 * share ? 1.0 : 0.0) : s);
    }
    return y;
  }

  private static FeatureSet features(
      String name, int k, int direct, List<String> people, SplittableRandom random) {
    Map<String, double[]> rows = new HashMap<>();
    for (String p : people) {
      double[] x = new double[k];
      for (int i = 0; i < k; i++) {
        x[i] = random.nextGaussian() + (i > 0 ? 0.5 * x[i - 1] : 0);
      }
      rows.put(p, x);
    }
    return new FeatureSet(
        name, IntStream.range(0, k).mapToObj(i -> name + i).toList(), direct, rows);
  }

  private static double cpu() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }
}
