package org.diurnal.data.takeout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// The ways in which the files of an export write a time.
final class TakeoutTime {
  private static final DateTimeFormatter US =
      DateTimeFormatter.ofPattern("MM/dd/uu HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter US_DATE =
      DateTimeFormatter.ofPattern("MM/dd/uu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  // 2026-04-12 05:45:30+0000, as the tables of sleeps have it
  private static final DateTimeFormatter SPACED =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private TakeoutTime() {}

  /// Month, day and year of two digits: of this century.
  static Optional<LocalDateTime> us(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, US));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The date alone.
  static Optional<LocalDate> usDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text, US_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A time with an offset, or a `Z`.
  static Optional<Instant> world(String text) {
    try {
      OffsetDateTime t =
          text.indexOf(' ') > 0 ? OffsetDateTime.parse(text, SPACED) : OffsetDateTime.parse(text);
      return inRange(t.getYear()) ? Optional.of(t.toInstant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A time on the person's clock, without an offset.
  static Optional<LocalDateTime> local(String text) {
    try {
      LocalDateTime t = LocalDateTime.parse(text);
      return inRange(t.getYear()) ? Optional.of(t) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The date that a time is written with, whatever follows: daily files write the local date as
  /// midnight, some with a `Z`.
  static Optional<LocalDate> date(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// An offset such as `-04:00`.
  static Optional<ZoneOffset> offset(String text) {
    try {
      return Optional.of(ZoneOffset.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean inRange(int year) {
    return year >= 1 && year <= 9999;
  }
}
