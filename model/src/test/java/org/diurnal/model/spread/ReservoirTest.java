package org.diurnal.model.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservoirTest {
  private record Minute(long key, float fill, float truth, int person) {}

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 5", "3, 40", "4, 41", "5, 1000", "6, 20000"})
  void theLeastKeysStayInWhateverOrderTheyCome(long seed, int offered) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Minute> minutes = new ArrayList<>();
    for (int i = 0; i < offered; i++) {
      minutes.add(new Minute(random.nextLong(), i, -i, i % 7));
    }
    List<Minute> expected =
        minutes.stream().sorted((a, b) -> Long.compare(a.key(), b.key())).limit(40).toList();
    for (int order = 0; order < 3; order++) {
      Collections.shuffle(minutes, new Random(seed + order));
      Reservoir reservoir = new Reservoir(40);
      minutes.forEach(m -> reservoir.offer(m.key(), m.fill(), m.truth(), m.person()));
      Reservoir.Sample sample = reservoir.sample();
      assertThat(reservoir.offered()).isEqualTo(offered);
      assertThat(sample.size()).isEqualTo(Math.min(40, offered));
      for (int i = 0; i < sample.size(); i++) {
        assertThat(sample.fills()[i]).as("seed %s, %s", seed, i).isEqualTo(expected.get(i).fill());
        assertThat(sample.truths()[i]).isEqualTo(expected.get(i).truth());
        assertThat(sample.people()[i]).isEqualTo(expected.get(i).person());
      }
      assertThat(sample.weight() * sample.size()).isEqualTo(offered);
      int[] some = sample.where(p -> p == 3).people();
      assertThat(IntStream.of(some))
          .allMatch(p -> p == 3)
          .hasSize((int) IntStream.of(sample.people()).filter(p -> p == 3).count());
    }
  }
}
