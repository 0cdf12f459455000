package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
  private static final long SEED = 20261122;

  private static long[] order(long n, long seed, long purpose) {
    Permutation permutation = new Permutation(n, seed, purpose);
    return LongStream.range(0, n).map(permutation::at).toArray();
  }

  @Test
  void everyElementComesExactlyOnce() {
    for (int n = 1; n <= 200; n++) {
      for (long epoch = 0; epoch < 5; epoch++) {
        long[] sorted = order(n, SEED, epoch);
        Arrays.sort(sorted);
        assertThat(sorted)
            .as("n %d, seed %d, epoch %d", n, SEED, epoch)
            .containsExactly(LongStream.range(0, n).toArray());
      }
    }
  }

  @Test
  void everyElementOfALargeOrderComesExactlyOnce() {
    int n = 1_000_003;
    boolean[] seen = new boolean[n];
    Permutation permutation = new Permutation(n, SEED, 0);
    for (int i = 0; i < n; i++) {
      int at = (int) permutation.at(i);
      assertThat(seen[at]).isFalse();
      seen[at] = true;
    }
  }

  @Test
  void positionsBeyondTwoToTheThirtyTwoStayInside() {
    long n = 1L << 40;
    Permutation permutation = new Permutation(n, SEED, 0);
    long[] first = LongStream.range(0, 1000).map(permutation::at).toArray();
    assertThat(first).doesNotHaveDuplicates();
    for (long x : first) {
      assertThat(x).as("seed %d", SEED).isBetween(0L, n - 1);
    }
  }

  @Test
  void equalKeysGiveTheSameOrderAndOthersAnother() {
    assertThat(order(50, SEED, 3)).isEqualTo(order(50, SEED, 3));
    assertThat(order(50, SEED, 3)).isNotEqualTo(order(50, SEED, 4));
    assertThat(order(50, SEED, 3)).isNotEqualTo(order(50, SEED + 1, 3));
    assertThat(order(50, SEED, 3)).isNotEqualTo(LongStream.range(0, 50).toArray());
  }

  @Test
  void everyElementStandsAtEveryPlaceAboutEquallyOften() {
    int n = 10;
    int orders = 20_000;
    int[][] times = new int[n][n];
    for (int k = 0; k < orders; k++) {
      long[] order = order(n, SEED, k);
      for (int i = 0; i < n; i++) {
        times[i][(int) order[i]]++;
      }
    }
    for (int[] row : times) {
      for (int t : row) { // 2,000 expected, standard deviation 42; five of them
        assertThat((double) t).as("seed %d", SEED).isCloseTo(2000, within(215.0));
      }
    }
  }
}
