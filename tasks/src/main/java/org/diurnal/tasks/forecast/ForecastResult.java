package org.diurnal.tasks.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What came out for one metric or channel.
///
/// @param name of it
/// @param unit of errors
/// @param grid steps ahead
/// @param questions answered by every forecaster
/// @param scores empty if refused
/// @param coverage of 90 % intervals, by forecaster
/// @param refused why there are no scores, with counts
public record ForecastResult(
    String name,
    String unit,
    Grid grid,
    int questions,
    Optional<ForecastScores> scores,
    Map<String, Coverage> coverage,
    Optional<String> refused) {
  public ForecastResult {
    coverage = Collections.unmodifiableMap(new LinkedHashMap<>(coverage));
  }
}
