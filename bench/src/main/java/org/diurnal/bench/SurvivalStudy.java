package org.diurnal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;
import org.diurnal.core.Permutation;
import org.diurnal.data.nhanes.labels.LabelRegistry;
import org.diurnal.data.store.ParquetRows;
import org.diurnal.tasks.heads.Weights;
import org.diurnal.tasks.survival.Concordance;
import org.diurnal.tasks.survival.Cox;
import org.diurnal.tasks.survival.DiscreteTime;
import org.diurnal.tasks.survival.FollowUp;
import org.diurnal.tasks.survival.TimeDependentAuc;

/// When adults of NHANES 2003-2006 died, until the end of 2019, from what was known at their
/// examination: Cox's regression and discrete-time survival, five folds, with what a description
/// adds.
final class SurvivalStudy {
  private static final String TIME = "mort_followup_months";
  private static final String EVENT = "mort_dead_2019";
  private static final List<String> FEATURES =
      List.of("age_years", "female", "bmi", "current_smoker", "diabetes_any");
  private static final Map<String, List<String>> DESCRIPTIONS = descriptions();
  private static final double[] YEARS = {60, 120}; // months
  private static final double[] EDGES = {24, 48, 72, 96, 120, 144, 168, 192, 204};
  private static final double PENALTY = 1e-4;
  private static final int FOLDS = 5;
  private static final long SEED = 1;
  private static final int RESAMPLES = 1000;

  private static Map<String, List<String>> descriptions() {
    Map<String, List<String>> d = new LinkedHashMap<>();
    d.put("age, sex", FEATURES.subList(0, 2));
    d.put("age, sex, BMI, smoking, diabetes", FEATURES);
    return d;
  }

  private final FollowUp people;
  private final Map<String, Integer> left = new TreeMap<>();

  SurvivalStudy(Path labels) {
    for (String task : List.of(TIME, EVENT)) {
      if (LabelRegistry.find(task).isEmpty()) {
        throw new IllegalStateException(task + " is no label of the registry");
      }
    }
    List<String> wanted = new ArrayList<>(List.of(TIME, EVENT));
    wanted.addAll(FEATURES);
    List<double[]> rows = new ArrayList<>();
    ParquetRows.of(labels)
        .forEach(
            wanted,
            (number, row) -> {
              double[] v =
                  IntStream.range(0, wanted.size())
                      .mapToDouble(c -> row.number(c).orElse(Double.NaN))
                      .toArray();
              String why =
                  Double.isNaN(v[0]) || Double.isNaN(v[1])
                      ? "not followed"
                      : v[2] < 20
                          ? "under 20 years"
                          : Arrays.stream(v).anyMatch(Double::isNaN) ? "a feature not known" : "";
              if (why.isEmpty()) {
                v[0] = Math.max(v[0], 0.5); // 0: died, or was lost, in the month of the examination
                rows.add(v);
              } else {
                left.merge(why, 1, Integer::sum);
              }
            });
    people =
        new FollowUp(
            rows.stream().map(v -> Arrays.copyOfRange(v, 2, v.length)).toArray(double[][]::new),
            rows.stream().mapToDouble(v -> v[0]).toArray(),
            rows.stream().mapToDouble(v -> v[1]).toArray(),
            Weights.equal(rows.size()));
  }

  void print() {
    System.out.printf(
        Locale.ROOT,
        "Death until the end of 2019 of %d adults of NHANES 2003-2006, %.0f died; %d folds by seed"
            + " %d;%nHarrell's C, and the area under the curve at 5 and 10 years (censoring weighted"
            + " away); 95 %%%nintervals by %d resamples of people, without refitting; left out: %s%n%n",
        people.size(),
        Arrays.stream(people.events()).sum(),
        FOLDS,
        SEED,
        RESAMPLES,
        left);
    System.out.printf(
        "%-34s %-14s %-22s %-22s %s%n", "described by", "head", "C", "5 years", "10 years");
    DESCRIPTIONS.forEach((name, features) -> {
      FollowUp described = with(features);
      print(name, "Cox", described, risks(described, true));
      print(name, "discrete time", described, risks(described, false));
    });
    System.out.println();
  }

  private FollowUp with(List<String> features) {
    int n = features.size();
    return new FollowUp(
        Arrays.stream(people.rows()).map(r -> Arrays.copyOf(r, n)).toArray(double[][]::new),
        people.times(),
        people.events(),
        people.weights());
  }

  /// What is said of people who were not fitted on.
  private static double[] risks(FollowUp f, boolean cox) {
    double[] risks = new double[f.size()];
    Permutation order = new Permutation(f.size(), SEED, 0);
    int[] fold = new int[f.size()];
    for (int i = 0; i < fold.length; i++) {
      fold[(int) order.at(i)] = i % FOLDS;
    }
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(k -> {
          int[] out = IntStream.range(0, fold.length).filter(i -> fold[i] == k).toArray();
          FollowUp in = f.only(IntStream.range(0, fold.length).filter(i -> fold[i] != k).toArray());
          double[][] asked = IntStream.of(out).mapToObj(i -> f.rows()[i]).toArray(double[][]::new);
          double[] said =
              cox
                  ? Cox.fit(in, PENALTY).risk(asked)
                  : DiscreteTime.fit(in, EDGES, PENALTY).risk(asked);
          for (int i = 0; i < out.length; i++) {
            risks[out[i]] = said[i];
          }
        });
    return risks;
  }

  private static void print(String description, String head, FollowUp f, double[] risks) {
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, SEED);
    List<double[]> weights =
        bootstrap.draws(
            f.size(),
            drawn -> {
              double[] w = new double[f.size()];
              for (int d : drawn) {
                w[d]++;
              }
              return w;
            });
    List<double[]> scores = weights.parallelStream().map(w -> scores(f, risks, w)).toList();
    double[] at = scores(f, risks, f.weights());
    StringBuilder line = new StringBuilder();
    for (int m = 0; m < at.length; m++) {
      int metric = m;
      Optional<Interval> i =
          bootstrap.interval(scores.stream().mapToDouble(s -> s[metric]).toArray());
      line.append(
          String.format(
              Locale.ROOT,
              " %-22s",
              i.map(v ->
                      String.format(
                          Locale.ROOT, "%.3f [%.3f, %.3f]", at[metric], v.low(), v.high()))
                  .orElse("-")));
    }
    System.out.println(
        String.format("%-34s %-14s", description, head) + line.toString().stripTrailing());
  }

  private static double[] scores(FollowUp f, double[] risks, double[] w) {
    return new double[] {
      Concordance.of(f.times(), f.events(), risks, w),
      TimeDependentAuc.of(YEARS[0], f.times(), f.events(), risks, w),
      TimeDependentAuc.of(YEARS[1], f.times(), f.events(), risks, w)
    };
  }
}
