package org.diurnal.data.fit;

import java.util.Map;
import java.util.TreeMap;

/// Steps of a device by the minute, held until nothing can be added to a minute any more.
final class StepMinutes {
  private static final int STEPS = FitChannels.STEPS;
  private static final long MINUTE = 60;

  /// A minute: who counted it, and where that stands.
  private record Cell(double steps, FitPlacer placer, long line) {}

  private final TreeMap<Long, Cell> cells = new TreeMap<>(); // by minutes since 1989

  /// Spreads steps evenly over a stretch. The minutes it touches are then known, also where the
  /// number is zero.
  ///
  /// @param start timestamp
  /// @param end timestamp, after the start
  void add(long start, long end, double steps, FitPlacer placer, long line) {
    for (long minute = start / MINUTE; minute * MINUTE < end; minute++) {
      long overlap = Math.min(end, (minute + 1) * MINUTE) - Math.max(start, minute * MINUTE);
      double share = steps * overlap / (end - start);
      cells.merge(
          minute,
          new Cell(share, placer, line),
          (a, b) -> new Cell(a.steps + b.steps, b.placer, b.line));
    }
  }

  /// Hands over all minutes that end at or before a time.
  void flush(long until) {
    Map<Long, Cell> done = cells.headMap(Math.floorDiv(until, MINUTE), false);
    done.forEach((minute, c) ->
        c.placer.stretch(c.line, STEPS, minute * MINUTE * 1000, MINUTE * 1000, c.steps));
    done.clear();
  }

  /// Hands over everything.
  void flushAll() {
    flush(Long.MAX_VALUE);
  }
}
