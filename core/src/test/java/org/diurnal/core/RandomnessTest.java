package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  @Test
  void equalKeysGiveEqualDraws() {
    SplittableRandom one = Randomness.of(1, 2, 3);
    SplittableRandom two = Randomness.of(1, 2, 3);
    for (int i = 0; i < 100; i++) {
      assertThat(one.nextLong()).isEqualTo(two.nextLong());
    }
  }

  /// A stored seed must mean the same tomorrow. The numbers come from the published algorithms
  /// (SplitMix64, FNV-1a) written down once more in another language.
  @Test
  void theDrawsOfAKeyNeverChange() {
    assertThat(Randomness.of(42, 1, 2).nextLong()).isEqualTo(1068917153010776843L);
    assertThat(Randomness.key("person-1")).isEqualTo(4849531873555852817L);
  }

  @Test
  void everyKeyHasAStreamOfItsOwn() {
    Set<Long> first = new HashSet<>();
    int keys = 0;
    for (long seed = -2; seed < 20; seed++) {
      assertThat(first.add(Randomness.of(seed).nextLong())).isTrue();
      for (long a = -2; a < 20; a++) {
        assertThat(first.add(Randomness.of(seed, a).nextLong())).isTrue();
        for (long b = -2; b < 20; b++) {
          assertThat(first.add(Randomness.of(seed, a, b).nextLong())).isTrue();
          keys++;
        }
      }
    }
    assertThat(keys).isEqualTo(22 * 22 * 22);
  }

  @Test
  void theOrderOfAKeyMatters() {
    assertThat(Randomness.of(1, 2, 3).nextLong()).isNotEqualTo(Randomness.of(1, 3, 2).nextLong());
    assertThat(Randomness.of(1, 2).nextLong()).isNotEqualTo(Randomness.of(2, 1).nextLong());
    assertThat(Randomness.of(1, 0).nextLong()).isNotEqualTo(Randomness.of(1, 0, 0).nextLong());
  }

  /// The first draw over neighbouring steps and samples, as training uses it: 10 bins, chi-square.
  @Test
  void firstDrawsOfNeighbouringKeysAreUniform() {
    int[] bins = new int[10];
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      bins[(int) (Randomness.of(7, i / 100, i % 100).nextDouble() * 10)]++;
    }
    double chiSquare = 0;
    for (int count : bins) {
      chiSquare += (count - n / 10.0) * (count - n / 10.0) / (n / 10.0);
    }
    assertThat(chiSquare).as("9 degrees of freedom; 1 in 10,000 lies above 33.7").isLessThan(33.7);
  }

  /// Two streams that differ in one key bit agree in half of the bits of a draw.
  @Test
  void neighbouringKeysAreNotCorrelated() {
    long agreeing = 0;
    int n = 10_000;
    for (int i = 0; i < n; i++) {
      long difference = Randomness.of(7, i).nextLong() ^ Randomness.of(7, i ^ 1).nextLong();
      agreeing += 64 - Long.bitCount(difference);
    }
    // pairs count twice: standard deviation of the mean is sqrt(64/4) / sqrt(5000) = 0.057
    assertThat(agreeing / (double) n).isBetween(31.7, 32.3);
  }

  @Test
  void textsHaveKeysOfTheirOwn() {
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(keys.add(Randomness.key("person-" + i))).isTrue();
    }
    for (String text : List.of("", "a", "aa", "\u00e9", "e\u0301")) {
      assertThat(keys.add(Randomness.key(text))).isTrue();
    }
  }
}
