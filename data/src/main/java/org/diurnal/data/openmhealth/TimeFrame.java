package org.diurnal.data.openmhealth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `effective_time_frame` of a data point: a moment, or an interval spelt as start and end, start
/// and duration, or duration and end. A date with a part of the day is not known to the minute.
///
/// @param start the begin
/// @param end the end; equal to `start` for a moment
/// @param utc whether the times are written in UTC with a `Z`, which says nothing of the local
///   clock
record TimeFrame(OffsetDateTime start, OffsetDateTime end, boolean utc) {
  /// Reads one; empty if there is none, or none to the minute.
  static Optional<TimeFrame> of(JsonNode frame) {
    try {
      JsonNode moment = frame.path("date_time");
      if (moment.isString()) {
        OffsetDateTime t = time(moment);
        return Optional.of(new TimeFrame(t, t, isUtc(moment)));
      }
      JsonNode interval = frame.path("time_interval");
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
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static boolean isUtc(JsonNode text) {
    return text.stringValue().endsWith("Z");
  }

  private static OffsetDateTime time(JsonNode text) {
    OffsetDateTime t =
        OffsetDateTime.parse(text.stringValue(), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    if (t.getYear() < 1 || t.getYear() > 9999) {
      throw new DateTimeException("year " + t.getYear());
    }
    return t;
  }

  /// A duration in seconds or more; months and years have no length.
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
