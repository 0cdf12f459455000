package org.diurnal.data.apple;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads a time as exports write it: `2024-03-31 01:59:00 +0100`, or, from phones that show twelve
/// hours, `2024-03-31 1:59:00 AM +0100`.
final class AppleTime {
  private final String text;
  private int at;
  private boolean wrong;

  private AppleTime(String text) {
    this.text = text;
  }

  /// The time; empty if it is none.
  static Optional<OffsetDateTime> parse(String text) {
    return new AppleTime(text).parse();
  }

  private Optional<OffsetDateTime> parse() {
    int year = number(4, 4);
    expect('-');
    int month = number(2, 2);
    expect('-');
    int day = number(2, 2);
    spaces(1);
    int hour = number(1, 2);
    expect(':');
    int minute = number(2, 2);
    expect(':');
    int second = number(2, 2);
    spaces(0);
    hour = half(hour);
    int sign = peek() == '-' ? -1 : 1;
    wrong |= peek() != '-' && peek() != '+';
    at++;
    int offsetHours = number(2, 2);
    at += peek() == ':' ? 1 : 0;
    int offsetMinutes = number(2, 2);
    if (wrong || at != text.length()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          OffsetDateTime.of(
              LocalDateTime.of(year, month, day, hour, minute, second),
              ZoneOffset.ofHoursMinutes(sign * offsetHours, sign * offsetMinutes)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The hour of 24, after an AM or PM if there is one.
  private int half(int hour) {
    char c = peek();
    if (c != 'A' && c != 'P') {
      return hour;
    }
    at++;
    expect('M');
    spaces(1);
    wrong |= hour < 1 || hour > 12;
    return hour % 12 + (c == 'P' ? 12 : 0);
  }

  private int number(int least, int most) {
    int n = 0;
    int digits = 0;
    while (digits < most && peek() >= '0' && peek() <= '9') {
      n = 10 * n + peek() - '0';
      at++;
      digits++;
    }
    wrong |= digits < least;
    return n;
  }

  private void expect(char c) {
    wrong |= peek() != c;
    at++;
  }

  /// Passes blanks, among them those that do not break a line, which newer phones write.
  private void spaces(int least) {
    int begin = at;
    while (Character.isSpaceChar(peek())) {
      at++;
    }
    wrong |= at - begin < least;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
