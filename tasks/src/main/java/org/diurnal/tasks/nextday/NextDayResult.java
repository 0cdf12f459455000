package org.diurnal.tasks.nextday;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Interval;

/// What came out for one target.
///
/// @param target its name
/// @param unit of the mean absolute error
/// @param people scored
/// @param days scored
/// @param known days of all people asked about that have the target
/// @param warmUp of these, left out because too few values are known before
/// @param todayNotWorn of these, left out because the day before is missing or was worn too little
/// @param targetNotWorn values left out because their own day was worn too little
/// @param scores by method
/// @param differences of mean absolute errors
/// @param refused why nothing was computed; empty if it was
public record NextDayResult(
    String target,
    String unit,
    int people,
    int days,
    int known,
    int warmUp,
    int todayNotWorn,
    int targetNotWorn,
    Map<String, Score> scores,
    List<Difference> differences,
    Optional<String> refused) {
  public NextDayResult {
    scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
    differences = List.copyOf(differences);
  }

  /// A number with its interval.
  ///
  /// @param value of all people
  /// @param ci95 over people; empty for fewer than three
  public record Value(double value, Optional<Interval> ci95) {}

  /// One method's numbers; R2 and r within people, see [NextDayScores].
  ///
  /// @param mae mean absolute error, in the target's unit
  /// @param r2 share of the variance within people that is told
  /// @param r correlation within people
  public record Score(Value mae, Value r2, Value r) {}

  /// A paired comparison; below zero, `one` is better.
  ///
  /// @param by its mean absolute error less that of `than`
  public record Difference(String one, String than, Value by) {}
}
