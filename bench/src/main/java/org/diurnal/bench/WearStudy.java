package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.evaluate.Answers;
import org.diurnal.tasks.features.Circadian;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.features.Wear;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Components;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Features of wear and of its rhythm beside age and sex, over all labels, on participants with
/// three good days: five person-disjoint folds, logistic or linear regression without a penalty to
/// speak of, AUROC averaged over folds or R2 of all predictions.
@Command(name = "wear")
public final class WearStudy implements Callable<Integer> {
  private static final int FOLDS = 5;
  private static final int LEAST_GOOD_DAYS = 3;
  private static final double PENALTY = 1e-6; // features that depend on one another stay solvable
  private static final int ALL = 1000; // components: as many as features

  @Option(names = "--data", required = true)
  Path data = Path.of("");

  @Option(names = "--reference", required = true)
  Path reference = Path.of("");

  @Option(names = "--seed")
  long seed = 42;

  /// A line of the reference table.
  private record Row(String task, boolean binary, int n, double wear, double ageSex, double both) {}

  /// What one description reached on a task.
  ///
  /// @param value of all people
  /// @param drawn of people drawn with replacement; empty for quantities
  private record Score(double value, double[] drawn) {}

  /// Runs the study.
  public static void main(String[] args) {
    System.exit(new CommandLine(new WearStudy()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    FeatureSet wear = Wear.of(dataset, dataset.people(), Progress.SILENT);
    FeatureSet circadian = Circadian.of(dataset, dataset.people(), Progress.SILENT);
    FeatureSet ageSex = Demographics.of(dataset).without(List.of("bmi"));
    List<String> people =
        dataset.people().stream()
            .filter(p -> wear.of(p).orElseThrow()[0] >= LEAST_GOOD_DAYS)
            .filter(p -> ageSex.of(p).isPresent())
            .toList();
    Map<String, FeatureSet> sets = new LinkedHashMap<>();
    sets.put("wear", wear);
    sets.put("age + sex", ageSex);
    sets.put("wear, age + sex", wear.with(ageSex));
    FeatureSet curve = curve(ageSex);
    sets.put("age curve, sex", curve);
    sets.put("wear, age curve, sex", wear.with(curve));
    sets.put("circadian", circadian);
    sets.put("circadian, age + sex", circadian.with(ageSex));
    int[] fold = folds(people.size());
    List<Row> rows = rows();
    double[][] draws = draws(people.size()); // the same for all tasks
    System.out.printf(
        Locale.ROOT,
        "%,d participants with %d good days or more, %d folds, seed %d; 1,000 draws of people%n%n"
            + "task                           n      | reference: wear  age+sex  both  | here: %s%n",
        people.size(),
        LEAST_GOOD_DAYS,
        FOLDS,
        seed,
        String.join(" | ", sets.keySet()));
    Map<Row, List<Score>> binary = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Score> scores = new ArrayList<>();
      Map<String, Double> labels = Answers.of(dataset, row.task());
      int[] who =
          IntStream.range(0, people.size())
              .filter(i -> labels.containsKey(people.get(i)))
              .toArray();
      double[] y = IntStream.of(who).mapToDouble(i -> labels.get(people.get(i))).toArray();
      for (FeatureSet set : sets.values()) {
        double[][] x =
            IntStream.of(who)
                .mapToObj(i -> set.of(people.get(i)).orElseThrow())
                .toArray(double[][]::new);
        int[] f = IntStream.of(who).map(i -> fold[i]).toArray();
        double[] predicted = predict(x, y, f, row.binary());
        scores.add(
            row.binary()
                ? auroc(predicted, y, f, who, draws)
                : new Score(r2(predicted, y), new double[0]));
      }
      System.out.printf(
          Locale.ROOT,
          "%-30s %6d | %.3f  %.3f  %.3f | %s%n",
          row.task(),
          who.length,
          row.wear(),
          row.ageSex(),
          row.both(),
          String.join(
              "  ",
              scores.stream().map(s -> String.format(Locale.ROOT, "%.3f", s.value())).toList()));
      if (row.binary()) {
        binary.put(row, scores);
      }
    }
    summary(List.copyOf(sets.keySet()), binary);
    return 0;
  }

  private static void summary(List<String> names, Map<Row, List<Score>> binary) {
    System.out.printf(
        "%nmedian AUROC over %d yes-or-no tasks [95 %% interval over people]%n", binary.size());
    double wear = median(binary.keySet().stream().mapToDouble(Row::wear).toArray());
    double ageSex = median(binary.keySet().stream().mapToDouble(Row::ageSex).toArray());
    double both = median(binary.keySet().stream().mapToDouble(Row::both).toArray());
    double[] reference = {wear, ageSex, both, ageSex, both};
    for (int s = 0; s < names.size(); s++) {
      int at = s;
      Interval i = interval(binary, at);
      System.out.printf(
          Locale.ROOT,
          "  %-22s %.3f [%.3f, %.3f]%s%n",
          names.get(s),
          median(binary.values().stream().mapToDouble(l -> l.get(at).value()).toArray()),
          i.low(),
          i.high(),
          s < reference.length
              ? String.format(Locale.ROOT, "   reference %.3f", reference[s])
              : "");
    }
    for (int[] pair : new int[][] {{2, 1}, {4, 3}, {6, 1}}) {
      int better = 0;
      int worse = 0;
      for (List<Score> scores : binary.values()) {
        double[] d = less(scores.get(pair[0]).drawn(), scores.get(pair[1]).drawn());
        Interval i = new Bootstrap(1000, 0).interval(d).orElseThrow();
        better += i.low() > 0 ? 1 : 0;
        worse += i.high() < 0 ? 1 : 0;
      }
      System.out.printf(
          "%s against %s: better on %d, worse on %d, not told apart on %d (paired, not"
              + " corrected for many tasks)%n",
          names.get(pair[0]), names.get(pair[1]), better, worse, binary.size() - better - worse);
    }
    for (int set = 0; set < reference.length; set++) {
      int at = set;
      double[] d =
          binary.entrySet().stream()
              .mapToDouble(e -> e.getValue().get(at).value() - reference(e.getKey(), at))
              .toArray();
      System.out.printf(
          Locale.ROOT,
          "AUROC here less reference, %s: median %+.4f, from %+.3f to %+.3f%n",
          names.get(at),
          median(d),
          Arrays.stream(d).min().orElse(Double.NaN),
          Arrays.stream(d).max().orElse(Double.NaN));
    }
  }

  private static double reference(Row row, int set) {
    return set == 0 ? row.wear() : set % 2 == 1 ? row.ageSex() : row.both();
  }

  /// Of the median over tasks.
  private static Interval interval(Map<Row, List<Score>> binary, int set) {
    double[] medians =
        IntStream.range(0, 1000)
            .mapToDouble(d ->
                median(
                    binary.values().stream()
                        .mapToDouble(s -> s.get(set).drawn()[d])
                        .filter(v -> !Double.isNaN(v))
                        .toArray()))
            .toArray();
    return new Bootstrap(1000, 0).interval(medians).orElseThrow();
  }

  private static double[] less(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static double median(double[] v) {
    double[] sorted = v.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : Bootstrap.quantile(sorted, 0.5);
  }

  private List<Row> rows() throws IOException {
    return Files.readAllLines(reference).stream()
        .skip(1)
        .map(l -> l.replace("\"", "").split(",", -1))
        .map(f ->
            new Row(
                f[0],
                f[2].equals("binary"),
                Integer.parseInt(f[4]),
                Double.parseDouble(f[6]),
                Double.parseDouble(f[7]),
                Double.parseDouble(f[8])))
        .toList();
  }

  /// Age as a cubic curve, one for each sex: what age and sex say where a line is too simple.
  private static FeatureSet curve(FeatureSet ageSex) {
    Map<String, double[]> of = new LinkedHashMap<>();
    ageSex
        .byPerson()
        .forEach((person, x) -> {
          double a = (x[0] - 40) / 20;
          of.put(
              person,
              new double[] {a, a * a, a * a * a, x[1], x[1] * a, x[1] * a * a, x[1] * a * a * a});
        });
    return new FeatureSet(
        "age curve",
        List.of("a", "a2", "a3", "female", "female a", "female a2", "female a3"),
        0,
        of);
  }

  private int[] folds(int n) {
    SplittableRandom random = Randomness.of(seed, Randomness.key("wear folds"));
    int[] fold = new int[n];
    for (int i = 0; i < n; i++) {
      fold[i] = i % FOLDS;
    }
    for (int i = n - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int t = fold[i];
      fold[i] = fold[k];
      fold[k] = t;
    }
    return fold;
  }

  /// How often each person is drawn.
  private double[][] draws(int people) {
    return new Bootstrap(1000, seed)
        .draws(
            people,
            drawn -> {
              double[] w = new double[people];
              for (int p : drawn) {
                w[p]++;
              }
              return w;
            })
        .toArray(double[][]::new);
  }

  private double[] predict(double[][] x, double[] y, int[] fold, boolean binary) {
    double[] predicted = new double[y.length];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(f -> {
          int[] in = IntStream.range(0, y.length).filter(i -> fold[i] != f).toArray();
          int[] out = IntStream.range(0, y.length).filter(i -> fold[i] == f).toArray();
          double[][] train = IntStream.of(in).mapToObj(i -> x[i]).toArray(double[][]::new);
          Components c = Components.of(train, ALL, 0, seed);
          double[] p =
              LinearProbe.plain(
                      Training.of(
                          c.of(train),
                          IntStream.of(in).mapToDouble(i -> y[i]).toArray(),
                          binary ? Answer.YES_OR_NO : Answer.QUANTITY),
                      PENALTY)
                  .predict(c.of(IntStream.of(out).mapToObj(i -> x[i]).toArray(double[][]::new)));
          for (int i = 0; i < out.length; i++) {
            predicted[out[i]] = p[i];
          }
        });
    return predicted;
  }

  private static double r2(double[] predicted, double[] y) {
    double mean = Arrays.stream(y).average().orElse(Double.NaN);
    double left = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      left += (y[i] - predicted[i]) * (y[i] - predicted[i]);
      all += (y[i] - mean) * (y[i] - mean);
    }
    return 1 - left / all;
  }

  private static Score auroc(
      double[] predicted, double[] y, int[] fold, int[] who, double[][] draws) {
    int[][] sorted =
        IntStream.range(0, FOLDS)
            .mapToObj(f ->
                IntStream.range(0, y.length)
                    .filter(i -> fold[i] == f)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> predicted[i]))
                    .mapToInt(i -> i)
                    .toArray())
            .toArray(int[][]::new);
    double[] ones = new double[Arrays.stream(who).max().orElse(0) + 1];
    Arrays.fill(ones, 1);
    return new Score(
        mean(sorted, predicted, y, who, ones),
        Arrays.stream(draws)
            .parallel()
            .mapToDouble(w -> mean(sorted, predicted, y, who, w))
            .toArray());
  }

  private static double mean(
      int[][] sorted, double[] predicted, double[] y, int[] who, double[] weight) {
    return Arrays.stream(sorted)
        .mapToDouble(rows -> area(rows, predicted, y, who, weight))
        .average()
        .orElse(Double.NaN);
  }

  /// Weighted area of rows by rising prediction, ties half.
  private static double area(
      int[] rows, double[] predicted, double[] y, int[] who, double[] weight) {
    double no = 0;
    double yes = 0;
    double above = 0;
    for (int i = 0; i < rows.length; ) {
      double tieNo = 0;
      double tieYes = 0;
      int k = i;
      while (k < rows.length && predicted[rows[k]] == predicted[rows[i]]) {
        double w = weight[who[rows[k]]];
        if (y[rows[k]] > 0.5) {
          tieYes += w;
        } else {
          tieNo += w;
        }
        k++;
      }
      above += tieYes * (no + 0.5 * tieNo);
      no += tieNo;
      yes += tieYes;
      i = k;
    }
    return above / (yes * no);
  }
}
