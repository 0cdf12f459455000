package org.diurnal.tasks.pat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Interval;

/// What came out for one task.
///
/// @param task its name
/// @param key of everything it was made of, so that it need not be made again
/// @param test test people
/// @param testPositives of these
/// @param training people to train on
/// @param trainingPositives of these
/// @param withoutFeatures people with the label and days left out, who have no features
/// @param sizes training sizes, the last is all of them
/// @param scores by description, in the order of tables
/// @param differences of the mean over sizes, on the same resamples
/// @param refused why nothing was computed; empty if it was
public record PatResult(
    String task,
    String key,
    int test,
    int testPositives,
    int training,
    int trainingPositives,
    int withoutFeatures,
    List<Integer> sizes,
    Map<String, Score> scores,
    List<Difference> differences,
    Optional<String> refused) {
  public PatResult {
    sizes = List.copyOf(sizes);
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    differences = List.copyOf(differences);
  }

  /// AUROC of one description.
  ///
  /// @param mean over training sizes, what the paper ranks by
  /// @param bySize mean over the draws of each size
  /// @param spread standard deviation over the draws of each size; 0 of all people, who are one
  ///   draw
  public record Score(Value mean, List<Value> bySize, List<Double> spread) {
    public Score {
      bySize = List.copyOf(bySize);
      spread = List.copyOf(spread);
    }
  }

  /// A number with its interval.
  ///
  /// @param value of the test people as they are
  /// @param ci95 over resamples of test people; the training draws stay as they are
  public record Value(double value, Optional<Interval> ci95) {}

  /// A paired comparison.
  ///
  /// @param by the mean of `one` less that of `than`
  public record Difference(String one, String than, Value by) {}
}
