package org.diurnal.data.googlehealth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A moment of a data point: world time (`physicalTime`, `startTime`), and the offset of the
/// person's clock.
///
/// The reference calls the offset (`"3600s"`) required, and the civil time beside it what the clock
/// showed. Points without an offset exist; for these it is the difference of the two times, then
/// the offset of what the moment belongs to (a stage belongs to its sleep), then that of the user's
/// zone. It is never taken to be zero.
///
/// @param at world time
/// @param offset of the person's clock; empty if nothing says it
record PointTime(Instant at, Optional<ZoneOffset> offset) {
  /// The moment of a `sampleTime`; empty if there is none.
  static Optional<PointTime> sample(JsonNode sampleTime) {
    return of(
        sampleTime.path("physicalTime"),
        sampleTime.path("utcOffset"),
        sampleTime.path("civilTime"));
  }

  /// The begin of an interval, or of a stage of sleep.
  static Optional<PointTime> start(JsonNode interval) {
    return of(
        interval.path("startTime"),
        interval.path("startUtcOffset"),
        interval.path("civilStartTime"));
  }

  /// The end of an interval.
  static Optional<PointTime> end(JsonNode interval) {
    return of(
        interval.path("endTime"), interval.path("endUtcOffset"), interval.path("civilEndTime"));
  }

  /// The same on the clock of something else, if this has none of its own.
  PointTime or(PointTime other) {
    return offset.isPresent() ? this : new PointTime(at, other.offset);
  }

  /// The same on the clock of a zone, if it has none of its own.
  PointTime in(Optional<ZoneId> zone) {
    return offset.isPresent() || zone.isEmpty()
        ? this
        : new PointTime(at, Optional.of(zone.get().getRules().getOffset(at)));
  }

  /// The moment on the person's clock.
  ///
  /// @throws java.util.NoSuchElementException if nothing says the offset
  OffsetDateTime time() {
    return at.atOffset(offset.orElseThrow());
  }

  /// A `date` of year, month, day.
  static Optional<LocalDate> date(JsonNode date) {
    try {
      return date.path("year").isIntegralNumber()
          ? Optional.of(
              LocalDate.of(
                  date.path("year").asInt(0),
                  date.path("month").asInt(0),
                  date.path("day").asInt(0)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A civil time: a date, and hours, minutes and seconds that are left out where they are zero.
  static Optional<LocalDateTime> civil(JsonNode civil) {
    JsonNode time = civil.path("time");
    try {
      return date(civil.path("date"))
          .map(d ->
              d.atTime(
                  time.path("hours").asInt(0),
                  time.path("minutes").asInt(0),
                  time.path("seconds").asInt(0)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<PointTime> of(JsonNode time, JsonNode offset, JsonNode civil) {
    try {
      Instant at = OffsetDateTime.parse(time.asString("")).toInstant();
      if (at.isBefore(Instant.parse("0001-01-02T00:00:00Z"))
          || at.isAfter(Instant.parse("9999-12-30T00:00:00Z"))) {
        return Optional.empty();
      }
      Optional<ZoneOffset> clock =
          offset.isString()
              ? seconds(offset.stringValue())
              : civil(civil).flatMap(c -> between(at, c));
      return Optional.of(new PointTime(at, clock));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneOffset> seconds(String text) {
    try {
      double seconds = Double.parseDouble(text.replaceFirst("s$", ""));
      return Math.abs(seconds) > 18 * 3600 || Double.isNaN(seconds)
          ? Optional.empty()
          : Optional.of(ZoneOffset.ofTotalSeconds((int) Math.round(seconds)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Offsets are whole quarters of an hour; the civil time may lack its fraction of a second.
  private static Optional<ZoneOffset> between(Instant at, LocalDateTime civil) {
    long seconds = Duration.between(at, civil.toInstant(ZoneOffset.UTC)).toSeconds();
    long quarters = Math.round(seconds / 900.0);
    return Math.abs(seconds - quarters * 900) > 1 || Math.abs(quarters) > 72
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds((int) quarters * 900));
  }
}
