package org.diurnal.data.apple;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Track;

/// When a record was, on which clock.
///
/// An export writes every time with the offset that the zone of the exporting phone has at that
/// time, wherever the person was. So the clock is, in this order: the zone that the record names
/// for itself (`HKTimeZone`); the zone that the user gave; the offsets as written.
///
/// @param start when it began, as written
/// @param end when it ended, as written
/// @param zone the record's or the user's zone
record Span(OffsetDateTime start, OffsetDateTime end, Optional<ZoneId> zone) {
  /// Hands a value over this time to the recording.
  void sample(FileAccount account, long line, Track track, int channel, double value) {
    if (zone.isPresent()) {
      account.sample(line, track, channel, start.toInstant(), end.toInstant(), zone.get(), value);
    } else {
      account.sample(line, track, channel, start, end, value);
    }
  }

  /// When it began on that clock.
  LocalDateTime localStart() {
    return zone.map(z -> start.atZoneSameInstant(z).toLocalDateTime())
        .orElse(start.toLocalDateTime());
  }

  /// How long it lasted, in seconds.
  long seconds() {
    return end.toEpochSecond() - start.toEpochSecond();
  }
}
