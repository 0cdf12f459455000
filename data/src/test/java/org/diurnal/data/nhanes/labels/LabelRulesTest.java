package org.diurnal.data.nhanes.labels;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.data.nhanes.labels.Answers.person;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule on rows worked by hand.
class LabelRulesTest {
  private static final int MAN = 1;
  private static final int WOMAN = 2;

  /// One variable decides one label, for a woman of an age.
  @ParameterizedTest(name = "{0} of {1} = {2} at {3} years is {4}")
  @CsvSource({
    // codes for refused and not known are missing, blanks too
    "heart_failure, MCQ160B, 1, 50, 1",
    "heart_failure, MCQ160B, 2, 50, 0",
    "heart_failure, MCQ160B, 7, 50, NaN",
    "heart_failure, MCQ160B, 9, 50, NaN",
    "heart_failure, MCQ160B, NaN, 50, NaN",
    // a number that the codebook does not have is no answer
    "heart_failure, MCQ160B, 3, 50, NaN",
    "heart_failure, MCQ160B, 1.5, 50, NaN",
    "diabetes_told, DIQ010, 3, 50, 0",
    "diabetes_told, DIQ010, 9, 50, NaN",
    "diabetes_pills, DIQ070, 1, 50, 1",
    "diabetes_pills, DID070, 2, 50, 0",
    "foreign_born, DMDBORN, 1, 3, 0",
    "foreign_born, DMDBORN, 3, 3, 1",
    "foreign_born, DMDBORN, 7, 3, NaN",
    "married_or_partner, DMDMARTL, 6, 20, 1",
    "married_or_partner, DMDMARTL, 6, 19, NaN",
    "married_or_partner, DMDMARTL, 5, 20, 0",
    "married_or_partner, DMDMARTL, 77, 20, NaN",
    "college_degree, DMDEDUC2, 5, 30, 1",
    "college_degree, DMDEDUC2, 4, 30, 0",
    "veteran, DMQMILIT, 1, 17, NaN",
    "pregnant, RIDEXPRG, 1, 30, 1",
    "pregnant, RIDEXPRG, 3, 30, NaN",
    "in_poverty, INDFMPIR, 0.99, 30, 1",
    "in_poverty, INDFMPIR, 1, 30, 0",
    "in_poverty, INDFMPIR, 0, 30, 1",
    // limits, on both sides
    "obese, BMXBMI, 30, 18, 1",
    "obese, BMXBMI, 29.99, 18, 0",
    "obese, BMXBMI, 30, 17, NaN",
    "severely_obese, BMXBMI, 35, 40, 1",
    "abdominal_obesity, BMXWAIST, 88, 40, 0",
    "abdominal_obesity, BMXWAIST, 88.1, 40, 1",
    "pulse_ge_85, BPXPLS, 84, 40, 0",
    "pulse_ge_85, BPXPLS, 85, 40, 1",
    "pulse_irregular, BPXPULS, 2, 40, 1",
    "high_total_cholesterol, LBXTC, 240, 40, 1",
    "high_total_cholesterol, LBXTC, 239, 40, 0",
    "low_hdl, LBXHDD, 49, 40, 1",
    "low_hdl, LBDHDD, 50, 40, 0",
    "sleep_hours, SLD010H, 77, 40, NaN",
    "sleep_hours, SLD010H, 12, 40, 12",
    "short_sleep, SLD010H, 6, 40, 1",
    "short_sleep, SLD010H, 99, 40, NaN",
    "long_sleep, SLD010H, 9, 40, 1",
    "sleep_latency_min, SLD020M, 0, 40, 0",
    "sleep_latency_min, SLD020M, 99, 40, NaN",
    "frequent_snoring, SLQ030, 3, 40, 1",
    "frequent_snoring, SLQ030, 0, 40, 0",
    "frequent_snoring, SLQ030, 9, 40, NaN",
    "snort_stop_breathing, SLQ040, 1, 40, 1",
    "trouble_falling_asleep, SLQ080, 2, 40, 0",
    "trouble_falling_asleep, SLQ080, 3, 40, 1",
    "trouble_falling_asleep, SLQ080, 4, 40, 1",
    "trouble_falling_asleep, SLQ080, 7, 40, NaN",
    // never does it is no answer to how hard it is
    "walk_quarter_mile_difficulty, PFQ061B, 1, 70, 0",
    "walk_quarter_mile_difficulty, PFQ061B, 4, 70, 1",
    "walk_quarter_mile_difficulty, PFQ061B, 5, 70, NaN",
    "memory_problem, PFQ057, 9, 70, NaN",
    "work_limited, PFQ049, 1, 19, NaN",
    "mort_eligible, ELIGSTAT, 1, 40, 1",
    "mort_eligible, ELIGSTAT, 2, 12, 0",
    "mort_dead_2019, MORTSTAT, 0, 40, 0",
    "season_nov_apr, RIDEXMON, 2, 40, 0",
  })
  void aVariableDecides(String label, String variable, double cell, int years, Double expected) {
    assertThat(person(years, WOMAN).with(variable, cell).value(label)).isEqualTo(expected);
  }

