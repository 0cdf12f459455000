package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// A daily metric of a day that may be incomplete, as observed and with its gaps filled.
///
/// @param day whose day
/// @param metric which metric
/// @param observedMinutes minutes of the metric's leading channel that were observed, 0 to 1440
/// @param observed the metric of what was observed, nothing filled; empty if it cannot be computed
/// @param filled the metric with every missing minute of its channels filled; empty if the day
///   shows nothing at all, or the schema lacks a channel. A day of 23 hours is filled to 24: the
///   minutes that never were cannot be told from a gap
public record DailyEstimate(
    PersonDay day,
    DailyMetric metric,
    int observedMinutes,
    OptionalDouble observed,
    OptionalDouble filled) {

  /// All metrics of the schema for each day, each day filled once.
  ///
  /// @param schema the days' schema
  /// @param days the days
  /// @param filler who fills the gaps
  /// @return for each day in order, for each metric the schema has the channels for
  /// @throws org.diurnal.core.FailedException if the filler breaks its contract
  public static List<DailyEstimate> of(
      SensorSchema schema, List<DayWindow> days, GapFiller filler) {
    List<DailyMetric> metrics =
        Arrays.stream(DailyMetric.values())
            .filter(m -> m.positions(schema).size() == m.channels().size())
            .toList();
    List<DayWindow> shown = days.stream().filter(d -> d.observedCells() > 0).toList();
    List<float[][]> answers =
        Filling.answers(
            schema, filler, shown.stream().map(d -> everyGap(schema, metrics, d)).toList());
    List<DailyEstimate> estimates = new ArrayList<>();
    int next = 0;
    for (DayWindow day : days) {
      boolean empty = day.observedCells() == 0;
      float[][] whole = empty ? new float[0][] : merged(day, answers.get(next++));
      for (DailyMetric metric : metrics) {
        estimates.add(
            new DailyEstimate(
                PersonDay.of(day),
                metric,
                day.observed(metric.positions(schema).getFirst()).count(),
                metric.compute(schema, day),
                empty ? OptionalDouble.empty() : metric.compute(schema, whole)));
      }
    }
    return estimates;
  }

  private static FillRequest everyGap(
      SensorSchema schema, List<DailyMetric> metrics, DayWindow day) {
    List<MinuteMask> wanted =
        IntStream.range(0, day.channels())
            .mapToObj(c ->
                metrics.stream().anyMatch(m -> m.positions(schema).contains(c))
                    ? MinuteMask.all().andNot(day.observed(c))
                    : new MinuteMask())
            .toList();
    return new FillRequest(day, wanted);
  }

  private static float[][] merged(DayWindow day, float[][] answer) {
    float[][] whole = new float[day.channels()][];
    for (int c = 0; c < whole.length; c++) {
      whole[c] = answer[c].clone();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        whole[c][m] = day.observed(c).get(m) ? day.values(c)[m] : answer[c][m];
      }
    }
    return whole;
  }
}
