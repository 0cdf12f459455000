package org.diurnal.data.fit;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What a device said of its clock: local minus UTC, at some times. An entry every six hours at
/// most, and one wherever it changes.
final class FitOffsets {
  private static final long EVERY = 6 * 3600L;
  private static final int QUARTER =
      15 * 60; // offsets of all countries are whole quarters of hours
  private static final int TOLERANCE = 120; // the two clocks are not read in the same instant
  private static final long LEAST = -12 * 3600L;
  private static final long GREATEST = 14 * 3600L;
  private final TreeMap<Long, Integer> seconds = new TreeMap<>(); // by timestamp

  /// Takes in that two timestamps, of which one shows the local clock, are the same moment.
  ///
  /// @return false if no place on earth has such a clock
  boolean add(long utc, long local) {
    long difference = local - utc;
    long rounded = Math.floorDiv(difference + QUARTER / 2, QUARTER) * QUARTER;
    if (Math.abs(difference - rounded) > TOLERANCE || rounded < LEAST || rounded > GREATEST) {
      return false;
    }
    put(utc, (int) rounded);
    return true;
  }

  /// Takes in all of another.
  void addAll(FitOffsets other) {
    other.seconds.forEach(this::put);
  }

  /// The offset at a time: the last one said before it, else the first after it.
  ///
  /// @param within how far away it may have been said, in seconds
  OptionalInt at(long utc, long within) {
    Map.Entry<Long, Integer> e = seconds.floorEntry(utc);
    if (e == null || utc - e.getKey() > within) {
      e = seconds.ceilingEntry(utc);
    }
    return e == null || Math.abs(utc - e.getKey()) > within
        ? OptionalInt.empty()
        : OptionalInt.of(e.getValue());
  }

  private void put(long utc, int offset) {
    Map.Entry<Long, Integer> before = seconds.floorEntry(utc);
    if (before == null || before.getValue() != offset || utc - before.getKey() > EVERY) {
      seconds.put(utc, offset);
    }
  }
}
