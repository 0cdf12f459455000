package org.diurnal.core;

import java.util.Arrays;
import java.util.Objects;

/// One bit for each of the 1440 minutes of a day; set means "yes" (observed, masked, worn).
///
/// Stored as 180 bytes, bit i at byte i / 8, least significant bit first, minute i from local
/// midnight. Mutable and not thread-safe; [#copy()] before handing one out.
public final class MinuteMask {
  /// Minutes of a local calendar day.
  public static final int MINUTES = 1440;

  /// Length of the stored form.
  public static final int BYTES = MINUTES / 8;

  private static final int WORDS = (MINUTES + 63) / 64;
  private final long[] words;

  /// No minute set.
  public MinuteMask() {
    this(new long[WORDS]);
  }

  private MinuteMask(long[] words) {
    this.words = words;
  }

  /// All 1440 minutes set.
  public static MinuteMask all() {
    MinuteMask m = new MinuteMask();
    m.set(0, MINUTES);
    return m;
  }

  /// Reads the stored form.
  ///
  /// @throws IllegalArgumentException if it is not 180 bytes long
  public static MinuteMask fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a day's observed bits take " + BYTES + " bytes, found " + bytes.length);
    }
    MinuteMask m = new MinuteMask();
    for (int b = 0; b < BYTES; b++) {
      m.words[b >> 3] |= (bytes[b] & 0xFFL) << ((b & 7) * 8);
    }
    return m;
  }

  /// The stored form, 180 bytes.
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    for (int b = 0; b < BYTES; b++) {
      bytes[b] = (byte) (words[b >> 3] >>> ((b & 7) * 8));
    }
    return bytes;
  }

  /// Whether the minute is set.
  ///
  /// @throws IndexOutOfBoundsException here as in every method, if a day has no such minute
  public boolean get(int minute) {
    Objects.checkIndex(minute, MINUTES);
    return (words[minute >> 6] >>> minute & 1L) != 0;
  }

  /// Sets one minute.
  public void set(int minute) {
    Objects.checkIndex(minute, MINUTES);
    words[minute >> 6] |= 1L << minute;
  }

  /// Sets the minutes from `from` (inclusive) to `to` (exclusive).
  public void set(int from, int to) {
    Objects.checkFromToIndex(from, to, MINUTES);
    for (int m = from; m < to; m++) {
      set(m);
    }
  }

  /// Clears one minute.
  public void clear(int minute) {
    Objects.checkIndex(minute, MINUTES);
    words[minute >> 6] &= ~(1L << minute);
  }

  /// Clears the minutes from `from` (inclusive) to `to` (exclusive).
  public void clear(int from, int to) {
    Objects.checkFromToIndex(from, to, MINUTES);
    for (int m = from; m < to; m++) {
      clear(m);
    }
  }

  /// How many minutes are set.
  public int count() {
    int n = 0;
    for (long w : words) {
      n += Long.bitCount(w);
    }
    return n;
  }

  /// How many minutes from `from` (inclusive) to `to` (exclusive) are set.
  public int count(int from, int to) {
    Objects.checkFromToIndex(from, to, MINUTES);
    int n = 0;
    for (int m = from; m < to; m++) {
      n += get(m) ? 1 : 0;
    }
    return n;
  }

  /// The minutes set here and in the other.
  public MinuteMask and(MinuteMask other) {
    MinuteMask m = copy();
    for (int w = 0; w < WORDS; w++) {
      m.words[w] &= other.words[w];
    }
    return m;
  }

  /// The minutes set here or in the other.
  public MinuteMask or(MinuteMask other) {
    MinuteMask m = copy();
    for (int w = 0; w < WORDS; w++) {
      m.words[w] |= other.words[w];
    }
    return m;
  }

  /// The minutes set here and not in the other.
  public MinuteMask andNot(MinuteMask other) {
    MinuteMask m = copy();
    for (int w = 0; w < WORDS; w++) {
      m.words[w] &= ~other.words[w];
    }
    return m;
  }

  /// An independent copy.
  public MinuteMask copy() {
    return new MinuteMask(words.clone());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof MinuteMask m && Arrays.equals(words, m.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return count() + " of " + MINUTES + " minutes";
  }
}
