package org.diurnal.data.fitabase;

import org.diurnal.data.importing.Reasons;

/// Whole numbers out of bytes.
final class Numbers {
  /// The field is empty or blank.
  static final int EMPTY = -1;

  /// The field is no number.
  static final int NOT_A_NUMBER = -2;

  /// The field is a number with a fraction.
  static final int NOT_WHOLE = -3;

  /// The field is a number below zero.
  static final int NEGATIVE = -4;

  /// What does not fit is as good as this.
  static final int HUGE = 1_000_000;

  private Numbers() {}

  /// A whole number of at least 0 (and at most [#HUGE]), or one of the negative codes.
  static int wholeNumber(byte[] b, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      int d = b[i] - '0';
      if (d < 0 || d > 9) {
        return unusual(b, from, to);
      }
      n = Math.min(HUGE, 10 * n + d);
    }
    return from == to ? EMPTY : n;
  }

  /// Why a code was dropped.
  static String reason(int code) {
    return switch (code) {
      case EMPTY -> Reasons.EMPTY;
      case NOT_WHOLE -> Reasons.WHOLE;
      case NEGATIVE -> Reasons.BELOW;
      default -> Reasons.NUMBER;
    };
  }

  private static int unusual(byte[] b, int from, int to) {
    String text = new String(b, from, to - from, java.nio.charset.StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return EMPTY;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return NOT_A_NUMBER;
    }
    if (!Double.isFinite(value) || text.matches(".*[a-zA-Z].*")) {
      return NOT_A_NUMBER; // "1d", "0x1p3", "NaN": Java takes them, no vendor writes them
    }
    if (value < 0) {
      return NEGATIVE;
    }
    return value == Math.rint(value) ? (int) Math.min(HUGE, value) : NOT_WHOLE;
  }
}
