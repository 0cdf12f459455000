package org.diurnal.data.xpt;

/// Floating-point numbers of the IBM System/370, as SAS transport files hold them: a sign bit, 7
/// bits of exponent to base 16 with 64 added, and up to 56 bits of fraction, big end first.
///
/// A number may be cut to its first 2 to 8 bytes; what was cut off counts as zero. A missing value
/// is a code (`.`, `_`, `A` to `Z`) in the first byte with nothing but zeros after it.
///
/// Source: SAS technical note TS-140, "Numeric data fields".
public final class IbmFloat {
  /// The code of [#missingCode] where there is a value.
  public static final char NONE = 0;

  private static final long FRACTION = 0x00FF_FFFF_FFFF_FFFFL;
  private static final int FRACTION_BITS = 56;
  private static final int EXPONENT_BIAS = 64;

  private IbmFloat() {}

  /// The number in some bytes, NaN for a missing value.
  ///
  /// Exact where the fraction has at most 53 significant bits, which every number that was a double
  /// before has; the nearest double otherwise. A double holds every exponent there is.
  ///
  /// @param bytes holds the number
  /// @param at where its first byte is
  /// @param length of it, 2 to 8 bytes
  public static double toDouble(byte[] bytes, int at, int length) {
    long bits = bits(bytes, at, length);
    long fraction = bits & FRACTION;
    if (fraction == 0) {
      if (isCode((int) (bits >>> FRACTION_BITS))) {
        return Double.NaN;
      }
      return bits < 0 ? -0.0 : 0.0;
    }
    int exponent = (int) (bits >>> FRACTION_BITS) & 0x7F;
    double magnitude =
        Math.scalb((double) fraction, 4 * (exponent - EXPONENT_BIAS) - FRACTION_BITS);
    return bits < 0 ? -magnitude : magnitude;
  }

  /// The code of a missing value, `.`, `_` or `A` to `Z`; [#NONE] if there is a value.
  public static char missingCode(byte[] bytes, int at, int length) {
    long bits = bits(bytes, at, length);
    int first = (int) (bits >>> FRACTION_BITS);
    return (bits & FRACTION) == 0 && isCode(first) ? (char) first : NONE;
  }

  /// Writes a number in 8 bytes.
  ///
  /// @throws IllegalArgumentException if it is not finite, or its magnitude is neither zero nor
  ///   from 16^-65 to below 16^63, the range of the format
  public static void put(double value, byte[] bytes, int at) {
    long bits = value == 0 ? Double.doubleToRawLongBits(value) : normalised(value);
    for (int b = 0; b < Long.BYTES; b++) {
      bytes[at + b] = (byte) (bits >>> (8 * (Long.BYTES - 1 - b)));
    }
  }

  /// Writes a missing value in 8 bytes.
  ///
  /// @throws IllegalArgumentException if there is no such code
  public static void putMissing(char code, byte[] bytes, int at) {
    if (!isCode(code)) {
      throw new IllegalArgumentException("no missing value has code '" + code + "'");
    }
    bytes[at] = (byte) code;
    java.util.Arrays.fill(bytes, at + 1, at + Long.BYTES, (byte) 0);
  }

  private static long normalised(double value) {
    int binary = Double.isFinite(value) ? Math.getExponent(value) : Integer.MAX_VALUE;
    // |value| = fraction * 16^(exponent - 64) with 1/16 <= fraction < 1
    int exponent = Math.floorDiv(binary, 4) + 1 + EXPONENT_BIAS;
    if (binary == Integer.MAX_VALUE || exponent < 0 || exponent > 0x7F) {
      throw new IllegalArgumentException(value + " is outside the range of IBM numbers");
    }
    long fraction =
        (long) Math.scalb(Math.abs(value), FRACTION_BITS - 4 * (exponent - EXPONENT_BIAS));
    return (value < 0 ? Long.MIN_VALUE : 0) | (long) exponent << FRACTION_BITS | fraction;
  }

  private static boolean isCode(int first) {
    return first == '.' || first == '_' || (first >= 'A' && first <= 'Z');
  }

  private static long bits(byte[] bytes, int at, int length) {
    long bits = 0;
    for (int b = 0; b < length; b++) {
      bits |= (bytes[at + b] & 0xFFL) << (8 * (Long.BYTES - 1 - b));
    }
    return bits;
  }
}
