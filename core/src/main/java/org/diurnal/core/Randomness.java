package org.diurnal.core;

import java.util.SplittableRandom;

/// Seeded generators addressed by what they are for, so that nothing random depends on the order in
/// which things happen and a resumed run needs no generator state.
public final class Randomness {
  private Randomness() {}

  /// The generator of one purpose, for example `(seed, step, sample)`; equal keys give equal draws.
  public static SplittableRandom of(long seed, long... key) {
    long h = mix(seed ^ 0x9E3779B97F4A7C15L);
    for (long k : key) {
      h = mix(h + 0x9E3779B97F4A7C15L ^ mix(k));
    }
    return new SplittableRandom(h);
  }

  /// A 64-bit key for a text, for example a person's id; the same on every machine and run.
  public static long key(String text) {
    long h = 0xcbf29ce484222325L; // FNV-1a, then mixed
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xFF)) * 0x100000001b3L;
    }
    return mix(h);
  }

  private static long mix(long z) { // the finaliser of SplitMix64
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
