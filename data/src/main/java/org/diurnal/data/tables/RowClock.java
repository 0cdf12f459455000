package org.diurnal.data.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Reads times as the mapping says they are written.
///
/// A time that ends in `Z` is a moment in world time, of which nothing says what the person's clock
/// showed; `+00:00` is an offset that the clock had.
final class RowClock {
  /// A time with or without an offset.
  sealed interface Time {}

  /// A moment, with the offset that was written with it.
  record Fixed(OffsetDateTime time) implements Time {}

  /// A moment whose local clock has to be known from elsewhere.
  record Moment(Instant time) implements Time {}

  /// What a local clock showed.
  record Local(LocalDateTime time) implements Time {}

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final String format;
  private final Optional<DateTimeFormatter> pattern;

  private RowClock(String format, Optional<DateTimeFormatter> pattern) {
    this.format = format;
    this.pattern = pattern;
  }

  /// The clock that a mapping describes.
  ///
  /// @throws IllegalArgumentException if the format is none
  static RowClock of(TableMapping.TimeFrom time) {
    String format = time.format().orElse("iso");
    return switch (format) {
      case "iso", "epoch_seconds", "epoch_millis" -> new RowClock(format, Optional.empty());
      default -> new RowClock(format, Optional.of(compiled(format)));
    };
  }

  /// A time, or empty if the text is none, or one that no clock has shown or will.
  Optional<Time> read(String text) {
    return parsed(text).filter(RowClock::isOfOurAge);
  }

  private static boolean isOfOurAge(Time t) {
    int year =
        switch (t) {
          case Fixed f -> f.time().getYear();
          case Moment m -> m.time().isBefore(EARLIEST) || m.time().isAfter(LATEST) ? 0 : 2000;
          case Local l -> l.time().getYear();
        };
    return year >= 1 && year <= 9999;
  }

  private Optional<Time> parsed(String text) {
    try {
      if (pattern.isPresent()) {
        return Optional.of(of(pattern.get().parse(text), text));
      }
      return switch (format) {
        case "epoch_seconds" -> moment(1000 * Double.parseDouble(text));
        case "epoch_millis" -> moment(Double.parseDouble(text));
        default -> Optional.of(iso(text));
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Time> moment(double millis) {
    return Double.isFinite(millis)
        ? Optional.of(new Moment(Instant.ofEpochMilli(Math.round(millis))))
        : Optional.empty();
  }

  /// The begin of a minute of a date, or empty.
  Optional<Time> read(String date, String minute) {
    try {
      int m = Integer.parseInt(minute);
      LocalDate day =
          pattern.isPresent()
              ? LocalDate.from(pattern.get().parse(date))
              : LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
      return m < 0 || m > 1439
          ? Optional.empty()
          : Optional.<Time>of(new Local(day.atTime(m / 60, m % 60))).filter(RowClock::isOfOurAge);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Time iso(String text) {
    String t = text.length() > 10 && text.charAt(10) == ' ' ? text.replace(' ', 'T') : text;
    if (t.length() == 10) {
      return new Local(LocalDate.parse(t).atStartOfDay());
    }
    return of(
        DateTimeFormatter.ISO_DATE_TIME.parseBest(t, OffsetDateTime::from, LocalDateTime::from), t);
  }

  private static Time of(TemporalAccessor t, String text) {
    if (t.isSupported(ChronoField.OFFSET_SECONDS)) {
      OffsetDateTime time = OffsetDateTime.from(t);
      return text.endsWith("Z") ? new Moment(time.toInstant()) : new Fixed(time);
    }
    return t.isSupported(ChronoField.HOUR_OF_DAY)
        ? new Local(LocalDateTime.from(t))
        : new Local(LocalDate.from(t).atStartOfDay());
  }

  private static DateTimeFormatter compiled(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(withYears(pattern), Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + pattern + "' is no pattern: " + e.getMessage(), e);
    }
  }

  /// `u` is the year that needs no era; people write `y`. What is quoted stays.
  private static String withYears(String pattern) {
    StringBuilder s = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      s.append(c == 'y' && !quoted ? 'u' : c);
    }
    return s.toString();
  }
}
