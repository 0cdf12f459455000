package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.quantity;
import static org.diurnal.data.nhanes.labels.Terms.above;
import static org.diurnal.data.nhanes.labels.Terms.aged;
import static org.diurnal.data.nhanes.labels.Terms.any;
import static org.diurnal.data.nhanes.labels.Terms.atLeast;
import static org.diurnal.data.nhanes.labels.Terms.bySex;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.label;
import static org.diurnal.data.nhanes.labels.Terms.meanWithoutFirst;
import static org.diurnal.data.nhanes.labels.Terms.value;

import java.util.List;

/// What was measured on the body: tables BMX and BPX.
final class ExaminationLabels {
  private static final Variable WEIGHT = body("BMXWT");
  private static final Variable HEIGHT = body("BMXHT");
  private static final Variable BMI = body("BMXBMI");
  private static final Variable WAIST = body("BMXWAIST");
  private static final Variable[] SYSTOLIC = readings("BPXSY", Codebook.codes(1, 300));

  // A diastolic reading of 0 says that the sounds never vanished: there is no number.
  private static final Variable[] DIASTOLIC = readings("BPXDI", Codebook.codes(1, 200).or(0));
  private static final Variable PULSE = pressure("BPXPLS", Codebook.codes(1, 250));
  private static final Variable RHYTHM = pressure("BPXPULS", Codebook.codes(1, 2));

  static final List<LabelDefinition> ALL =
      List.of(
          quantity("weight_kg", "metabolic", "kg", "body weight as measured", value(WEIGHT)),
          quantity(
              "height_cm",
              "metabolic",
              "cm",
              "standing height as measured; from 2 years",
              value(HEIGHT)),
          quantity(
              "bmi", "metabolic", "kg/m2", "body mass index as released; from 2 years", value(BMI)),
          quantity("waist_cm", "metabolic", "cm", "waist as measured; from 2 years", value(WAIST)),
          binary(
              "obese",
              "metabolic",
              "BMI 30 or above; from 18 years",
              aged(18, atLeast(value(BMI), 30))),
          binary(
              "severely_obese",
              "metabolic",
              "BMI 35 or above; from 18 years",
              aged(18, atLeast(value(BMI), 35))),
          binary(
              "abdominal_obesity",
              "metabolic",
              "waist above 88 cm (women) or 102 cm (men); from 18 years",
              aged(18, above(value(WAIST), bySex(88, 102)))),
          quantity(
              "sbp_mmhg",
              "cardiovascular",
              "mmHg",
              "systolic blood pressure: mean of up to four readings without the first, the only one"
                  + " where there is but one",
              meanWithoutFirst(SYSTOLIC)),
          quantity(
              "dbp_mmhg",
              "cardiovascular",
              "mmHg",
              "diastolic blood pressure, as `sbp_mmhg`; readings of 0 are no readings",
              meanWithoutFirst(DIASTOLIC)),
          quantity(
              "resting_pulse_bpm",
              "cardiovascular",
              "1/min",
              "pulse of 30 seconds times 2; from 8 years",
              value(PULSE)),
          binary(
              "pulse_ge_85",
              "cardiovascular",
              "pulse 85 or above; from 8 years",
              atLeast(value(PULSE), 85)),
          binary(
              "pulse_irregular",
              "cardiovascular",
              "irregular pulse 1, regular 0",
              isOneOf(RHYTHM, 2)),
          binary(
              "bp_ge_140_90",
              "cardiovascular",
              "mean systolic pressure 140 or above, or diastolic 90 or above; from 18 years",
              aged(18, any(atLeast(label("sbp_mmhg"), 140), atLeast(label("dbp_mmhg"), 90)))));

  private ExaminationLabels() {}

  private static Variable body(String name) {
    return Variable.of("BMX", name, Codebook.range(0, 500));
  }

  private static Variable pressure(String name, Codebook codebook) {
    return Variable.of("BPX", name, codebook);
  }

  private static Variable[] readings(String name, Codebook codebook) {
    Variable[] readings = new Variable[4];
    for (int i = 0; i < readings.length; i++) {
      readings[i] = pressure(name + (i + 1), codebook);
    }
    return readings;
  }
}
