package org.diurnal.data.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.recording.ClockChanges;

/// What the clocks of a dataset's days showed.
///
/// A day has the offset of its first minute, or none. Whether and when the clock changed in its
/// course is told from a zone that agrees with that offset: the user's, or one that a receipt
/// names; else from the offset of the day after, if one time zone or several that agree explain the
/// difference.
final class Clocks {
  private final Optional<ZoneId> user;
  private final List<ZoneId> regions = new ArrayList<>();
  private final ClockChanges changes = new ClockChanges();
  private long unexplained;

  /// @param user the zone that the user said
  /// @param receipts those of the dataset
  Clocks(Optional<ZoneId> user, List<ImportReceipt> receipts) {
    this.user = user;
    user.ifPresent(regions::add);
    for (ImportReceipt r : receipts) {
      for (String name : r.zones()) {
        ZoneId zone = ZoneId.of(name);
        if (!(zone.normalized() instanceof ZoneOffset) && !regions.contains(zone)) {
          regions.add(zone);
        }
      }
    }
  }

  /// The clock of a day.
  ///
  /// @param next the offset at the first minute of the next day, if that day follows and has one
  DayClock of(DayWindow day, OptionalInt next) {
    LocalDate date = day.localDate();
    if (day.utcOffsetMinutes().isEmpty()) {
      return user.map(zone -> DayClock.of(date, zone)).orElse(DayClock.UNKNOWN);
    }
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * day.utcOffsetMinutes().getAsInt());
    for (ZoneId zone : regions) {
      if (date.atStartOfDay(zone).getOffset().equals(offset)) {
        return DayClock.of(date, zone);
      }
    }
    if (next.isEmpty() || 60 * next.getAsInt() == offset.getTotalSeconds()) {
      return DayClock.of(offset);
    }
    ZoneOffset after = ZoneOffset.ofTotalSeconds(60 * next.getAsInt());
    Instant begin = date.atStartOfDay().toInstant(offset);
    Instant end = date.plusDays(1).atStartOfDay().toInstant(after);
    Optional<ZoneId> zone = changes.zone(begin, end.minusSeconds(1), offset, after);
    unexplained += zone.isPresent() ? 0 : 1;
    return zone.map(z -> DayClock.of(date, z)).orElse(DayClock.of(offset));
  }

  /// Days in whose course the clock changed at a time that nothing tells (travel): they stand under
  /// the offset of their first minute.
  long unexplained() {
    return unexplained;
  }
}
