package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void aFewOfManyComeInTheirOwnOrderWithoutRepeats() {
    for (int seed = 0; seed < 50; seed++) {
      List<Integer> few = Sample.of(HUNDRED, 7, seed, "test");
      assertThat(few).as("seed %d", seed).hasSize(7).isSorted().doesNotHaveDuplicates();
      assertThat(HUNDRED).containsAll(few);
      assertThat(Sample.of(HUNDRED, 7, seed, "test")).isEqualTo(few);
    }
  }

  @Test
  void noMoreThanAskedForAreAll() {
    assertThat(Sample.of(HUNDRED, 100, 1, "test")).isEqualTo(HUNDRED);
    assertThat(Sample.of(List.of(), 3, 1, "test")).isEmpty();
  }

  @Test
  void everyoneIsDrawnBySomeSeedAndPurposesDrawDifferently() {
    Set<Integer> drawn = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      drawn.addAll(Sample.of(HUNDRED, 7, seed, "test"));
    }
    assertThat(drawn).hasSize(100);
    assertThat(Sample.of(HUNDRED, 7, 1, "one")).isNotEqualTo(Sample.of(HUNDRED, 7, 1, "other"));
  }
}
