package org.diurnal.data.fit;

import java.time.Instant;
import java.util.Optional;

/// Times of FIT: seconds since 1989-12-31 00:00:00 UTC in 32 bits, which end in 2126.
public final class FitTime {
  /// What is below is no date, but seconds since the device was switched on.
  public static final long FIRST_DATE = 0x1000_0000L;

  private static final long EPOCH = Instant.parse("1989-12-31T00:00:00Z").getEpochSecond();

  private FitTime() {}

  /// The instant of a timestamp; empty if it is no date.
  public static Optional<Instant> instant(long timestamp) {
    return timestamp < FIRST_DATE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(EPOCH + timestamp));
  }

  /// The timestamp that follows another one, of which only the lowest bits are known: the first at
  /// or after it that ends in these bits.
  ///
  /// @param after the timestamp before
  /// @param low the lowest bits
  /// @param bits how many these are: 5 in a compressed header, 16 in `timestamp_16`
  public static long next(long after, long low, int bits) {
    long mask = (1L << bits) - 1;
    return after + (low - after & mask);
  }
}
