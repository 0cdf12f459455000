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
import static org.diurnal.data.simulate.Facts.REST;
import static org.diurnal.data.simulate.Facts.SHIFTS;
import static org.diurnal.data.simulate.Facts.SMOKER;

import java.util.List;
import org.diurnal.data.simulate.LabelModel.Binary;
import org.diurnal.data.simulate.LabelModel.Continuous;
import org.diurnal.data.simulate.LabelModel.Term;

/// On what labels depend, and how much. Every number stands in
/// `docs/reference/simulator-effects.md` with its study and how it follows from that; a test keeps
/// the two in step.
///
/// Prevalences and means are those of adults in NHANES 2003-2006, weighted to the population. Where
/// NHANES is the source, the effect is such that a regression of simulated people gives what the
/// same regression of the survey's people gives.
final class HealthModels {
  private static final String NHANES = "NHANES 2003-2006";
  private static final String NHANES_SLEEP = "NHANES 2005-2006";
  private static final String NHANES_MOOD = "NHANES 2011-2014";
  private static final String OWN = "our own";
  private static final String DEFINITION = "our own: what the trait is";

  /// One for each label that is drawn.
  static final List<LabelModel> ALL =
      List.of(
          new Binary(
              "hypertension_jnc7",
              0.302,
              List.of(
                  term(AGE, 0.078, NHANES),
                  term(BMI, 0.054, NHANES),
                  term(FITNESS, -0.3, "Carnethon 2003"),
                  term(AUTONOMIC, -0.12, "Schroeder 2003"),
                  term(DISTURBED, 0.25, "Young 1997"),
                  term(DRINKING, 0.15, "Roerecke 2018"))),
          new Binary(
              "any_cvd",
              0.093,
              List.of(
                  term(AGE, 0.077, NHANES),
                  term(FEMALE, -0.29, NHANES),
                  term(SMOKER, 0.46, NHANES),
                  term(METABOLIC, 0.52, "Mottillo 2010"),
                  term(FITNESS, -0.36, "Kodama 2009"),
                  term(AUTONOMIC, -0.3, "Hillebrand 2013"),
                  term(SHIFTS, 0.21, "Vyas 2012"))),
          new Binary(
              "heart_failure",
              0.026,
              List.of(
                  term(AGE, 0.078, NHANES),
                  term(FEMALE, -0.55, NHANES),
                  term(BMI, 0.011, NHANES),
                  term(FITNESS, -0.52, "Khan 2014"),
                  term(METABOLIC, 0.4, "Ingelsson 2005"),
                  term(AUTONOMIC, -0.08, "Baig 2022"))),
          new Binary(
              "coronary_heart_disease",
              0.037,
              List.of(
                  term(AGE, 0.074, NHANES),
                  term(FEMALE, -1.02, NHANES),
                  term(SMOKER, 0.6, "INTERHEART 2004"),
                  term(METABOLIC, 0.42, "Mottillo 2010"),
                  term(FITNESS, -0.36, "Kodama 2009"),
                  term(AUTONOMIC, -0.3, "Hillebrand 2013"))),
          new Binary(
              "stroke",
              0.029,
              List.of(
                  term(AGE, 0.062, NHANES),
                  term(SMOKER, 0.59, NHANES),
                  term(METABOLIC, 0.5, "Mottillo 2010"),
                  term(FITNESS, -0.31, "Lee 2002, Khan 2017"),
                  term(DISTURBED, 0.3, "Yaggi 2005"))),
          new Continuous(
              "sbp_mmhg",
              122.6,
              15.5,
              75,
              List.of(
                  term(AGE, 0.45, NHANES),
                  term(BMI, 0.22, NHANES),
                  term(FEMALE, -3.2, NHANES),
                  term(FITNESS, -2.5, "Cornelissen 2013"),
                  term(AUTONOMIC, -2, OWN))),
          new Continuous("resting_pulse_bpm", 5, 10.2, 35, List.of(term(REST, 1, OWN))),
          new Binary(
              "diabetes_any",
              0.085,
              List.of(
                  term(AGE, 0.043, NHANES),
                  term(METABOLIC, 0.95, "Ford 2008"),
                  term(FITNESS, -0.3, "Carnethon 2003"),
                  term(AUTONOMIC, -0.07, "Carnethon 2003a"),
                  term(DISTURBED, 0.2, "Anothaisintawee 2016"),
                  term(SHIFTS, 0.09, "Gan 2015"))),
          new Continuous(
              "hba1c_pct",
              5.43,
              0.45,
              3.8,
              List.of(
                  term(AGE, 0.011, NHANES),
                  term(METABOLIC, 0.24, NHANES),
                  term(FITNESS, -0.06, "Boniol 2017"),
                  term(DISTURBED, 0.03, NHANES_SLEEP))),
          new Binary(
              "metabolic_syndrome",
              0.295,
              List.of(
                  term(AGE, 0.059, NHANES),
                  term(METABOLIC, 1.1, DEFINITION),
                  term(BMI, 0.15, NHANES),
                  term(FITNESS, -0.35, "LaMonte 2005"),
                  term(SHIFTS, 0.45, "Wang 2014"))),
          new Continuous(
              "hdl_cholesterol",
              48,
              13.4,
              15,
              List.of(
                  term(FEMALE, 13, NHANES),
                  term(METABOLIC, -4, OWN),
                  term(BMI, -0.19, NHANES),
                  term(FITNESS, 2.5, "Kodama 2007"),
                  term(DRINKING, 3.3, NHANES))),
          new Binary(
              "high_triglycerides",
              0.319,
              List.of(
                  term(AGE, 0.01, NHANES),
                  term(METABOLIC, 0.76, NHANES),
                  term(FEMALE, -0.51, NHANES),
                  term(FITNESS, -0.2, OWN))),
          new Continuous(
              "serum_glucose",
              96.3,
              17,
              50,
              List.of(
                  term(AGE, 0.28, NHANES),
                  term(FEMALE, -3.8, NHANES),
                  term(METABOLIC, 7.2, NHANES),
                  term(FITNESS, -1.2, "Boniol 2017"))),
          new Binary(
              "chronic_kidney_disease",
              0.129,
              List.of(
                  term(AGE, 0.053, NHANES),
                  term(METABOLIC, 0.27, "Thomas 2011"),
                  term(FITNESS, -0.18, "DeFina 2016"),
                  term(AUTONOMIC, -0.26, "Brotman 2010"))),
          new Continuous(
              "sleep_hours",
              6.82,
              1.1,
              2,
              List.of(
                  term(NEED, 0.8, OWN),
                  term(SHIFTS, -0.5, "Pilcher 2000"),
                  term(LATE, -0.12, "Roenneberg 2012"),
                  term(DISTURBED, -0.5, NHANES_SLEEP),
                  term(FEMALE, 0.21, NHANES_SLEEP),
                  term(AGE, 0.011, NHANES_SLEEP))),
          new Binary(
              "trouble_falling_asleep",
              0.16,
              List.of(
                  term(DISTURBED, 0.75, DEFINITION),
                  term(MOOD, 0.45, NHANES_MOOD),
                  term(LATE, 0.25, "Merikanto 2012"),
                  term(FEMALE, 0.43, NHANES_SLEEP),
                  term(IRREGULAR, 0.4, OWN))),
          new Binary(
              "sleep_disorder_told",
              0.074,
              List.of(
                  term(DISTURBED, 0.8, DEFINITION),
                  term(BMI, 0.038, NHANES_SLEEP),
                  term(AGE, 0.009, NHANES_SLEEP))),
          new Binary(
              "snort_stop_breathing",
              0.202,
              List.of(
                  term(DISTURBED, 0.7, DEFINITION),
                  term(BMI, 0.024, NHANES_SLEEP),
                  term(FEMALE, -0.64, NHANES_SLEEP),
                  term(DRINKING, 0.1, "Simou 2018"))),
          new Binary(
              "overly_sleepy_in_day",
              0.185,
              List.of(
                  term(DISTURBED, 0.55, "Theorell-Haglow 2015"),
                  term(MOOD, 0.35, "Theorell-Haglow 2015"),
                  term(NEED, 0.25, "Sleep need in Korea 2016"),
                  term(SHIFTS, 0.6, "Akerstedt 2009"),
                  term(FEMALE, 0.3, NHANES_SLEEP))),
          new Binary(
              "limited_by_depression_anxiety",
              0.037,
              List.of(term(MOOD, 1.47, NHANES_MOOD), term(IRREGULAR, 0.24, "Lyall 2018"))),
          new Binary(
              "memory_problem",
              0.071,
              List.of(
                  term(AGE, 0.036, NHANES),
                  term(MOOD, 1, NHANES_MOOD),
                  term(DISTURBED, 0.2, "Yaffe 2011"),
                  term(FITNESS, -0.16, "DeFina 2013"))),
          new Continuous(
              "self_rated_health",
              2.52,
              0.75,
              1,
              List.of(
                  term(AGE, 0.0032, NHANES_MOOD),
                  term(METABOLIC, 0.24, NHANES_MOOD),
                  term(MOOD, 0.27, NHANES_MOOD),
                  term(FITNESS, -0.15, OWN),
                  term(SMOKER, 0.34, NHANES_MOOD))),
          new Binary(
              "heavy_drinker",
              0.083,
              List.of(
                  term(DRINKING, 1.1, DEFINITION),
                  term(SMOKER, 1.09, NHANES),
                  term(AGE, -0.008, NHANES))),
          new Continuous(
              "leisure_mvpa_min_week",
              166,
              310,
              0,
              List.of(
                  term(FITNESS, 100, OWN),
                  term(AGE, -4, NHANES),
                  term(FEMALE, -89, NHANES),
                  term(MOOD, -30, NHANES_MOOD))),
          new Binary(
              "dead_5y",
              0.048,
              List.of(
                  term(AGE, 0.106, NHANES),
                  term(FEMALE, -0.55, NHANES),
                  term(SMOKER, 0.96, NHANES),
                  term(FITNESS, -0.31, "Kodama 2009"),
                  term(AUTONOMIC, -0.26, "Jarczok 2022"),
                  term(METABOLIC, 0.28, "Mottillo 2010"),
                  term(BETA, 0.1, OWN))));

  private HealthModels() {}

  private static Term term(Facts trait, double effect, String source) {
    return new Term(trait, effect, source);
  }
}
