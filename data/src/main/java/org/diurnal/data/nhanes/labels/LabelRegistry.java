package org.diurnal.data.nhanes.labels;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diurnal.core.Sha256;

/// Every label there is of NHANES 2003-2006: 147 tasks, and what people are weighed, grouped and
/// followed by.
///
/// To add one, add an entry to the list of its table. An entry may use labels that stand before it.
public final class LabelRegistry {
  /// The 35 tasks that an evaluation uses unless others are asked for.
  public static final List<String> MAIN_TASKS =
      List.of(
          "hypertension_jnc7",
          "any_cvd",
          "heart_failure",
          "coronary_heart_disease",
          "stroke",
          "sbp_mmhg",
          "resting_pulse_bpm",
          "beta_blocker",
          "diabetes_any",
          "hba1c_pct",
          "obese",
          "bmi",
          "waist_cm",
          "metabolic_syndrome",
          "hdl_cholesterol",
          "high_triglycerides",
          "serum_glucose",
          "chronic_kidney_disease",
          "sleep_hours",
          "short_sleep",
          "trouble_falling_asleep",
          "sleep_disorder_told",
          "snort_stop_breathing",
          "overly_sleepy_in_day",
          "limited_by_depression_anxiety",
          "memory_problem",
          "self_rated_health",
          "fair_or_poor_health",
          "current_smoker",
          "heavy_drinker",
          "meets_150min_mvpa",
          "leisure_mvpa_min_week",
          "age_years",
          "female",
          "weight_kg");

  private static final Map<String, LabelDefinition> BY_NAME = byName();

  private LabelRegistry() {}

  /// All labels; what a label is made of comes before it.
  public static List<LabelDefinition> all() {
    return List.copyOf(BY_NAME.values());
  }

  /// The labels that a model is asked for.
  public static List<LabelDefinition> tasks() {
    return all().stream().filter(l -> l.kind().isTask()).toList();
  }

  /// The label of a name.
  public static Optional<LabelDefinition> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// Changes when a label is added or defined anew, so that files which were read before are not
  /// taken for done.
  public static String fingerprint() {
    String text =
        all().stream()
            .map(l -> l.name() + "\t" + l.unit() + "\t" + l.definition() + "\t" + l.source())
            .collect(Collectors.joining("\n"));
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static Map<String, LabelDefinition> byName() {
    Map<String, LabelDefinition> labels = new LinkedHashMap<>();
    Stream.of(
            DemographicLabels.ALL,
            ExaminationLabels.ALL,
            ConditionLabels.ALL,
            FunctionLabels.ALL,
            LifestyleLabels.ALL,
            ActivityLabels.ALL,
            SleepLabels.ALL,
            LaboratoryLabels.ALL,
            ClinicalLabels.ALL,
            MortalityLabels.ALL,
            WearLabels.ALL)
        .flatMap(List::stream)
        .forEach(l -> {
          if (labels.put(l.name(), l) != null) {
            throw new IllegalStateException("two labels are named " + l.name());
          }
          for (String needed : l.needs()) {
            if (!labels.containsKey(needed)) {
              throw new IllegalStateException(
                  l.name() + " needs " + needed + ", which does not stand before it");
            }
          }
        });
    return Collections.unmodifiableMap(labels);
  }
}
