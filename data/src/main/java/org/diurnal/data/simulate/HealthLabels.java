package org.diurnal.data.simulate;

import static org.diurnal.data.simulate.Facts.AGE;
import static org.diurnal.data.simulate.Facts.AUTONOMIC;
import static org.diurnal.data.simulate.Facts.BETA;
import static org.diurnal.data.simulate.Facts.BMI;
import static org.diurnal.data.simulate.Facts.DISTURBED;
import static org.diurnal.data.simulate.Facts.DRINKING;
import static org.diurnal.data.simulate.Facts.FEMALE;
import static org.diurnal.data.simulate.Facts.FITNESS;
import static org.diurnal.data.simulate.Facts.IRREGULAR;
import static org.diurnal.data.simulate.Facts.LATE;
import static org.diurnal.data.simulate.Facts.METABOLIC;
import static org.diurnal.data.simulate.Facts.MOOD;
import static org.diurnal.data.simulate.Facts.NEED;
import static org.diurnal.data.simulate.Facts.SHIFTS;
import static org.diurnal.data.simulate.Facts.SMOKER;

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
import org.diurnal.data.simulate.LabelModel.Term;

/// The labels of a person, by the names of the NHANES tasks, and the best that can be said of each
/// by somebody who knows the person: `bayes_TASK`, the probability or the expected value.
///
/// Prevalences and means are those of adults in NHANES 2003-2006. Age slopes follow that survey;
/// other effects the study named beside them.
final class HealthLabels {
  /// What the best predictor's labels are called.
  static final String BAYES = "bayes_";

  private static final int REFERENCE_PEOPLE = 4000;
  private static final String NHANES = "NHANES 2003-2006, by age";

  /// Standard deviation of the waist given BMI, sex and age, in cm.
  static final double WAIST_NOISE = 4.5;

  private static final String SLEEP = "sleep_hours";
  private static final String HEALTH = "self_rated_health";
  private static final String MVPA = "leisure_mvpa_min_week";

  static final List<LabelModel> MODELS = models();
  private static final Map<String, Continuous> QUANTITIES = quantities();
  private static final Map<String, Double> INTERCEPTS = intercepts();
  private static final Set<String> TASKS = anybodysTasks();

  private HealthLabels() {}

  private static Term term(java.util.function.ToDoubleFunction<Traits> t, double e, String source) {
    return new Term(t, e, source);
  }

