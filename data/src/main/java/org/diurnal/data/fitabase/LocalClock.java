package org.diurnal.data.fitabase;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.MinuteMask;

/// Which minutes of a local day the clock skipped or showed twice. Without a zone: none.
final class LocalClock {
  /// The two kinds of odd minutes of one day.
  ///
  /// @param skipped minutes that never were
  /// @param repeated minutes that were twice
  record Day(MinuteMask skipped, MinuteMask repeated) {}

  private static final Day PLAIN = new Day(new MinuteMask(), new MinuteMask());
  private final Optional<ZoneId> zone;
  private final Map<Integer, Day> odd = new HashMap<>();
  private int lastEpochDay = Integer.MIN_VALUE;
  private Day last = PLAIN;

  LocalClock(Optional<ZoneId> zone) {
    this.zone = zone;
  }

  /// The odd minutes of a day.
  Day day(int epochDay) {
    if (epochDay != lastEpochDay) {
      last =
          zone.map(z -> odd.computeIfAbsent(epochDay, e -> shape(z.getRules(), e))).orElse(PLAIN);
      lastEpochDay = epochDay;
    }
    return last;
  }

  /// Local minus UTC at the day's first minute, in minutes; empty without a zone.
  OptionalInt offsetMinutes(LocalDate date) {
    // In a gap at midnight this is the offset after it, in an overlap the one before it.
    return zone.map(z -> date.atStartOfDay(z).getOffset().getTotalSeconds() / 60)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static Day shape(ZoneRules rules, int epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    LocalDateTime begin = date.atStartOfDay();
    LocalDateTime end = date.plusDays(1).atStartOfDay();
    Day day = PLAIN;
    ZoneOffsetTransition t = rules.nextTransition(begin.minusDays(2).toInstant(ZoneOffset.UTC));
    while (t != null && t.getInstant().isBefore(end.plusDays(2).toInstant(ZoneOffset.UTC))) {
      if (day == PLAIN) {
        day = new Day(new MinuteMask(), new MinuteMask());
      }
      MinuteMask mask = t.isGap() ? day.skipped() : day.repeated();
      LocalDateTime low = t.isGap() ? t.getDateTimeBefore() : t.getDateTimeAfter();
      LocalDateTime high = t.isGap() ? t.getDateTimeAfter() : t.getDateTimeBefore();
      for (LocalDateTime m = later(low, begin); m.isBefore(high) && m.isBefore(end); ) {
        mask.set(m.getHour() * 60 + m.getMinute());
        m = m.plusMinutes(1);
      }
      t = rules.nextTransition(t.getInstant());
    }
    return day;
  }

  private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
    return a.isAfter(b) ? a : b;
  }
}
