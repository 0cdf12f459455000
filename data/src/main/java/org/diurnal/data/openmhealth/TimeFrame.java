package org.diurnal.data.openmhealth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `effective_time_frame` of a data point: a moment, or an interval spelt as start and end, start
/// and duration, or duration and end.
///
/// @param start the begin
/// @param end the end; equal to `start` for a moment
/// @param utc whether the times are in world time: with a `Z`, or without an offset, which IEEE
///   1752.1 takes as UTC; that says nothing of the local clock
record TimeFrame(OffsetDateTime start, OffsetDateTime end, boolean utc) {
  /// Reads one; empty if there is none, or none to the minute.
  static Optional<TimeFrame> of(JsonNode frame) {
    try {
      JsonNode moment = frame.path("date_time");
      if (moment.isString()) {
        OffsetDateTime t = time(moment);
        return Optional.of(new TimeFrame(t, t, isUtc(moment)));
      }
      return interval(frame.path("time_interval"));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<TimeFrame> interval(JsonNode interval) {
    JsonNode from = interval.path("start_date_time");
    JsonNode to = interval.path("end_date_time");
    Optional<Duration> length = duration(interval.path("duration"));
    if (from.isString() && to.isString()) {
      return Optional.of(new TimeFrame(time(from), time(to), isUtc(from)));
    }
    if (from.isString() && length.isPresent()) {
      OffsetDateTime t = time(from);
      return Optional.of(new TimeFrame(t, t.plus(length.get()), isUtc(from)));
    }
    if (to.isString() && length.isPresent()) {
      OffsetDateTime t = time(to);
      return Optional.of(new TimeFrame(t.minus(length.get()), t, isUtc(to)));
    }
    return Optional.empty();
  }

  /// Whether a frame is sound, but says no more than a date, or a date and a part of the day.
  static boolean isOnlyADate(JsonNode frame) {
    JsonNode interval = frame.path("time_interval");
    return frame.path("date_time").asString("").matches("\\d{4}-\\d{2}-\\d{2}")
        || interval.path("date").isString() && interval.path("part_of_day").isString();
  }

  /// The same on the clock of a zone, if it is in world time.
  TimeFrame on(ZoneId zone) {
    return utc
        ? new TimeFrame(
            start.atZoneSameInstant(zone).toOffsetDateTime(),
            end.atZoneSameInstant(zone).toOffsetDateTime(),
            false)
        : this;
  }

  /// How long it is; negative if it ends before it begins.
  Duration length() {
    return Duration.between(start, end);
  }

  /// Whether it is one local day from midnight to midnight, or to its last minute.
  boolean isWholeDay() {
    LocalDateTime midnight = start.toLocalDate().atStartOfDay();
    LocalDateTime last = end.toLocalDateTime();
    return start.toLocalDateTime().equals(midnight)
        && !last.isBefore(midnight.plusDays(1).minusMinutes(1))
        && !last.isAfter(midnight.plusDays(1));
  }

  private static boolean isUtc(JsonNode text) {
    String t = text.stringValue();
    return t.endsWith("Z") || t.endsWith("z") || hasNoOffset(t);
  }

  private static boolean hasNoOffset(String t) {
    int time = t.indexOf('T');
    return time > 0 && t.indexOf('+', time) < 0 && t.indexOf('-', time) < 0 && !t.endsWith("Z");
  }

  private static OffsetDateTime time(JsonNode text) {
    String s = text.stringValue();
    OffsetDateTime t =
        hasNoOffset(s)
            ? LocalDateTime.parse(s).atOffset(ZoneOffset.UTC)
            : OffsetDateTime.parse(s, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    if (t.getYear() < 1 || t.getYear() > 9999) {
      throw new DateTimeException("year " + t.getYear());
    }
    return t;
  }

  /// A duration in milliseconds or more; months and years have no length.
  static Optional<Duration> duration(JsonNode d) {
    JsonNode value = d.path("value");
    if (!value.isNumber()) {
      return Optional.empty();
    }
    double millis =
        switch (d.path("unit").asString("")) {
          case "ms" -> 1;
          case "sec", "s" -> 1000;
          case "min" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          case "wk" -> 604_800_000;
          default -> Double.NaN;
        };
    double length = value.doubleValue() * millis;
    return length >= 0 && length < 1e12
        ? Optional.of(Duration.ofMillis(Math.round(length)))
        : Optional.empty();
  }
}
