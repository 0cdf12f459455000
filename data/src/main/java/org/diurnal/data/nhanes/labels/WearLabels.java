package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.taken;
import static org.diurnal.data.nhanes.labels.LabelKind.COVARIATE;

import java.util.List;

/// What is known of the accelerometer's wear, for choosing people. The minutes themselves are not
/// labels.
final class WearLabels {
  private static final String FLAGS = "rnhanesdata Flags_C, Flags_D";

  static final List<LabelDefinition> ALL =
      List.of(
          taken("has_wear", "wearable", COVARIATE, "", "has wear data by the minute", FLAGS),
          taken(
              "good_days",
              "wearable",
              COVARIATE,
              "days",
              "days with 600 worn minutes or more, a calibrated device and reliable data",
              FLAGS));

  private WearLabels() {}
}
