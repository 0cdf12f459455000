package org.diurnal.data.tables;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;

/// When the rows of one table are: begin, length, and whose clock it is.
final class RowTime {
  private static final String ZONE = "time zone that is not known";
  private static final int REMEMBERED = 1_000;

  /// What a row says of its time.
  sealed interface Said {}

  /// A time that can be used.
  ///
  /// @param zone of a clock without an offset: the row's, else the mapping's, else the user's
  record When(RowClock.Time begin, Duration length, Optional<ZoneId> zone) implements Said {}

  /// Why there is none.
  record Unreadable(String reason) implements Said {}

  private final RowClock clock;
  private final Optional<ZoneId> zoneOtherwise;
  private final Duration lengthOtherwise;
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final int time;
  private final int minute;
  private final int ofDay;
  private final int end;
  private final int zone;

  RowTime(TableMapping mapping, ImportOptions options, Columns columns) {
    this.clock = RowClock.of(mapping.time());
    this.zoneOtherwise =
        mapping.zone().flatMap(TableMapping.TextFrom::constant).map(ZoneId::of).or(options::zone);
    this.lengthOtherwise = Duration.ofMillis(Math.round(1000 * mapping.seconds().orElse(60.0)));
    this.time = columns.at(mapping.time().column());
    this.minute = columns.at(mapping.time().minute());
    this.ofDay = columns.at(mapping.time().clock());
    this.end = columns.at(mapping.end());
    this.zone = columns.at(mapping.zone().flatMap(TableMapping.TextFrom::column));
  }

  Said of(List<String> fields) {
    Optional<RowClock.Time> begin = begin(fields);
    if (begin.isEmpty()) {
      return new Unreadable(Reasons.TIME);
    }
    Optional<ZoneId> where = zoneOtherwise;
    if (zone >= 0 && !fields.get(zone).isEmpty()) {
      where = zone(fields.get(zone));
      if (where.isEmpty()) {
        return new Unreadable(ZONE);
      }
    }
    Optional<Duration> length = length(fields, begin.get(), where);
    return length.isEmpty()
        ? new Unreadable(Reasons.TIME)
        : new When(begin.get(), length.get(), where);
  }

  private Optional<RowClock.Time> begin(List<String> fields) {
    if (minute >= 0) {
      return clock.read(fields.get(time), fields.get(minute));
    }
    return clock.read(ofDay >= 0 ? fields.get(time) + " " + fields.get(ofDay) : fields.get(time));
  }

  private Optional<Duration> length(
      List<String> fields, RowClock.Time begin, Optional<ZoneId> where) {
    if (end < 0) {
      return Optional.of(lengthOtherwise);
    }
    return clock.read(fields.get(end)).flatMap(to -> between(begin, to, where));
  }

  /// On a local clock of a known zone, time that the clock skipped does not count.
  private static Optional<Duration> between(
      RowClock.Time from, RowClock.Time to, Optional<ZoneId> where) {
    if (from instanceof RowClock.Local f && to instanceof RowClock.Local t) {
      return Optional.of(
          where
              .map(z -> Duration.between(instant(f.time(), z), instant(t.time(), z)))
              .orElseGet(() -> Duration.between(f.time(), t.time())));
    }
    return moment(from).flatMap(f -> moment(to).map(t -> Duration.between(f, t)));
  }

  private static Optional<Instant> moment(RowClock.Time t) {
    return switch (t) {
      case RowClock.Fixed f -> Optional.of(f.time().toInstant());
      case RowClock.Moment m -> Optional.of(m.time());
      case RowClock.Local l -> Optional.empty();
    };
  }

  private static Instant instant(LocalDateTime t, ZoneId zone) {
    return t.atZone(zone).toInstant();
  }

  private Optional<ZoneId> zone(String name) {
    ZoneId known = zones.get(name);
    if (known == null) {
      try {
        known = ZoneId.of(name);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
      if (zones.size() < REMEMBERED) {
        zones.put(name, known);
      }
    }
    return Optional.of(known);
  }
}
