package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.quantity;
import static org.diurnal.data.nhanes.labels.LabelKind.REGRESSION;
import static org.diurnal.data.nhanes.labels.Terms.above;
import static org.diurnal.data.nhanes.labels.Terms.atLeast;
import static org.diurnal.data.nhanes.labels.Terms.below;
import static org.diurnal.data.nhanes.labels.Terms.bySex;
import static org.diurnal.data.nhanes.labels.Terms.label;
import static org.diurnal.data.nhanes.labels.Terms.value;

import java.util.List;

/// Blood and body composition. Cholesterol comes from the survey's files; the rest was made of
/// files that a compilation has read (adults from 20 years; it took out values beyond five standard
/// deviations).
final class LaboratoryLabels {
  static final String BIOAGE = "BioAge NHANES4 (from 20 years, values beyond 5 SD removed)";
  private static final String BLOOD_PRESSURE =
      "cardioStatsUSA nhanes_data (from 18 years, with blood pressure)";

  private static final Variable CHOLESTEROL =
      Variable.only(Cycle.C, "L13", "LBXTC", Codebook.range(1, 2000))
          .and(Cycle.D, "TCHOL", "LBXTC");
  private static final Variable HDL =
      Variable.only(Cycle.C, "L13", "LBXHDD", Codebook.range(1, 500)).and(Cycle.D, "HDL", "LBDHDD");

  static final List<LabelDefinition> ALL =
      List.of(
          quantity(
              "total_cholesterol",
              "metabolic",
              "mg/dL",
              "serum; from 3 years in 2003-2004, from 6 years in 2005-2006",
              value(CHOLESTEROL)),
          quantity(
              "hdl_cholesterol",
              "metabolic",
              "mg/dL",
              "serum, direct; as `total_cholesterol`",
              value(HDL)),
          binary(
              "high_total_cholesterol",
              "metabolic",
              "240 mg/dL or above",
              atLeast(value(CHOLESTEROL), 240)),
          binary(
              "low_hdl",
              "metabolic",
              "below 50 (women) or 40 (men) mg/dL",
              below(value(HDL), bySex(50, 40))),
          LabelDefinition.taken(
              "hba1c_pct",
              "metabolic",
              REGRESSION,
              "%",
              "glycated haemoglobin as measured",
              "GHB LBXGH via " + BLOOD_PRESSURE + ", then " + BIOAGE),
          binary(
              "hba1c_ge_6_5",
              "metabolic",
              "HbA1c 6.5 % or above",
              atLeast(label("hba1c_pct"), 6.5)),
          binary(
              "prediabetes_or_worse_hba1c",
              "metabolic",
              "HbA1c 5.7 % or above",
              atLeast(label("hba1c_pct"), 5.7)),
          compiled("serum_glucose", "mg/dL", "glucose in serum, fasting or not", "LBXSGL"),
          compiled("albumin", "g/dL", "serum", "LBXSAL"),
          compiled("creatinine", "mg/dL", "serum", "LBXSCR"),
          compiled("uric_acid", "mg/dL", "serum", "LBXSUA"),
          compiled("crp", "mg/dL", "C-reactive protein", "LBXCRP"),
          compiled("white_cells", "1000/uL", "white blood cells", "LBXWBCSI"),
          compiled("lymphocyte_pct", "%", "lymphocytes of white blood cells", "LBXLYPCT"),
          compiled("neutrophil_pct", "%", "neutrophils of white blood cells", "LBXNEPCT"),
          compiled("red_cells", "million/uL", "red blood cells", "LBXRBCSI"),
          compiled("mean_cell_volume", "fL", "of red blood cells", "LBXMCVSI"),
          compiled("red_cell_width", "%", "distribution width of red blood cells", "LBXRDW"),
          compiled("alkaline_phosphatase", "U/L", "serum", "LBXSAPSI"),
          compiled("ggt", "U/L", "gamma-glutamyl transferase", "LBXSGTSI"),
          compiled("bilirubin", "mg/dL", "total", "LBXSTB"),
          compiled("urea_nitrogen", "mg/dL", "blood urea nitrogen", "LBXSBU"),
          compiled("triglycerides", "mg/dL", "fasting subsample", "LBXTR"),
          compiled("ldl_cholesterol", "mg/dL", "calculated, fasting subsample", "LBDLDL"),
          compiled("blood_cadmium", "nmol/L", "whole blood", "LBDBCDSI"),
          compiled("vitamin_c", "umol/L", "serum", "LBDVICSI"),
          compiled("vitamin_b12", "pmol/L", "serum", "LBDB12SI"),
          compiled("body_fat_pct_bia", "%", "by bioelectrical impedance", "BIX BIDPFAT"),
          LabelDefinition.taken(
              "phenoage",
              "ageing",
              REGRESSION,
              "years",
              "PhenoAge (Levine 2018) as the compilation has it",
              BIOAGE),
          binary(
              "phenoage_accelerated",
              "ageing",
              "PhenoAge above the age in years",
              above(label("phenoage"), label("age_years"))),
          binary("crp_elevated", "laboratory", "above 0.3 mg/dL", above(label("crp"), 0.3)),
          binary(
              "hyperuricemia",
              "metabolic",
              "uric acid above 6 (women) or 7 (men) mg/dL",
              above(label("uric_acid"), bySex(6, 7))),
          binary(
              "high_triglycerides",
              "metabolic",
              "150 mg/dL or above; fasting subsample",
              atLeast(label("triglycerides"), 150)),
          binary(
              "high_ggt",
              "metabolic",
              "above 38 (women) or 48 (men) U/L",
              above(label("ggt"), bySex(38, 48))));

  private LaboratoryLabels() {}

  private static LabelDefinition compiled(
      String name, String unit, String definition, String variable) {
    return LabelDefinition.taken(
        name, "laboratory", REGRESSION, unit, definition, variable + " via " + BIOAGE);
  }
}
