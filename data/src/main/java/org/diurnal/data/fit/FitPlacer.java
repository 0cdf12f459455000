package org.diurnal.data.fit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Track;

/// Puts the values of one file on the clock that the person had.
///
/// The offset is what the file says of itself; else what the same device said within a day and a
/// half; else the zone that the user named.
///
/// @param account where the file's values are counted
/// @param track the person and the device, asked for with the first value, so that devices without
///   any are no sources
/// @param survey the file
/// @param deviceOffsets what all files of the device say of its clock
/// @param zone what the user said
record FitPlacer(
    FileAccount account,
    Supplier<Track> track,
    FitSurvey survey,
    FitOffsets deviceOffsets,
    Optional<ZoneId> zone) {
  private static final long A_DAY_AND_A_HALF = 36 * 3600L;
  private static final long SECOND = 1000;

  /// A reading at a moment.
  ///
  /// @param line where it stands in the file, in bytes
  /// @param time timestamp in milliseconds
  void moment(long line, int channel, long time, double value) {
    stretch(line, channel, time, 0, value);
  }

  /// A value over a stretch of time.
  ///
  /// @param start timestamp in milliseconds
  /// @param length milliseconds
  void stretch(long line, int channel, long start, long length, double value) {
    long seconds = Math.floorDiv(start, SECOND);
    Optional<Instant> instant = FitTime.instant(seconds);
    if (instant.isPresent()) {
      Instant from = instant.get().plusMillis(Math.floorMod(start, SECOND));
      account.sample(
          line, track.get(), channel, from, from.plusMillis(length), zoneAt(seconds), value);
      return;
    }
    OptionalLong shift = survey.localShift();
    Optional<LocalDateTime> local =
        shift.isEmpty()
            ? Optional.empty()
            : FitTime.instant(seconds + shift.getAsLong())
                .map(i -> LocalDateTime.ofInstant(i, ZoneOffset.UTC));
    if (local.isPresent()) {
      account.sampleOnLocalClock(line, track.get(), channel, local.get(), length / SECOND, value);
    } else {
      account.dropValue(FitReasons.NO_DATE, line);
    }
  }

  /// A label of the local day of a time.
  void label(long line, String person, String task, long time, double value) {
    Optional<Instant> instant = FitTime.instant(time);
    if (instant.isEmpty()) {
      account.dropValue(FitReasons.NO_DATE, line);
      return;
    }
    LocalDate day = LocalDate.ofInstant(instant.get(), zoneAt(time));
    account.label(line, new Label(person, task, Optional.of(day), value));
  }

  /// Local minus UTC at a date, in seconds.
  int offset(long time) {
    return zoneAt(time).getRules().getOffset(FitTime.instant(time).orElseThrow()).getTotalSeconds();
  }

  private ZoneId zoneAt(long time) {
    OptionalInt own = survey.offsets().at(time, Long.MAX_VALUE);
    if (own.isEmpty()) {
      own = deviceOffsets.at(time, A_DAY_AND_A_HALF);
    }
    if (own.isPresent()) {
      return ZoneOffset.ofTotalSeconds(own.getAsInt());
    }
    return zone.orElseThrow(() ->
        new UsageException(
            account.name()
                + ": the file does not say what the local time was, and no other file of the device"
                + " does for that day",
            "add --timezone ZONE, for example --timezone Europe/Berlin: where the person was"));
  }
}
