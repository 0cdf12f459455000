package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void distanceCountsLettersAddedTakenChangedAndSwapped() {
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("stesp", "steps")).isEqualTo(1);
    assertThat(Nearest.distance("ca", "abc")).isEqualTo(3); // optimal string alignment, not 2
    assertThat(Nearest.distance("same", "same")).isZero();
  }

  @Test
  void distanceIsSymmetricAndBoundedByTheLongerWord() {
    long seed = 11;
    SplittableRandom r = Randomness.of(seed);
    for (int i = 0; i < 2000; i++) {
      String a = word(r);
      String b = word(r);
      int d = Nearest.distance(a, b);
      assertThat(d).as("seed %d: %s %s", seed, a, b).isEqualTo(Nearest.distance(b, a));
      assertThat(d).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
      assertThat(d == 0).isEqualTo(a.equals(b));
    }
  }

  private static String word(SplittableRandom r) {
    return r.ints(r.nextInt(7), 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void nothingIsNamedWhenNothingIsNear() {
    assertThat(Nearest.to("stepz", List.of("seed", "steps"))).contains("steps");
    assertThat(Nearest.to("xyzzy", List.of("seed", "steps"))).isEmpty();
    assertThat(Nearest.to("seed", List.of())).isEmpty();
    assertThat(Nearest.to("aa", List.of("ac", "ab"))).contains("ab");
  }
}