  /// One taken label decides another.
  @ParameterizedTest(name = "{0} at {1} {2} is {3} for women, {4} for men")
  @CsvSource({
    "hba1c_ge_6_5, hba1c_pct, 6.5, 1, 1",
    "hba1c_ge_6_5, hba1c_pct, 6.4, 0, 0",
    "prediabetes_or_worse_hba1c, hba1c_pct, 5.7, 1, 1",
    "crp_elevated, crp, 0.3, 0, 0",
    "crp_elevated, crp, 0.31, 1, 1",
    "hyperuricemia, uric_acid, 6.5, 1, 0",
    "hyperuricemia, uric_acid, 7.1, 1, 1",
    "high_ggt, ggt, 48, 1, 0",
    "high_triglycerides, triglycerides, 150, 1, 1",
    "high_triglycerides, triglycerides, 149, 0, 0",
    "fair_or_poor_health, self_rated_health, 4, 1, 1",
    "fair_or_poor_health, self_rated_health, 3, 0, 0",
    "albuminuria, urine_acr, 30, 1, 1",
    "egfr_below_60, egfr, 60, 0, 0",
    "egfr_below_60, egfr, 59.9, 1, 1",
    "phenoage_accelerated, phenoage, 50, 0, 0",
    "phenoage_accelerated, phenoage, 50.1, 1, 1",
  })
  void aTakenLabelDecides(String label, String from, double value, Double women, Double men) {
    assertThat(person(50, WOMAN).taken(from, value).value(label)).isEqualTo(women);
    assertThat(person(50, MAN).taken(from, value).value(label)).isEqualTo(men);
    assertThat(person(50, MAN).value(label)).as("without %s", from).isNaN();
  }

  @Test
  void bloodPressureIsTheMeanWithoutTheFirstReading() {
    Answers four =
        person(40, MAN)
            .with("BPXSY1", 150)
            .with("BPXSY2", 130)
            .with("BPXSY3", 120)
            .with("BPXSY4", 128);
    assertThat(four.value("sbp_mmhg")).isEqualTo((130 + 120 + 128) / 3.0);
    // The first that was read is left out, whatever its number.
    Answers late = person(40, MAN).with("BPXSY2", 150).with("BPXSY3", 120);
    assertThat(late.value("sbp_mmhg")).isEqualTo(120);
    assertThat(person(40, MAN).with("BPXSY1", 150).value("sbp_mmhg")).isEqualTo(150);
    assertThat(person(40, MAN).value("sbp_mmhg")).isNaN();
  }

  @Test
  void aDiastolicReadingOfZeroIsNoReading() {
    Answers zeros = person(40, MAN).with("BPXDI1", 70).with("BPXDI2", 0).with("BPXDI3", 66);
    assertThat(zeros.value("dbp_mmhg")).isEqualTo(66);
    assertThat(person(40, MAN).with("BPXDI1", 0).value("dbp_mmhg")).isNaN();
  }

  @Test
  void oneHighPressureIsEnoughButALowOneIsNot() {
    assertThat(person(40, MAN).with("BPXSY1", 140).value("bp_ge_140_90")).isEqualTo(1);
    assertThat(person(40, MAN).with("BPXSY1", 120).value("bp_ge_140_90")).isNaN();
    Answers normal = person(40, MAN).with("BPXSY1", 120).with("BPXDI1", 80);
    assertThat(normal.value("bp_ge_140_90")).isZero();
    assertThat(person(17, MAN).with("BPXSY1", 140).value("bp_ge_140_90")).isNaN();
  }

