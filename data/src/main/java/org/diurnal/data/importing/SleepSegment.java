package org.diurnal.data.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch of a night in one stage.
///
/// @param start milliseconds, counted from wherever the night's stretches are
/// @param end the same, after the start
/// @param stage the stage
public record SleepSegment(long start, long end, SleepStages stage) {
  /// A night without overlaps.
  ///
  /// @param segments by start
  /// @param lost stretches that others before them cover whole
  public record Night(List<SleepSegment> segments, int lost) {
    public Night {
      segments = List.copyOf(segments);
    }
  }

  /// Lays the short stretches of a night over its long ones: vendors write wakes of a few seconds
  /// beside the stages, and a stage goes on behind them. Of two stretches of the same list that
  /// overlap, the later one begins where the earlier one ends.
  public static Night laidOver(List<SleepSegment> stages, List<SleepSegment> wakes) {
    List<SleepSegment> under = apart(stages);
    List<SleepSegment> over = apart(wakes);
    List<SleepSegment> all = new ArrayList<>(over);
    int covered = 0;
    int first = 0;
    for (SleepSegment s : under) {
      while (first < over.size() && over.get(first).end <= s.start) {
        first++;
      }
      long at = s.start;
      boolean seen = false;
      for (int i = first; i < over.size() && over.get(i).start < s.end; i++) {
        seen |= over.get(i).start > at;
        add(all, at, over.get(i).start, s.stage);
        at = Math.max(at, over.get(i).end);
      }
      seen |= s.end > at;
      add(all, at, s.end, s.stage);
      covered += seen ? 0 : 1;
    }
    all.sort(Comparator.comparingLong(SleepSegment::start));
    int lost = stages.size() - under.size() + wakes.size() - over.size() + covered;
    return new Night(all, lost);
  }

  private static List<SleepSegment> apart(List<SleepSegment> list) {
    List<SleepSegment> apart = new ArrayList<>();
    long until = Long.MIN_VALUE;
    for (SleepSegment s :
        list.stream().sorted(Comparator.comparingLong(SleepSegment::start)).toList()) {
      add(apart, Math.max(s.start, until), s.end, s.stage);
      until = Math.max(until, s.end);
    }
    return apart;
  }

  private static void add(List<SleepSegment> list, long start, long end, SleepStages stage) {
    if (end > start) {
      list.add(new SleepSegment(start, end, stage));
    }
  }
}
