package org.diurnal.tasks.survival;

import java.util.stream.IntStream;

/// People who were followed until something happened, or until they were lost from sight.
///
/// @param rows features, [people][features]; not to be written to
/// @param times how long each was followed, above 0, in any unit
/// @param events 1 where it ended with the event, 0 where it ended without
/// @param weights how much each counts, 0 or more
public record FollowUp(double[][] rows, double[] times, double[] events, double[] weights) {
  /// @throws IllegalArgumentException if lengths differ, a time is not above 0, an event neither 0
  ///   nor 1, a weight below 0, or no event counts
  public FollowUp {
    if (rows.length != times.length
        || rows.length != events.length
        || rows.length != weights.length) {
      throw new IllegalArgumentException(
          rows.length
              + " rows, "
              + times.length
              + " times, "
              + events.length
              + " events, "
              + weights.length
              + " weights");
    }
    boolean any = false;
    for (int i = 0; i < rows.length; i++) {
      if (!(times[i] > 0 && times[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("row " + i + ": followed for " + times[i]);
      }
      if (events[i] != 0 && events[i] != 1) {
        throw new IllegalArgumentException("row " + i + ": " + events[i] + " as an event");
      }
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("row " + i + ": " + weights[i] + " as a weight");
      }
      any |= events[i] == 1 && weights[i] > 0;
    }
    if (!any) {
      throw new IllegalArgumentException("nobody had the event");
    }
  }

  /// How many people.
  public int size() {
    return rows.length;
  }

  /// Some of the people.
  ///
  /// @throws IllegalArgumentException if none of them had the event
  public FollowUp only(int[] which) {
    return new FollowUp(
        IntStream.of(which).mapToObj(i -> rows[i]).toArray(double[][]::new),
        of(times, which),
        of(events, which),
        of(weights, which));
  }

  /// The same people with other features.
  FollowUp with(double[][] others) {
    return new FollowUp(others, times, events, weights);
  }

  /// Whether some of them had the event, and count.
  boolean hasEvent(int[] which) {
    return IntStream.of(which).anyMatch(i -> events[i] == 1 && weights[i] > 0);
  }

  private static double[] of(double[] x, int[] which) {
    return IntStream.of(which).mapToDouble(i -> x[i]).toArray();
  }

  /// People by rising time; at equal times, events before those lost from sight.
  int[] order() {
    return IntStream.range(0, size())
        .boxed()
        .sorted((a, b) ->
            times[a] != times[b]
                ? Double.compare(times[a], times[b])
                : Double.compare(events[b], events[a]))
        .mapToInt(i -> i)
        .toArray();
  }
}