  @Test
  void anyOfSeveralIsUnknownOnlyWhileItMayBeYes() {
    Answers p = person(60, MAN);
    for (String item : new String[] {"MCQ160B", "MCQ160C", "MCQ160D", "MCQ160E"}) {
      p.with(item, 2);
    }
    assertThat(p.with("MCQ160F", 9).value("any_cvd")).isNaN();
    assertThat(p.with("MCQ160F", 2).value("any_cvd")).isZero();
    assertThat(p.with("MCQ160F", 9).with("MCQ160E", 1).value("any_cvd")).isEqualTo(1);
  }

  @Test
  void whoNeverHadAsthmaDoesNotHaveIt() {
    assertThat(person(30, MAN).with("MCQ010", 2).value("asthma_current")).isZero();
    assertThat(person(30, MAN).with("MCQ010", 1).value("asthma_current")).isNaN();
    assertThat(person(30, MAN).with("MCQ010", 1).with("MCQ035", 1).value("asthma_current"))
        .isEqualTo(1);
    assertThat(person(30, MAN).with("MCQ010", 9).value("asthma_current")).isNaN();
  }

  @Test
  void mobilityCountsWhatWasNotAskedAsNoDifficultyButNotWhatIsNotKnown() {
    assertThat(person(30, MAN).value("mobility_problem")).as("never asked anything").isNaN();
    Answers well = person(30, MAN).with("PFQ054", 2);
    assertThat(well.value("mobility_problem")).isZero();
    assertThat(well.with("PFQ061B", 5).value("mobility_problem")).as("never does it").isZero();
    assertThat(well.with("PFQ061B", 9).value("mobility_problem")).as("not known").isNaN();
    assertThat(well.with("PFQ061C", 2).value("mobility_problem")).as("settled").isEqualTo(1);
    assertThat(person(30, MAN).with("PFQ054", 1).value("mobility_problem")).isEqualTo(1);
  }

  @Test
  void dailyLivingLooksAtFiveActivities() {
    Answers p = person(70, WOMAN).with("PFQ054", 2);
    for (String activity : "H I J K".split(" ")) {
      p.with("PFQ061" + activity, 1);
    }
    assertThat(p.with("PFQ061L", 1).value("adl_difficulty")).isZero();
    assertThat(p.with("PFQ061L", 7).value("adl_difficulty")).isNaN();
    assertThat(p.with("PFQ061L", 3).value("adl_difficulty")).isEqualTo(1);
    assertThat(p.with("PFQ061L", 1).with("PFQ061G", 4).value("adl_difficulty")).isZero();
  }

  @Test
  void aCauseIsNamedInAnyOfFivePlaces() {
    Answers p = person(50, WOMAN).with("PFQ054", 2);
    assertThat(p.value("limited_by_depression_anxiety")).as("no difficulty").isZero();
    p.with("PFQ063A", 11).with("PFQ063C", 14);
    assertThat(p.value("limited_by_depression_anxiety")).isEqualTo(1);
    assertThat(p.value("limited_by_back_neck")).isEqualTo(1);
    assertThat(p.value("limited_by_arthritis")).isZero();
  }

  @Test
  void smokingFollowsTheSkipPattern() {
    Answers never = person(40, MAN).with("SMQ020", 2);
    assertThat(never.value("current_smoker")).isZero();
    assertThat(never.value("cigarettes_per_day")).isZero();
    Answers former = person(40, MAN).with("SMQ020", 1).with("SMQ040", 3);
    assertThat(former.value("current_smoker")).isZero();
    assertThat(former.value("cigarettes_per_day")).isZero();
    Answers smoker = person(40, MAN).with("SMQ020", 1).with("SMQ040", 2).with("SMD650", 12);
    assertThat(smoker.value("current_smoker")).isEqualTo(1);
    assertThat(smoker.value("cigarettes_per_day")).isEqualTo(12);
    assertThat(smoker.with("SMD650", 999).value("cigarettes_per_day")).isNaN();
    Answers young = person(15, MAN).with("SMD650", 3);
    assertThat(young.value("cigarettes_per_day")).isEqualTo(3);
    assertThat(young.value("ever_smoker")).isNaN();
  }

