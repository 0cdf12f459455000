package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.derived;
import static org.diurnal.data.nhanes.labels.LabelDefinition.quantity;
import static org.diurnal.data.nhanes.labels.LabelKind.CATEGORY;
import static org.diurnal.data.nhanes.labels.LabelKind.COVARIATE;
import static org.diurnal.data.nhanes.labels.LabelKind.DESIGN;
import static org.diurnal.data.nhanes.labels.Terms.aged;
import static org.diurnal.data.nhanes.labels.Terms.atLeast;
import static org.diurnal.data.nhanes.labels.Terms.below;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.no;
import static org.diurnal.data.nhanes.labels.Terms.value;
import static org.diurnal.data.nhanes.labels.Terms.yes;

import java.util.List;

/// Who people are, and how the survey drew them: table DEMO.
final class DemographicLabels {
  /// Years at screening, 85 and older as 85.
  static final Variable AGE = demo("RIDAGEYR", Codebook.codes(0, 85));

  /// 1 male, 2 female.
  static final Variable SEX = demo("RIAGENDR", Codebook.codes(1, 2));

  private static final Variable AGE_MONTHS = demo("RIDAGEEX", Codebook.codes(0, 1019));
  private static final Variable RACE = demo("RIDRETH1", Codebook.codes(1, 5));
  private static final Variable BORN = demo("DMDBORN", Codebook.codes(1, 3).or(7, 9));
  private static final Variable MARITAL = demo("DMDMARTL", Codebook.codes(1, 6).or(77, 99));
  private static final Variable EDUCATION = demo("DMDEDUC2", Codebook.codes(1, 5).or(7, 9));
  private static final Variable INCOME = demo("INDFMPIR", Codebook.range(0, 5));
  private static final Variable MILITARY = demo("DMQMILIT", Codebook.YES_NO);
  private static final Variable HOUSEHOLD = demo("DMDHHSIZ", Codebook.codes(1, 7));
  private static final Variable PREGNANT = demo("RIDEXPRG", Codebook.codes(1, 2).or(3));
  private static final Variable SEASON = demo("RIDEXMON", Codebook.codes(1, 2));
  private static final Variable INTERVIEW_WEIGHT = demo("WTINT2YR", Codebook.range(0, 1e6));
  private static final Variable EXAM_WEIGHT = demo("WTMEC2YR", Codebook.range(0, 1e6));
  private static final Variable UNIT = demo("SDMVPSU", Codebook.codes(1, 3));
  private static final Variable STRATUM = demo("SDMVSTRA", Codebook.codes(1, 999));

  static final List<LabelDefinition> ALL =
      List.of(
          quantity(
              "age_years",
              "demographic",
              "years",
              "age at screening, 85 and older as 85",
              value(AGE)),
          derived(
              "age_months_exam",
              "covariate",
              COVARIATE,
              "months",
              "age in months at the examination",
              value(AGE_MONTHS)),
          binary("female", "demographic", "female 1, male 0", no(SEX)),
          binary("age_ge_65", "demographic", "65 years or older", atLeast(value(AGE), 65)),
          derived(
              "race_ethnicity",
              "covariate",
              CATEGORY,
              "",
              "1 Mexican American, 2 other Hispanic, 3 non-Hispanic White, 4 non-Hispanic Black,"
                  + " 5 other or several",
              value(RACE)),
          binary(
              "foreign_born",
              "demographic",
              "born outside the 50 states and Washington, DC",
              isOneOf(BORN, 2, 3)),
          binary(
              "married_or_partner",
              "demographic",
              "married or living with a partner; from 20 years",
              aged(20, isOneOf(MARITAL, 1, 6))),
          binary(
              "college_degree",
              "demographic",
              "college graduate or above; from 20 years",
              aged(20, isOneOf(EDUCATION, 5))),
          quantity(
              "poverty_income_ratio",
              "demographic",
              "ratio",
              "family income to poverty threshold, 5 and above as 5",
              value(INCOME)),
          binary(
              "in_poverty",
              "demographic",
              "income below the poverty threshold",
              below(value(INCOME), 1)),
          binary(
              "veteran",
              "demographic",
              "served in the US armed forces; from 20 years",
              aged(20, yes(MILITARY))),
          derived(
              "household_size",
              "covariate",
              COVARIATE,
              "persons",
              "people in the household, 7 and more as 7",
              value(HOUSEHOLD)),
          binary(
              "pregnant",
              "reproductive",
              "pregnant at the examination, by urine test or own report; girls and women of 8 to 59"
                  + " years; not ascertained is missing",
              yes(PREGNANT)),
          derived(
              "wtint2yr",
              "survey design",
              DESIGN,
              "",
              "interview weight, two years",
              value(INTERVIEW_WEIGHT)),
          derived(
              "wtmec2yr",
              "survey design",
              DESIGN,
              "",
              "examination weight, two years; 0 for those not examined",
              value(EXAM_WEIGHT)),
          derived(
              "sdmvpsu", "survey design", DESIGN, "", "masked primary sampling unit", value(UNIT)),
          derived("sdmvstra", "survey design", DESIGN, "", "masked stratum", value(STRATUM)),
          derived(
              "season_nov_apr",
              "covariate",
              COVARIATE,
              "",
              "examined November to April 1, May to October 0",
              yes(SEASON)));

  private DemographicLabels() {}

  private static Variable demo(String name, Codebook codebook) {
    return Variable.of("DEMO", name, codebook);
  }
}
