package org.diurnal.tasks.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came out for one task.
///
/// @param task its name
/// @param domain field of health
/// @param type binary, regression, ordinal, event_time
/// @param protocol how
/// @param people with a label and all features
/// @param rows people, or days of people
/// @param positives rows that say yes, or had the event; empty for quantities
/// @param metric key of the metric that descriptions are compared by: `auroc`, `pearson` or
///   `c_index`
/// @param metrics by description of the people (`demographics`, `engineered`, `embedding`, ...),
///   and by key of [Metric]
/// @param ceiling the compared metric of the predictor that knows simulated people; empty for real
///   ones
/// @param shareOfGap of the way from the first description to the ceiling, by description; empty
///   where there is no ceiling, or not above the first by [Judge#LEAST_GAP]
/// @param differences on the same people
/// @param calibration of each description's probabilities; empty for quantities
/// @param subgroups of the described people, for the descriptions asked for
/// @param fewShot with few labelled people; empty if not asked for
/// @param refused why nothing was computed; empty if it was
/// @param seconds it took
public record TaskResult(
    String task,
    String domain,
    String type,
    Protocol protocol,
    int people,
    int rows,
    Optional<Integer> positives,
    String metric,
    Map<String, Map<String, MetricValue>> metrics,
    Optional<MetricValue> ceiling,
    Map<String, MetricValue> shareOfGap,
    List<Difference> differences,
    Map<String, Calibration> calibration,
    List<Subgroup> subgroups,
    Optional<FewShot> fewShot,
    Optional<String> refused,
    double seconds) {
  /// A paired comparison.
  ///
  /// @param better the one
  /// @param than the other
  /// @param by the difference of the metric, `better` less `than`
  /// @param p two-sided, of no difference, as [Judge] makes it; NaN where there is none
  /// @param pHolm the same after Holm's correction over all tasks of an evaluation; NaN before
  public record Difference(String better, String than, MetricValue by, double p, double pHolm) {
    /// What Holm's correction leaves of it.
    public Verdict verdict() {
      return !(pHolm < 0.05)
          ? Verdict.NOT_TOLD_APART
          : by.value() > 0 ? Verdict.BETTER : Verdict.WORSE;
    }
  }

  /// What a comparison says, at 5 % over all tasks together.
  public enum Verdict {
    /// Better.
    BETTER,
    /// Worse.
    WORSE,
    /// Neither.
    NOT_TOLD_APART
  }

  /// The metric in a group of people, of all folds' predictions together.
  ///
  /// @param by what people are parted by
  /// @param group which of them; empty where the label is not known of them
  /// @param description what predicts
  /// @param people in it
  /// @param rows people, or days
  /// @param positives rows that say yes; empty for quantities
  /// @param metric its key
  /// @param value the metric; empty if refused
  /// @param refused why there is none
  public record Subgroup(
      String by,
      String group,
      String description,
      int people,
      int rows,
      Optional<Integer> positives,
      String metric,
      Optional<MetricValue> value,
      Optional<String> refused) {}

  public TaskResult {
    Map<String, Map<String, MetricValue>> m = new LinkedHashMap<>();
    metrics.forEach(
        (k, v) -> m.put(k, java.util.Collections.unmodifiableMap(new LinkedHashMap<>(v))));
    metrics = java.util.Collections.unmodifiableMap(m);
    shareOfGap = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shareOfGap));
    differences = List.copyOf(differences);
    calibration = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(calibration));
    subgroups = List.copyOf(subgroups);
  }

  /// The compared metric of each description.
  public Map<String, MetricValue> scores() {
    Map<String, MetricValue> scores = new LinkedHashMap<>();
    metrics.forEach(
        (name, m) -> Optional.ofNullable(m.get(metric)).ifPresent(v -> scores.put(name, v)));
    return scores;
  }

  private TaskResult with(List<Difference> differences, Optional<FewShot> fewShot, double seconds) {
    return new TaskResult(
        task,
        domain,
        type,
        protocol,
        people,
        rows,
        positives,
        metric,
        metrics,
        ceiling,
        shareOfGap,
        differences,
        calibration,
        subgroups,
        fewShot,
        refused,
        seconds);
  }

  /// The same with other differences.
  TaskResult with(List<Difference> corrected) {
    return with(corrected, fewShot, seconds);
  }

  /// The same with few-shot curves.
  public TaskResult with(FewShot curves) {
    return with(differences, Optional.of(curves), seconds);
  }

  /// The same that took so long.
  public TaskResult tookSeconds(double all) {
    return with(differences, fewShot, all);
  }
}
