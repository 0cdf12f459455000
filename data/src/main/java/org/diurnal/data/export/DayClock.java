package org.diurnal.data.export;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;

/// Which offset the clock had in which minutes of a local day.
///
/// On most days it is one. Where the clock went forward, the hour that never was is in no stretch;
/// where it went back, the minutes that it showed twice stand under the offset of the first time.
///
/// @param stretches in order; empty if nothing is known of the clock
record DayClock(List<Stretch> stretches) {
  /// Nothing is known.
  static final DayClock UNKNOWN = new DayClock(List.of());

  /// Minutes of one offset.
  ///
  /// @param from the first minute of the day
  /// @param to behind the last
  /// @param offset local minus UTC
  record Stretch(int from, int to, ZoneOffset offset) {}

  DayClock {
    stretches = List.copyOf(stretches);
  }

  /// A clock that had one offset all day.
  static DayClock of(ZoneOffset offset) {
    return new DayClock(List.of(new Stretch(0, DayWindow.MINUTES, offset)));
  }

  /// The clock of a zone.
  static DayClock of(LocalDate date, ZoneId zone) {
    List<Stretch> stretches = new ArrayList<>();
    var begin = date.atStartOfDay(zone);
    int from = 60 * begin.getHour() + begin.getMinute(); // not 0 where midnight itself was skipped
    ZoneOffset offset = begin.getOffset();
    ZoneOffsetTransition change = zone.getRules().nextTransition(begin.toInstant());
    while (change != null && change.getDateTimeBefore().toLocalDate().equals(date)) {
      int before = minute(change.getDateTimeBefore().toLocalTime().toSecondOfDay());
      int after = minute(change.getDateTimeAfter().toLocalTime().toSecondOfDay());
      if (!change.getDateTimeAfter().toLocalDate().equals(date)) {
        after = change.isGap() ? DayWindow.MINUTES : 0; // over a midnight
      }
      if (before > from) {
        stretches.add(new Stretch(from, before, offset));
      }
      // Behind an overlap, what the clock showed before goes on where it had been.
      from = Math.max(before, after);
      offset = change.getOffsetAfter();
      change = zone.getRules().nextTransition(change.getInstant());
    }
    if (from < DayWindow.MINUTES) {
      stretches.add(new Stretch(from, DayWindow.MINUTES, offset));
    }
    return new DayClock(stretches);
  }

  private static int minute(int secondOfDay) {
    return secondOfDay / 60;
  }

  /// The offset in a minute; empty if it is not known, or the minute never was.
  Optional<ZoneOffset> at(int minute) {
    return stretches.stream()
        .filter(s -> s.from() <= minute && minute < s.to())
        .map(Stretch::offset)
        .findFirst();
  }

  /// Whether anything is known of it.
  boolean isKnown() {
    return !stretches.isEmpty();
  }

  /// Whether it changed in the course of the day.
  boolean changes() {
    return stretches.size() > 1
        || isKnown()
            && (stretches.getFirst().from() > 0 || stretches.getLast().to() < DayWindow.MINUTES);
  }
}
