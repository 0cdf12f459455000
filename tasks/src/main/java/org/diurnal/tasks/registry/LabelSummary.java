package org.diurnal.tasks.registry;

import java.util.Collection;
import java.util.Map;

/// Who has a task's label, and what it says of them.
///
/// @param people who have it
/// @param withDays of these, who have days too and so can be evaluated
/// @param positives of these with the label, who have a 1
/// @param mean of the label, NaN of nobody; of yes or no, the share of yes
/// @param std divided by one less than people, NaN of fewer than two
public record LabelSummary(int people, int withDays, int positives, double mean, double std) {
  /// Of a value a person.
  ///
  /// @param people who have days
  public static LabelSummary of(Map<String, Double> values, Collection<String> people) {
    int n = values.size();
    double mean = values.values().stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    double squares = values.values().stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return new LabelSummary(
        n,
        (int) people.stream().filter(values::containsKey).count(),
        (int) values.values().stream().filter(v -> v == 1).count(),
        mean,
        n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)));
  }
}
