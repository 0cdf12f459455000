package org.diurnal.data.simulate;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.diurnal.data.Label;
import org.diurnal.data.simulate.LabelModel.Binary;
import org.diurnal.data.simulate.LabelModel.Continuous;

/// The labels of a person, by the names of the NHANES tasks, and the best that can be said of each
/// by somebody who knows the person: `bayes_TASK`, the probability or the expected value.
///
/// What they depend on, and how much, is in [HealthModels].
final class HealthLabels {
  /// What the best predictor's labels are called.
  static final String BAYES = "bayes_";

  private static final int REFERENCE_PEOPLE = 4000;

  /// Standard deviation of the waist given BMI, sex and age, in cm.
  static final double WAIST_NOISE = 6;

  private static final String SLEEP = "sleep_hours";
  private static final String HEALTH = "self_rated_health";
  private static final String MVPA = "leisure_mvpa_min_week";
  private static final String DEAD = "dead_5y";
  private static final String CVD = "any_cvd";
  private static final Set<String> CVD_KINDS =
      Set.of("heart_failure", "coronary_heart_disease", "stroke");

  static final List<LabelModel> MODELS = HealthModels.ALL;
  private static final Map<String, Continuous> QUANTITIES = quantities();
  private static final Map<String, Double> INTERCEPTS = intercepts();
  private static final Set<String> TASKS = anybodysTasks();

  private HealthLabels() {}

  /// The labels that it gives, without what the best predictor says of them.
  static Set<String> tasks() {
    return TASKS;
  }

  private static Set<String> anybodysTasks() {
    Set<String> tasks = new TreeSet<>();
    of(
        "anybody",
        new Population(0).person(0),
        new Draw(0, 0, "labels"),
        l -> {
          if (!l.task().startsWith(BAYES)) {
            tasks.add(l.task());
          }
        });
    return Collections.unmodifiableSet(tasks);
  }

  /// All labels of a person, the same whenever they are asked for.
  static void of(String personId, Traits t, Draw draw, Consumer<Label> sink) {
    of(personId, t, KnownPerson.NOBODY, draw, sink);
  }

  /// All labels of a person of whom some are known: these stay as they are, what is defined by them
  /// follows from them, and the others are drawn.
  static void of(String personId, Traits t, KnownPerson known, Draw draw, Consumer<Label> sink) {
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, Double> bayes = new LinkedHashMap<>();
    Map<String, Double> said = known.labels();
    for (LabelModel m : MODELS) {
      switch (m) {
        case Binary b when CVD_KINDS.contains(b.task()) -> {
          // Among those who have any, so that nobody has a kind of it and not it.
          double any = bayes.getOrDefault(CVD, 1.0);
          double p = Math.min(probability(b, t), any);
          boolean chosen = draw.chance(p / any);
          values.put(b.task(), chosen && has(CVD, said, values) ? 1.0 : 0.0);
          bayes.put(b.task(), p);
        }
        case Binary b -> {
          double p = probability(b, t);
          values.put(b.task(), draw.chance(p) ? 1.0 : 0.0);
          bayes.put(b.task(), p);
        }
        case Continuous c -> {
          double expected = c.mean() + c.sum(t);
          values.put(c.task(), Math.max(c.min(), expected + c.noise() * draw.normal()));
          bayes.put(c.task(), c.expected(t));
        }
      }
    }
    said.forEach(values::replace);
    if (CVD_KINDS.stream().anyMatch(kind -> values.getOrDefault(kind, 0.0) == 1)) {
      values.put(CVD, 1.0); // a kind of it may be among what is known
    }
    derived(t, draw, values, bayes);
    values.putAll(said);
    // Who knows the answer draws the traits by it: what follows from them is no ceiling any more.
    bayes.keySet().removeAll(said.keySet());
    values.forEach((task, v) -> sink.accept(new Label(personId, task, Optional.empty(), v)));
    bayes.forEach((task, v) -> sink.accept(new Label(personId, BAYES + task, Optional.empty(), v)));
  }

  private static boolean has(String task, Map<String, Double> said, Map<String, Double> drawn) {
    return said.getOrDefault(task, drawn.getOrDefault(task, 0.0)) == 1;
  }

