package org.diurnal.data.fitabase;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.diurnal.data.importing.Reasons;

/// Reads a date and time in the US spellings that Fitabase uses: `4/13/2016 12:00:00 AM`,
/// `4/13/2016 0:00`, `4/13/2016 0:00:00`, `4/13/2016`.
///
/// One object reads many: the date of the row before is kept, so that rows of one day cost a
/// comparison. Not thread-safe.
final class UsTime {
  private byte[] lastDate = new byte[0];
  private int lastEpochDay;
  private int epochDay;
  private int secondOfDay;
  private boolean outOfRange;

  /// Reads the bytes from `from` to `to`; false if they are not a date and time, or one outside the
  /// years 2000 to 2100, see [#outOfRange()].
  boolean parse(byte[] b, int from, int to) {
    outOfRange = false;
    int space = from;
    while (space < to && b[space] != ' ') {
      space++;
    }
    if (!Arrays.equals(b, from, space, lastDate, 0, lastDate.length) || from == space) {
      if (!parseDate(b, from, space)) {
        return false;
      }
      lastDate = Arrays.copyOfRange(b, from, space);
      lastEpochDay = epochDay;
    }
    epochDay = lastEpochDay;
    secondOfDay = 0;
    return space == to || parseTime(b, space + 1, to);
  }

  /// Reads a text.
  boolean parse(String text) {
    byte[] b = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return parse(b, 0, b.length);
  }

  /// Whether what failed was a real date, in an absurd year.
  boolean outOfRange() {
    return outOfRange;
  }

  /// Why the last text was dropped.
  String reason() {
    return outOfRange ? Reasons.YEAR : Reasons.TIME;
  }

  /// The day read last, in days since 1970-01-01.
  int epochDay() {
    return epochDay;
  }

  /// The second of the day read last, 0 to 86399.
  int secondOfDay() {
    return secondOfDay;
  }

  private boolean parseDate(byte[] b, int from, int to) {
    int slash1 = indexOf(b, '/', from, to);
    int slash2 = indexOf(b, '/', slash1 + 1, to);
    int month = number(b, from, slash1, 2);
    int day = number(b, slash1 + 1, slash2, 2);
    int year = number(b, slash2 + 1, to, 4);
    if (month < 1 || month > 12 || day < 1 || year < 0 || to - slash2 - 1 != 4) {
      return false;
    }
    if (year < 2000 || year > 2100) {
      outOfRange = true;
      return false;
    }
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    epochDay = (int) LocalDate.of(year, month, day).toEpochDay();
    return true;
  }

  private boolean parseTime(byte[] b, int from, int to) {
    int end = to;
    int half = -1; // 0 for AM, 12 for PM
    if (to - from > 3 && b[to - 3] == ' ' && (b[to - 1] | 0x20) == 'm') {
      int letter = b[to - 2] | 0x20;
      half = letter == 'a' ? 0 : letter == 'p' ? 12 : -1;
      if (half < 0) {
        return false;
      }
      end = to - 3;
    }
    int colon1 = indexOf(b, ':', from, end);
    int colon2 = indexOf(b, ':', colon1 + 1, end);
    int hour = number(b, from, colon1, 2);
    int minute = colon1 < end && colon2 - colon1 == 3 ? number(b, colon1 + 1, colon2, 2) : -1;
    int second = 0;
    if (colon2 < end) {
      second = end - colon2 == 3 ? number(b, colon2 + 1, end, 2) : -1;
    }
    if (minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    if (half >= 0) {
      if (hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + half;
    }
    if (hour < 0 || hour > 23) {
      return false;
    }
    secondOfDay = (hour * 60 + minute) * 60 + second;
    return true;
  }

  private static int indexOf(byte[] b, char c, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == c) {
        return i;
      }
    }
    return to;
  }

  /// The number of at most `digits` digits between two places, or -1.
  private static int number(byte[] b, int from, int to, int digits) {
    if (to <= from || to - from > digits) {
      return -1;
    }
    int n = 0;
    for (int i = from; i < to; i++) {
      int d = b[i] - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      n = 10 * n + d;
    }
    return n;
  }
}
