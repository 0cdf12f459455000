package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.taken;
import static org.diurnal.data.nhanes.labels.LabelKind.BINARY;
import static org.diurnal.data.nhanes.labels.LabelKind.ORDINAL;
import static org.diurnal.data.nhanes.labels.LabelKind.REGRESSION;
import static org.diurnal.data.nhanes.labels.Terms.above;
import static org.diurnal.data.nhanes.labels.Terms.aged;
import static org.diurnal.data.nhanes.labels.Terms.any;
import static org.diurnal.data.nhanes.labels.Terms.atLeast;
import static org.diurnal.data.nhanes.labels.Terms.atLeastOf;
import static org.diurnal.data.nhanes.labels.Terms.below;
import static org.diurnal.data.nhanes.labels.Terms.bySex;
import static org.diurnal.data.nhanes.labels.Terms.label;

import java.util.List;

/// General health, blood pressure, medicines, kidneys and what follows from several of them. Mostly
/// made of files that a compilation has read.
final class ClinicalLabels {
  private static final String CARDIO =
      "cardioStatsUSA nhanes_data (from 18 years, with blood pressure)";
  private static final String PRESCRIBED = "RXQ_RX via " + CARDIO;

  static final List<LabelDefinition> ALL =
      List.of(
          taken(
              "self_rated_health",
              "general health",
              ORDINAL,
              "1-5",
              "1 excellent, 2 very good, 3 good, 4 fair, 5 poor; from 20 years",
              "HSQ HSD010 via " + LaboratoryLabels.BIOAGE),
          binary(
              "fair_or_poor_health",
              "general health",
              "fair or poor against the rest",
              atLeast(label("self_rated_health"), 4)),
          yesOrNo(
              "hypertension_jnc7",
              "cardiovascular",
              "mean pressure 140/90 or above, or medicine against it",
              CARDIO),
          yesOrNo(
              "hypertension_acc_aha",
              "cardiovascular",
              "mean pressure 130/80 or above, or medicine against it",
              CARDIO),
          yesOrNo(
              "bp_medication",
              "medication",
              "takes medicine against high blood pressure",
              "BPQ via " + CARDIO),
          prescribed("beta_blocker"),
          prescribed("ace_inhibitor"),
          prescribed("thiazide"),
          prescribed("calcium_channel_blocker"),
          prescribed("loop_diuretic"),
          prescribed("angiotensin_receptor_blocker"),
          prescribed("statin"),
          prescribed("lipid_medication"),
          yesOrNo(
              "chronic_kidney_disease",
              "renal",
              "eGFR below 60, or urine albumin to creatinine ratio 30 mg/g or above",
              CARDIO),
          taken("egfr", "renal", REGRESSION, "mL/min/1.73 m2", "CKD-EPI", CARDIO),
          taken(
              "urine_acr",
              "renal",
              REGRESSION,
              "mg/g",
              "urine albumin to creatinine ratio",
              CARDIO),
          binary(
              "albuminuria",
              "renal",
              "albumin to creatinine ratio 30 mg/g or above",
              atLeast(label("urine_acr"), 30)),
          binary("egfr_below_60", "renal", "eGFR below 60", below(label("egfr"), 60)),
          yesOrNo(
              "diabetes_any",
              "metabolic",
              "told, HbA1c 6.5 % or above, or medicine against it; the compilation's definition",
              CARDIO),
          yesOrNo(
              "ascvd",
              "cardiovascular",
              "history of atherosclerotic cardiovascular disease",
              CARDIO),
          binary(
              "metabolic_syndrome",
              "metabolic",
              "three of: waist above 88 cm (women) or 102 cm (men); triglycerides 150 or above; HDL"
                  + " below 50 (women) or 40 (men); pressure 130/85 or above or medicine against it;"
                  + " serum glucose 100 or above or diabetes. Decided where unknown parts cannot"
                  + " change it; from 18 years",
              aged(
                  18,
                  atLeastOf(
                      3,
                      above(label("waist_cm"), bySex(88, 102)),
                      label("high_triglycerides"),
                      label("low_hdl"),
                      any(
                          atLeast(label("sbp_mmhg"), 130),
                          atLeast(label("dbp_mmhg"), 85),
                          label("bp_medication")),
                      any(atLeast(label("serum_glucose"), 100), label("diabetes_told"))))));

  private ClinicalLabels() {}

  private static LabelDefinition prescribed(String medicine) {
    return yesOrNo(
        medicine,
        "medication",
        medicine.replace('_', ' ') + " among the prescriptions shown",
        PRESCRIBED);
  }

  private static LabelDefinition yesOrNo(
      String name, String domain, String definition, String from) {
    return taken(name, domain, BINARY, "", definition, from);
  }
}
