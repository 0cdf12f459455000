package org.diurnal.tasks.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came out for one task.
///
/// @param task its name
/// @param domain field of health
/// @param type binary, regression, ordinal
/// @param protocol how
/// @param people with a label and all features
/// @param rows people, or days of people
/// @param positives rows that say yes; empty for quantities
/// @param metric `auroc` or `pearson`
/// @param scores by description of the people: `demographics`, `engineered`, `embedding`, ...
/// @param ceiling the same metric of the predictor that knows simulated people; empty for real ones
/// @param shareOfGap of the way from demographics to the ceiling, by description; empty where there
///   is no ceiling, or not above demographics by [Evaluation#LEAST_GAP]
/// @param differences embedding + demographics less engineered + demographics, on the same people
/// @param refused why nothing was computed; empty if it was
public record TaskResult(
    String task,
    String domain,
    String type,
    Protocol protocol,
    int people,
    int rows,
    Optional<Integer> positives,
    String metric,
    Map<String, MetricValue> scores,
    Optional<MetricValue> ceiling,
    Map<String, MetricValue> shareOfGap,
    List<Difference> differences,
    Optional<String> refused) {
  /// A paired comparison.
  ///
  /// @param better the one
  /// @param than the other
  /// @param by the difference of the metric, `better` less `than`
  public record Difference(String better, String than, MetricValue by) {}

  public TaskResult {
    scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
    shareOfGap = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(shareOfGap));
    differences = List.copyOf(differences);
  }
}