  @ParameterizedTest(name = "{0} days of unit {1}, {2} drinks each: {3} a week")
  @CsvSource({
    "2, 1, 3, 6",
    "10, 1, 2, 14", // at most 7 days a week
    "4, 2, 2, 1.8398357", // 4 * 12 * 7 / 365.25 * 2
    "12, 3, 5, 1.1498973", // 12 * 7 / 365.25 * 5
    "0, NaN, NaN, 0",
    "999, NaN, 2, NaN",
    "2, 1, 99, NaN",
    "2, 1, 999, NaN",
    "2, NaN, 2, NaN",
  })
  void drinksAWeek(double days, double unit, double drinks, double expected) {
    Answers p =
        person(40, WOMAN).with("ALQ120Q", days).with("ALQ120U", unit).with("ALQ130", drinks);
    double value = p.value("drinks_per_week");
    if (Double.isNaN(expected)) {
      assertThat(value).isNaN();
      assertThat(p.value("heavy_drinker")).isNaN();
    } else {
      assertThat(value).isCloseTo(expected, within(1e-7));
      assertThat(p.value("heavy_drinker")).isEqualTo(expected > 7 ? 1 : 0);
      assertThat(p.value("any_alcohol_past_year")).isEqualTo(expected > 0 ? 1 : 0);
    }
    assertThat(p.with("RIDAGEYR", 19).value("drinks_per_week")).isNaN();
  }

  @Test
  void abstainersDrinkNothing() {
    Answers p = person(40, MAN).with("ALQ110", 2);
    assertThat(p.value("drinks_per_week")).isZero();
    assertThat(p.value("five_plus_drinks_day")).isZero();
    assertThat(p.value("ever_daily_heavy_drinking")).isZero();
    Answers lastYear = person(40, MAN).with("ALQ110", 1).with("ALQ120Q", 0).with("ALQ150", 1);
    assertThat(lastYear.value("five_plus_drinks_day")).isZero();
    assertThat(lastYear.value("ever_daily_heavy_drinking")).isEqualTo(1);
  }

  @Test
  void aDayWithFiveDrinksIsAnsweredByItself() {
    Answers p = person(40, MAN).with("ALQ120Q", 999).with("ALQ140Q", 3);
    assertThat(p.value("five_plus_drinks_day")).isEqualTo(1);
    assertThat(p.with("ALQ140Q", 9999).value("five_plus_drinks_day")).as("not known").isNaN();
    assertThat(p.with("ALQ140Q", 0).value("five_plus_drinks_day")).isZero();
  }

  @Test
  void exerciseIsSummedOverActivities() {
    Answers p =
        person(12, WOMAN)
            .rows("PADLEVEL", 1, 2, 1)
            .rows("PADTIMES", 30, 15, 3)
            .rows("PADDURAT", 10, 20, 20);
    // moderate 30 * 10 + 3 * 20 = 360, vigorous 15 * 20 = 300 minutes in 30 days
    assertThat(p.value("leisure_mvpa_min_week")).isCloseTo(660 * 7 / 30.0, within(1e-9));
    assertThat(p.value("any_vigorous_leisure")).isEqualTo(1);
    // 360 + 2 * 300 = 960 in 30 days = 224 a week
    assertThat(p.value("meets_150min_mvpa")).isEqualTo(1);
    Answers nothing = person(12, WOMAN);
    assertThat(nothing.value("leisure_mvpa_min_week")).isZero();
    assertThat(nothing.value("any_vigorous_leisure")).isZero();
    assertThat(nothing.value("meets_150min_mvpa")).isZero();
    assertThat(person(11, WOMAN).value("leisure_mvpa_min_week")).isNaN();
  }