  /// Labels that are definitions on top of others, as in NHANES.
  private static void derived(
      Traits t, Draw draw, Map<String, Double> values, Map<String, Double> bayes) {
    exact(values, bayes, "age_years", Math.floor(t.ageYears()));
    exact(values, bayes, "female", t.female() ? 1 : 0);
    exact(values, bayes, "bmi", t.bmi());
    exact(values, bayes, "obese", t.bmi() >= 30 ? 1 : 0);
    exact(values, bayes, "weight_kg", t.weightKg());
    exact(values, bayes, "beta_blocker", t.betaBlocker() ? 1 : 0);
    exact(values, bayes, "current_smoker", t.smoker() ? 1 : 0);
    bayes.put("waist_cm", waist(t));
    values.put("waist_cm", waist(t) + WAIST_NOISE * draw.normal());
    double slept = StrictMath.rint(values.getOrDefault(SLEEP, 7.0));
    values.put(SLEEP, slept);
    values.put("short_sleep", slept <= 6 ? 1.0 : 0.0);
    bayes.put("short_sleep", shortSleep(t));
    double health =
        Math.clamp(StrictMath.rint(values.getOrDefault(HEALTH, 3.0)), lowest(HEALTH), 5);
    values.put(HEALTH, health);
    values.put("fair_or_poor_health", health >= 4 ? 1.0 : 0.0);
    bayes.put("fair_or_poor_health", poorHealth(t));
    double mvpa = values.getOrDefault(MVPA, 0.0);
    values.put("meets_150min_mvpa", mvpa >= 150 ? 1.0 : 0.0);
    bayes.put("meets_150min_mvpa", active(t));
    survival(draw, values, bayes);
  }

  /// The event time beside `dead_5y`, under the names of NHANES.
  private static void survival(Draw draw, Map<String, Double> values, Map<String, Double> bayes) {
    Survival survival = Survival.ofRisk(bayes.getOrDefault(DEAD, 0.0));
    double month = survival.month(values.getOrDefault(DEAD, 0.0) == 1, draw.uniform());
    values.put("mort_dead_2019", month <= Survival.FOLLOWED_MONTHS ? 1.0 : 0.0);
    values.put("mort_followup_months", Math.min(StrictMath.ceil(month), Survival.FOLLOWED_MONTHS));
    bayes.put("mort_dead_2019", 1 - survival.alive(Survival.FOLLOWED_MONTHS));
    bayes.put("mort_followup_months", survival.expectedMonths());
  }

  private static void exact(
      Map<String, Double> values, Map<String, Double> bayes, String task, double value) {
    values.put(task, value);
    bayes.put(task, value);
  }

  /// The probability of 6 hours of sleep or fewer.
  static double shortSleep(Traits t) {
    return Normal.below((6.5 - expected(SLEEP, t)) / continuous(SLEEP).noise());
  }

  /// The probability of fair or poor health by one's own account.
  static double poorHealth(Traits t) {
    return Normal.below((expected(HEALTH, t) - 3.5) / continuous(HEALTH).noise());
  }

  /// The probability of 150 minutes of exercise a week.
  static double active(Traits t) {
    return Normal.below((expected(MVPA, t) - 150) / continuous(MVPA).noise());
  }

  /// The expected waist, in cm: the regression of NHANES 2003-2006 on BMI, sex and age.
  static double waist(Traits t) {
    return 100.1 + 2.18 * (t.bmi() - 28) - (t.female() ? 6.9 : 0) + 0.135 * (t.ageYears() - 45);
  }

  /// Whether a quantity is asked for in whole numbers.
  static boolean isRounded(String task) {
    return task.equals(SLEEP) || task.equals(HEALTH);
  }

  /// The least whole number of a rounded quantity.
  static double lowest(String task) {
    return task.equals(HEALTH) ? 1 : 2;
  }

  /// The greatest whole number of a rounded quantity: NHANES codes 12 hours of sleep for all above.
  static double highest(String task) {
    return task.equals(HEALTH) ? 5 : 12;
  }

  private static double expected(String task, Traits t) {
    Continuous c = continuous(task);
    return c.mean() + c.sum(t);
  }

  private static Continuous continuous(String task) {
    return Objects.requireNonNull(QUANTITIES.get(task), task);
  }

  private static Map<String, Continuous> quantities() {
    Map<String, Continuous> all = new HashMap<>();
    for (LabelModel m : MODELS) {
      if (m instanceof Continuous c) {
        all.put(c.task(), c);
      }
    }
    return all;
  }

  /// The probability of a yes.
  static double probability(Binary b, Traits t) {
    return Logit.inverse(logOdds(b, t));
  }

  /// The log-odds of a yes.
  static double logOdds(Binary b, Traits t) {
    return INTERCEPTS.getOrDefault(b.task(), 0.0) + b.sum(t);
  }

  /// The intercepts that give the prevalences, found on people who are always the same.
  private static Map<String, Double> intercepts() {
    Population people = new Population(20030101);
    Map<String, Double> intercepts = new LinkedHashMap<>();
    for (LabelModel m : MODELS) {
      if (m instanceof Binary b) {
        double[] sums = new double[REFERENCE_PEOPLE];
        for (int i = 0; i < sums.length; i++) {
          sums[i] = b.sum(people.person(i));
        }
        intercepts.put(b.task(), intercept(sums, b.prevalence()));
      }
    }
    return intercepts;
  }

  private static double intercept(double[] sums, double prevalence) {
    double low = -40;
    double high = 40;
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      double mean = 0;
      for (double s : sums) {
        mean += Logit.inverse(middle + s) / sums.length;
      }
      if (mean < prevalence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}
