package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.Terms.any;
import static org.diurnal.data.nhanes.labels.Terms.constant;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.label;
import static org.diurnal.data.nhanes.labels.Terms.no;
import static org.diurnal.data.nhanes.labels.Terms.when;
import static org.diurnal.data.nhanes.labels.Terms.yes;

import java.util.List;

/// What a doctor has told people, by their own account: tables DIQ and MCQ. Refused and not known
/// are missing.
final class ConditionLabels {
  private static final String TOLD = "ever told by a doctor: ";

  private static final Variable DIABETES =
      Variable.of("DIQ", "DIQ010", Codebook.codes(1, 3).or(7, 9));
  private static final Variable INSULIN = Variable.of("DIQ", "DIQ050", Codebook.YES_NO);
  private static final Variable PILLS =
      Variable.only(Cycle.C, "DIQ", "DIQ070", Codebook.YES_NO).and(Cycle.D, "DIQ", "DID070");
  private static final Variable PREDIABETES =
      Variable.only(Cycle.D, "DIQ", "DIQ160", Codebook.YES_NO);
  private static final Variable ASTHMA = asked("MCQ010");
  private static final Variable ASTHMA_STILL = asked("MCQ035");

  static final List<LabelDefinition> ALL =
      List.of(
          binary(
              "diabetes_told",
              "metabolic",
              TOLD + "diabetes; borderline counts as no; from 1 year",
              isOneOf(DIABETES, 1)),
          binary("takes_insulin", "metabolic", "takes insulin now; from 1 year", yes(INSULIN)),
          binary(
              "diabetes_pills",
              "metabolic",
              "takes pills to lower blood sugar; only those with diabetes, borderline or"
                  + " prediabetes were asked",
              yes(PILLS)),
          binary(
              "prediabetes_told",
              "metabolic",
              TOLD + "prediabetes; 2005-2006, from 12 years",
              yes(PREDIABETES)),
          binary("asthma_ever", "respiratory", TOLD + "asthma; from 1 year", yes(ASTHMA)),
          binary(
              "asthma_current",
              "respiratory",
              "still has asthma; never told is no; from 1 year",
              when(no(ASTHMA), constant(0), yes(ASTHMA_STILL))),
          told(
              "anemia_treatment",
              "haematology",
              "MCQ053",
              "treatment for anaemia in the past three months; from 1 year"),
          toldInC(
              "hay_fever",
              "respiratory",
              "MCQ120A",
              "hay fever in the past year; 2003-2004, 1 to 19 years"),
          toldInC(
              "frequent_headaches_child",
              "neurology",
              "MCQ120C",
              "frequent or severe headaches in the past year; 2003-2004, 4 to 19 years"),
          told(
              "told_overweight",
              "metabolic",
              "MCQ080",
              TOLD + "overweight; 2 to 19 years in 2003-2004, from 16 years in 2005-2006"),
          told(
              "trouble_seeing",
              "function",
              "MCQ140",
              "trouble seeing even with glasses or lenses; from 2 years"),
          told("arthritis", "musculoskeletal", "MCQ160A", TOLD + "arthritis; from 20 years"),
          told(
              "heart_failure",
              "cardiovascular",
              "MCQ160B",
              TOLD + "congestive heart failure; from 20 years"),
          told(
              "coronary_heart_disease",
              "cardiovascular",
              "MCQ160C",
              TOLD + "coronary heart disease; from 20 years"),
          told("angina", "cardiovascular", "MCQ160D", TOLD + "angina; from 20 years"),
          told("heart_attack", "cardiovascular", "MCQ160E", TOLD + "heart attack; from 20 years"),
          told("stroke", "cardiovascular", "MCQ160F", TOLD + "stroke; from 20 years"),
          told("emphysema", "respiratory", "MCQ160G", TOLD + "emphysema; from 20 years"),
          told(
              "chronic_bronchitis",
              "respiratory",
              "MCQ160K",
              TOLD + "chronic bronchitis; from 20 years"),
          told(
              "liver_condition",
              "metabolic",
              "MCQ160L",
              TOLD + "any liver condition; from 20 years"),
          told("thyroid_problem", "metabolic", "MCQ160M", TOLD + "thyroid problem; from 20 years"),
          told(
              "cancer_ever",
              "oncology",
              "MCQ220",
              TOLD + "cancer or malignancy of any kind; from 20 years"),
          toldInC(
              "adhd_told",
              "mental health",
              "MCQ060",
              TOLD + "attention deficit disorder; 2003-2004, 4 to 19 years"),
          toldInC(
              "learning_disability",
              "mental health",
              "MCQ083",
              "told by school or doctor of a learning disability; 2003-2004, 4 to 15 years"),
          binary(
              "any_cvd",
              "cardiovascular",
              "any of heart failure, coronary heart disease, angina, heart attack and stroke; no"
                  + " where all five are no",
              any(
                  label("heart_failure"),
                  label("coronary_heart_disease"),
                  label("angina"),
                  label("heart_attack"),
                  label("stroke"))),
          binary(
              "copd_like",
              "respiratory",
              "emphysema or chronic bronchitis; no where both are no",
              any(label("emphysema"), label("chronic_bronchitis"))));

  private ConditionLabels() {}

  private static LabelDefinition told(
      String name, String domain, String variable, String definition) {
    return binary(name, domain, definition, yes(asked(variable)));
  }

  private static LabelDefinition toldInC(
      String name, String domain, String variable, String definition) {
    return binary(
        name, domain, definition, yes(Variable.only(Cycle.C, "MCQ", variable, Codebook.YES_NO)));
  }

  private static Variable asked(String name) {
    return Variable.of("MCQ", name, Codebook.YES_NO);
  }
}