  private static List<LabelModel> models() {
    return List.of(
        new Binary(
            "hypertension_jnc7",
            0.32,
            List.of(
                term(AGE, 0.075, NHANES),
                term(BMI, 0.07, "Gelber 2007: 1.08 a unit of BMI"),
                term(FITNESS, -0.35, "Carnethon 2003: low fitness 2.2 times"),
                term(AUTONOMIC, -0.30, "Schroeder 2003: lowest quartile of HRV 1.4 times"),
                term(DISTURBED, 0.25, "Peppard 2000: breathing stops 2 to 3 times"),
                term(DRINKING, 0.15, "Roerecke 2017"))),
        new Binary(
            "any_cvd",
            0.119,
            List.of(
                term(AGE, 0.07, NHANES),
                term(FEMALE, -0.4, NHANES),
                term(SMOKER, 0.7, "INTERHEART, Yusuf 2004"),
                term(METABOLIC, 0.45, "Mottillo 2010: metabolic syndrome 2.35 times"),
                term(FITNESS, -0.40, "Kodama 2009: 15 % a MET"),
                term(AUTONOMIC, -0.30, "Hillebrand 2013: low HRV 1.3 to 1.5 times"),
                term(SHIFTS, 0.2, "Vyas 2012: 1.2 times"))),
        new Binary(
            "heart_failure",
            0.035,
            List.of(
                term(AGE, 0.07, NHANES),
                term(BMI, 0.06, "Kenchaiah 2002: 5 to 7 % a unit"),
                term(FITNESS, -0.6, "Khan 2014: 21 % a MET"),
                term(METABOLIC, 0.4, "Ingelsson 2005"),
                term(AUTONOMIC, -0.45, "Nolan 1998 (reduced HRV)"))),
        new Binary(
            "coronary_heart_disease",
            0.044,
            List.of(
                term(AGE, 0.08, NHANES),
                term(FEMALE, -0.7, NHANES),
                term(SMOKER, 0.7, "INTERHEART, Yusuf 2004"),
                term(METABOLIC, 0.5, "Mottillo 2010"),
                term(FITNESS, -0.40, "Kodama 2009"),
                term(AUTONOMIC, -0.25, "Hillebrand 2013"))),
        new Binary(
            "stroke",
            0.037,
            List.of(
                term(AGE, 0.065, NHANES),
                term(SMOKER, 0.65, "INTERSTROKE, O'Donnell 2010"),
                term(METABOLIC, 0.35, "Mottillo 2010"),
                term(FITNESS, -0.35, "Lee 2002"),
                term(DISTURBED, 0.25, "Yaggi 2005: apnoea 2 times"))),
        new Continuous(
            "sbp_mmhg",
            120,
            13,
            75,
            List.of(
                term(AGE, 0.45, NHANES),
                term(BMI, 0.45, NHANES),
                term(FEMALE, -4, NHANES),
                term(FITNESS, -2.5, "Cornelissen 2013: training 3.5 mmHg"),
                term(AUTONOMIC, -2, "Schroeder 2003"))),
        new Continuous(
            "resting_pulse_bpm",
            0,
            5.5,
            35,
            List.of(term(Traits::restingHeartRate, 1, "the simulator's own resting rate"))),
        new Binary(
            "diabetes_any",
            0.105,
            List.of(
                term(AGE, 0.045, NHANES),
                term(METABOLIC, 0.95, "Ford 2008: metabolic syndrome 3.5 to 5 times"),
                term(FITNESS, -0.35, "Carnethon 2003: low fitness 1.8 times"),
                term(AUTONOMIC, -0.25, "Carnethon 2003a (ARIC): low HRV 1.2 times"),
                term(DISTURBED, 0.2, "Anothaisintawee 2016: poor sleep 1.4 times"),
                term(SHIFTS, 0.1, "Gan 2015: 1.09 times"))),
        new Continuous(
            "hba1c_pct",
            5.45,
            0.45,
            3.8,
            List.of(
                term(AGE, 0.011, NHANES),
                term(METABOLIC, 0.33, NHANES),
                term(FITNESS, -0.06, "Boule 2001"),
                term(DISTURBED, 0.04, "Reutrakul 2013"))),
        new Binary(
            "metabolic_syndrome",
            0.31,
            List.of(
                term(AGE, 0.035, NHANES),
                term(METABOLIC, 1.1, "by definition of the trait"),
                term(BMI, 0.12, "Ervin 2009"),
                term(FITNESS, -0.4, "Lakka 2003"),
                term(SHIFTS, 0.35, "Wang 2014: 1.57 times"))),
        new Continuous(
            "hdl_cholesterol",
            51,
            12.5,
            15,
            List.of(
                term(FEMALE, 9, NHANES),
                term(METABOLIC, -4, NHANES),
                term(BMI, -0.4, NHANES),
                term(FITNESS, 2, "Kodama 2007: training 2.5 mg/dL"),
                term(DRINKING, 2.5, "Brien 2011"))),
        new Binary(
            "high_triglycerides",
            0.347,
            List.of(
                term(AGE, 0.015, NHANES),
                term(METABOLIC, 0.8, NHANES),
                term(FEMALE, -0.4, NHANES),
                term(FITNESS, -0.2, "Lakka 2003"))),
        new Continuous(
            "serum_glucose",
            95,
            17,
            50,
            List.of(
                term(AGE, 0.3, NHANES),
                term(METABOLIC, 9, NHANES),
                term(FITNESS, -1, "Carnethon 2003"))),
        new Binary(
            "chronic_kidney_disease",
            0.164,
            List.of(
                term(AGE, 0.07, NHANES),
                term(METABOLIC, 0.3, "Thomas 2011: 1.55 times"),
                term(FITNESS, -0.2, "DeFina 2016"),
                term(AUTONOMIC, -0.15, "Brotman 2010"))),
        new Continuous(
            "sleep_hours",
            6.9,
            0.95,
            2,
            List.of(
                term(NEED, 0.8, "the simulator's own need"),
                term(SHIFTS, -0.5, "Pilcher 2000"),
                term(LATE, -0.12, "Roenneberg 2012: social jetlag"),
                term(DISTURBED, -0.25, NHANES))),
        new Binary(
            "trouble_falling_asleep",
            0.155,
            List.of(
                term(DISTURBED, 0.75, "by definition of the trait"),
                term(MOOD, 0.45, "Baglioni 2011: 2.1 times"),
                term(LATE, 0.25, "Merikanto 2012"),
                term(FEMALE, 0.3, NHANES),
                term(IRREGULAR, 0.4, "Phillips 2017"))),
        new Binary(
            "sleep_disorder_told",
            0.06,
            List.of(
                term(DISTURBED, 0.8, "by definition of the trait"),
                term(BMI, 0.08, "Peppard 2000"),
                term(AGE, 0.01, NHANES))),
        new Binary(
            "snort_stop_breathing",
            0.179,
            List.of(
                term(DISTURBED, 0.7, "by definition of the trait"),
                term(BMI, 0.06, "Peppard 2000"),
                term(FEMALE, -0.6, NHANES),
                term(DRINKING, 0.15, "Simou 2018"))),
        new Binary(
            "overly_sleepy_in_day",
            0.182,
            List.of(
                term(DISTURBED, 0.55, "Johns 1993"),
                term(MOOD, 0.35, "Bixler 2005"),
                term(NEED, 0.25, "Klerman 2005"),
                term(SHIFTS, 0.6, "Akerstedt 2009"))),
        new Binary(
            "limited_by_depression_anxiety",
            0.037,
            List.of(
                term(MOOD, 1.0, "by definition of the trait"),
                term(FITNESS, -0.2, "Schuch 2016"),
                term(AUTONOMIC, -0.2, "Kemp 2010"),
                term(IRREGULAR, 0.3, "Lyall 2018: 1.06 to 1.1 a quintile of rhythmicity"))),
        new Binary(
            "memory_problem",
            0.089,
            List.of(
                term(AGE, 0.03, NHANES),
                term(MOOD, 0.45, "Jorm 2001"),
                term(DISTURBED, 0.2, "Yaffe 2011"),
                term(FITNESS, -0.2, "Defina 2013"))),
        new Continuous(
            "self_rated_health",
            2.65,
            0.75,
            1,
            List.of(
                term(AGE, 0.008, NHANES),
                term(METABOLIC, 0.18, NHANES),
                term(MOOD, 0.20, NHANES),
                term(FITNESS, -0.15, "Schuch 2016"),
                term(SMOKER, 0.25, NHANES))),
        new Binary(
            "heavy_drinker",
            0.069,
            List.of(
                term(DRINKING, 1.1, "by definition of the trait"),
                term(SMOKER, 0.8, NHANES),
                term(AGE, -0.01, NHANES))),
        new Continuous(
            "leisure_mvpa_min_week",
            230,
            210,
            0,
            List.of(
                term(FITNESS, 120, "Dyrstad 2016"),
                term(AGE, -1.5, NHANES),
                term(FEMALE, -50, NHANES),
                term(MOOD, -30, "Schuch 2017"))),
        new Binary(
            "dead_5y",
            0.0626,
            List.of(
                term(AGE, 0.085, NHANES),
                term(FEMALE, -0.4, NHANES),
                term(SMOKER, 0.8, "Jha 2013"),
                term(FITNESS, -0.45, "Kodama 2009: 13 % a MET"),
                term(AUTONOMIC, -0.2, "Hillebrand 2013"),
                term(METABOLIC, 0.2, "Mottillo 2010"),
                term(BETA, 0.1, "confounded by indication"))));
  }

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
    for (LabelModel m : MODELS) {
      switch (m) {
        case Binary b -> {
          double p = probability(b, t);
          values.put(b.task(), draw.chance(p) ? 1.0 : 0.0);
          bayes.put(b.task(), p);
        }
        case Continuous c -> {
          double expected = expected(c.task(), t);
          values.put(c.task(), Math.max(c.min(), expected + c.noise() * draw.normal()));
          bayes.put(c.task(), expected);
        }
      }
    }
    Map<String, Double> said = known.labels();
    said.forEach(values::replace);
    derived(t, draw, values, bayes);
    values.putAll(said);
    values.forEach((task, v) -> sink.accept(new Label(personId, task, Optional.empty(), v)));
    bayes.forEach((task, v) -> sink.accept(new Label(personId, BAYES + task, Optional.empty(), v)));
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

  /// The expected waist, in cm.
  static double waist(Traits t) {
    return 30 + 2.35 * t.bmi() + (t.female() ? -5 : 0) + 0.08 * (t.ageYears() - 45);
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