  @Test
  void anActivityOfUnknownLengthMakesTheSumUnknownButNotWhatTheRestSettles() {
    Answers p =
        person(30, MAN).rows("PADLEVEL", 2, 1).rows("PADTIMES", NaN, 30).rows("PADDURAT", NaN, 60);
    assertThat(p.value("leisure_mvpa_min_week")).isNaN();
    assertThat(p.value("any_vigorous_leisure")).isEqualTo(1);
    assertThat(p.value("meets_150min_mvpa")).as("30 * 60 is 420 a week").isEqualTo(1);
    Answers little = p.rows("PADDURAT", NaN, 10);
    assertThat(little.value("meets_150min_mvpa")).as("70 a week and an unknown rest").isNaN();
  }

  @Test
  void aSleepDisorderIsNamedOrNot() {
    Answers none = person(40, MAN).with("SLQ060", 2);
    assertThat(none.value("sleep_apnea_told")).isZero();
    Answers apnea = person(40, MAN).with("SLQ060", 1).with("SLQ070A", 1);
    assertThat(apnea.value("sleep_apnea_told")).isEqualTo(1);
    assertThat(apnea.value("insomnia_told")).isZero();
    assertThat(person(40, MAN).with("SLQ060", 9).value("sleep_apnea_told")).isNaN();
    Answers both = apnea.with("SLQ070B", 2);
    assertThat(both.value("insomnia_told")).isEqualTo(1);
  }

  @Test
  void metabolicSyndromeIsDecidedAsSoonAsTheRestCannotChangeIt() {
    Answers p =
        person(50, MAN).with("BMXWAIST", 110).taken("triglycerides", 200).with("LBXHDD", 50);
    assertThat(p.value("metabolic_syndrome")).as("2 of 3 known").isNaN();
    assertThat(p.with("BPXSY1", 130).value("metabolic_syndrome")).as("3").isEqualTo(1);
    p.with("BPXSY1", 120).with("BPXDI1", 80).taken("bp_medication", 0);
    assertThat(p.value("metabolic_syndrome")).as("glucose unknown").isNaN();
    p.taken("serum_glucose", 90).with("DIQ010", 2);
    assertThat(p.value("metabolic_syndrome")).as("2 of 5").isZero();
    assertThat(p.with("DIQ010", 1).value("metabolic_syndrome")).as("diabetes").isEqualTo(1);
    assertThat(p.with("RIDAGEYR", 17).value("metabolic_syndrome")).isNaN();
    Answers slim =
        person(50, WOMAN).with("BMXWAIST", 80).with("LBXHDD", 60).taken("triglycerides", 90);
    assertThat(slim.value("metabolic_syndrome")).as("3 are not met").isZero();
  }

  @ParameterizedTest(name = "dead {0} after {1} months: within 2, 5, 10 years {2}, {3}, {4}")
  @CsvSource({
    "1, 24, 1, 1, 1",
    "1, 25, 0, 1, 1",
    "1, 60, 0, 1, 1",
    "1, 61, 0, 0, 1",
    "1, 121, 0, 0, 0",
    "1, 0, 1, 1, 1",
    "0, 180, 0, 0, 0",
    // a shorter follow-up of the living says nothing of what came after
    "0, 30, 0, NaN, NaN",
    "NaN, 180, NaN, NaN, NaN",
    "1, NaN, NaN, NaN, NaN",
  })
  void deathWithinYears(double dead, double months, Double two, Double five, Double ten) {
    Answers p = person(60, MAN).with("MORTSTAT", dead).with("PERMTH_EXM", months);
    assertThat(p.value("dead_2y")).isEqualTo(two);
    assertThat(p.value("dead_5y")).isEqualTo(five);
    assertThat(p.value("dead_10y")).isEqualTo(ten);
  }

  @Test
  void aCauseOfDeathCountsOnlyInTime() {
    Answers heart =
        person(60, MAN).with("MORTSTAT", 1).with("PERMTH_EXM", 100).with("UCOD_LEADING", 1);
    assertThat(heart.value("cvd_death_10y")).isEqualTo(1);
    assertThat(heart.value("cancer_death_10y")).isZero();
    assertThat(heart.with("UCOD_LEADING", 5).value("cvd_death_10y")).isEqualTo(1);
    assertThat(heart.with("UCOD_LEADING", NaN).value("cvd_death_10y")).isNaN();
    assertThat(heart.with("PERMTH_EXM", 130).value("cvd_death_10y")).isZero();
  }
}
