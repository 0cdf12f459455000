package org.diurnal.data.googlehealth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Times of a data point: world time, and the offset of the person's clock as `"3600s"`. An offset
/// of zero may be left out, as protocol buffers leave zeros out.
final class PointTime {
  private PointTime() {}

  /// The moment of `sampleTime`; empty if there is none.
  static Optional<OffsetDateTime> sample(JsonNode sampleTime) {
    return at(sampleTime.path("physicalTime"), sampleTime.path("utcOffset"));
  }

  /// The begin of an interval, or of a stage of sleep.
  static Optional<OffsetDateTime> start(JsonNode interval) {
    return at(interval.path("startTime"), interval.path("startUtcOffset"));
  }

  /// The end of an interval.
  static Optional<OffsetDateTime> end(JsonNode interval) {
    return at(interval.path("endTime"), interval.path("endUtcOffset"));
  }

  /// A `date` of year, month, day.
  static Optional<LocalDate> date(JsonNode date) {
    try {
      return date.path("year").isIntegralNumber()
          ? Optional.of(
              LocalDate.of(
                  date.path("year").intValue(),
                  date.path("month").asInt(0),
                  date.path("day").asInt(0)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<OffsetDateTime> at(JsonNode time, JsonNode offset) {
    if (!time.isString()) {
      return Optional.empty();
    }
    String seconds = offset.asString("0s");
    try {
      Instant instant = OffsetDateTime.parse(time.stringValue()).toInstant();
      int total = (int) Math.round(Double.parseDouble(seconds.replaceFirst("s$", "")));
      OffsetDateTime t = instant.atOffset(ZoneOffset.ofTotalSeconds(total));
      return t.getYear() < 1 || t.getYear() > 9999 ? Optional.empty() : Optional.of(t);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
