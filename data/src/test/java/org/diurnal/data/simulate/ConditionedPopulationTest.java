package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// What a row does not say is drawn from its distribution given the row. Where the rows are those
/// of simulated people, the true answer is known: the draw has to be as if it were the truth.
class ConditionedPopulationTest {
  private static final long SEED = 20261124;
  private static final Map<String, ToDoubleFunction<Traits>> LATENT =
      new TreeMap<>(
          Map.of(
              "fitness", Traits::fitness,
              "chronotype", Traits::chronotypeHours,
              "need", Traits::sleepNeedHours,
              "irregularity", t -> Math.log(t.irregularity()),
              "tone", Traits::autonomicTone,
              "metabolic", Traits::metabolicRisk,
              "mood", Traits::mood,
              "disturbance", Traits::sleepDisturbance,
              "drinking", Traits::drinking,
              "shifts", t -> t.shiftWorker() ? 1 : 0));

  private static KnownPerson row(Traits t, long number, List<String> without) {
    Map<String, Double> labels = new TreeMap<>();
    HealthLabels.of(
        "x",
        t,
        new Draw(SEED, number, "labels"),
        l -> {
          if (!l.task().startsWith(HealthLabels.BAYES) && !without.contains(l.task())) {
            labels.put(l.task(), l.value());
          }
        });
    labels.put("age_years", t.ageYears()); // with its fraction, so that nothing is lost
    List<String> tasks = List.copyOf(labels.keySet());
    return new KnownPerson(
        number, tasks, tasks.stream().mapToDouble(k -> labels.getOrDefault(k, 0.0)).toArray());
  }

  /// For people with ages and sexes of the population: truth and draw have the same mean, spread,
  /// and correlation with every label; and the truth ranks among the draws as one of them.
  private static void asIfItWereTheTruth(List<String> without) {
    int n = 1000;
    Population population = new Population(SEED);
    List<Traits> truth = new ArrayList<>();
    List<Traits> drawn = new ArrayList<>();
    List<KnownPerson> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Traits t = population.person(i);
      KnownPerson row = row(t, i, without);
      truth.add(t);
      rows.add(row);
      drawn.add(ConditionedPopulation.person(SEED + 1, i, row));
    }
    double error = 1 / Math.sqrt(n);
    LATENT.forEach((name, latent) -> {
      double[] a = truth.stream().mapToDouble(latent).toArray();
      double[] b = drawn.stream().mapToDouble(latent).toArray();
      double sd = Math.sqrt(covariance(a, a));
      assertThat(mean(b)).as("mean of " + name).isCloseTo(mean(a), within(4 * sd * error));
      assertThat(Math.sqrt(covariance(b, b)) / sd).as("spread of " + name).isBetween(0.88, 1.12);
      for (String task :
          List.of(
              "resting_pulse_bpm",
              "hba1c_pct",
              "sleep_hours",
              "heavy_drinker",
              "limited_by_depression_anxiety",
              "snort_stop_breathing",
              "sbp_mmhg")) {
        double[] y = rows.stream().mapToDouble(r -> r.label(task).orElse(0)).toArray();
        double difference = correlation(b, y) - correlation(a, y);
        assertThat(difference).as(name + " with " + task).isBetween(-4.5 * error, 4.5 * error);
      }
    });
  }

  @Test
  void drawsAreAsIfTheyWereTheTruth() {
    asIfItWereTheTruth(List.of());
  }

  @Test
  void drawsAreAsIfTheyWereTheTruthWhereTheRowLacksMuch() {
    asIfItWereTheTruth(
        List.of(
            "bmi",
            "weight_kg",
            "current_smoker",
            "beta_blocker",
            "sleep_hours",
            "waist_cm",
            "self_rated_health",
            "leisure_mvpa_min_week"));
  }

  @Test
  void theTruthRanksAmongTheDrawsLikeOneOfThem() {
    int draws = 9;
    int people = 200;
    Population population = new Population(SEED + 2);
    Map<String, int[]> ranks = new TreeMap<>();
    for (int i = 0; i < people; i++) {
      Traits t = population.person(i);
      KnownPerson row = row(t, i, List.of("beta_blocker"));
      List<Traits> drawn = new ArrayList<>();
      for (int k = 0; k < draws; k++) {
        drawn.add(ConditionedPopulation.person(SEED + 3 + k, i, row));
      }
      LATENT.forEach((name, latent) -> {
        double truth = latent.applyAsDouble(t);
        long below = drawn.stream().filter(d -> latent.applyAsDouble(d) < truth).count();
        ranks.computeIfAbsent(name, r -> new int[draws + 1])[(int) below]++;
      });
    }
    ranks.remove("shifts"); // yes or no: ties
    double expected = people / (draws + 1.0);
    ranks.forEach((name, counts) -> {
      double chi2 = 0;
      for (int c : counts) {
        chi2 += (c - expected) * (c - expected) / expected;
      }
      // nine degrees of freedom: 29.7 is exceeded once in two thousand
      assertThat(chi2).as("ranks of " + name + ", seed " + SEED).isLessThan(29.7);
    });
  }

  @Test
  void theRowMovesTheDraw() {
    List<String> tasks = List.of("age_years", "female", "resting_pulse_bpm", "diabetes_any");
    double fit = 0;
    double unfit = 0;
    double well = 0;
    double ill = 0;
    for (int i = 0; i < 300; i++) {
      Traits slow =
          ConditionedPopulation.person(
              SEED, i, new KnownPerson(1, tasks, new double[] {45, 0, 52, 0}));
      Traits fast =
          ConditionedPopulation.person(
              SEED, i, new KnownPerson(1, tasks, new double[] {45, 0, 90, 1}));
      fit += slow.fitness() / 300;
      unfit += fast.fitness() / 300;
      well += slow.metabolicRisk() / 300;
      ill += fast.metabolicRisk() / 300;
    }
    assertThat(fit - unfit).as("fitness of a pulse of 52 against one of 90").isGreaterThan(1);
    assertThat(ill - well).as("metabolic risk of the diabetic").isGreaterThan(0.7);
  }

  @Test
  void anAbsurdLabelDoesNotCarryThePersonAway() {
    List<String> tasks = List.of("age_years", "female", "hba1c_pct", "serum_glucose");
    for (int i = 0; i < 50; i++) {
      Traits t =
          ConditionedPopulation.person(
              SEED, i, new KnownPerson(1, tasks, new double[] {45, 0, 18, 600}));
      assertThat(t.metabolicRisk()).isBetween(0.0, 7.0);
      assertThat(Math.abs(t.mood())).isLessThan(6);
    }
  }

  private static double mean(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x;
    }
    return sum / v.length;
  }

  private static double covariance(double[] a, double[] b) {
    double ma = mean(a);
    double mb = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - ma) * (b[i] - mb);
    }
    return sum / a.length;
  }

  private static double correlation(double[] a, double[] b) {
    double spread = Math.sqrt(covariance(a, a) * covariance(b, b));
    return spread == 0 ? 0 : covariance(a, b) / spread;
  }
}
