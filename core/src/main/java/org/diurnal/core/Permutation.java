package org.diurnal.core;

/// A random order of 0 to n-1 that is computed rather than stored: a keyed Feistel network over the
/// next power of four, walked until it lands inside. Memory does not grow with n.
public final class Permutation {
  private static final int ROUNDS = 6;
  private final long n;
  private final int halfBits;
  private final long mask;
  private final long[] keys = new long[ROUNDS];

  /// @param n how many elements, at least 1
  /// @param purpose what the order is for: another purpose, another order
  public Permutation(long n, long seed, long purpose) {
    this.n = n;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(Math.max(1, n - 1)));
    this.halfBits = (bits + 1) / 2;
    this.mask = (1L << halfBits) - 1;
    var random = Randomness.of(seed, purpose);
    for (int r = 0; r < ROUNDS; r++) {
      keys[r] = random.nextLong();
    }
  }

  /// The element at a position of the order.
  ///
  /// @param position 0 to n-1
  public long at(long position) {
    long x = position;
    do {
      x = encrypt(x);
    } while (x >= n);
    return x;
  }

  private long encrypt(long x) {
    long left = x >>> halfBits;
    long right = x & mask;
    for (long key : keys) {
      long mixed = (right + key) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
      mixed *= 0xBF58476D1CE4E5B9L;
      mixed ^= mixed >>> 32;
      long next = left ^ (mixed & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
