package org.diurnal.model.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  /// 1 to 100, shuffled by a step of 37.
  private static final Ladder HUNDRED =
      Ladder.of(IntStream.range(0, 100).mapToDouble(i -> i * 37 % 100 + 1).toArray());

  /// 80 zeros, then 1 to 20: a channel that is mostly zero.
  private static final Ladder STEPS =
      Ladder.of(IntStream.range(0, 100).mapToDouble(i -> Math.max(0, i - 79)).toArray());

  @Test
  void aQuantileIsTheValueOfThatRankAndBetweenRungsOnAStraightLine() {
    assertThat(HUNDRED.quantile(0)).isEqualTo(1);
    assertThat(HUNDRED.quantile(0.05)).as("the 5th of 100").isEqualTo(5);
    assertThat(HUNDRED.quantile(0.25)).isEqualTo(25);
    assertThat(HUNDRED.quantile(0.5)).isEqualTo(50);
    assertThat(HUNDRED.quantile(0.95)).isEqualTo(95);
    assertThat(HUNDRED.quantile(1)).isEqualTo(100);
    // The rungs beside 0.13 are those of 0.1 and 0.15: 10 and 15.
    assertThat(HUNDRED.quantile(0.13)).isCloseTo(13, within(1e-9));
    assertThat(STEPS.quantile(0.8)).isZero();
    assertThat(STEPS.quantile(0.95)).isEqualTo(15);
    assertThat(STEPS.quantile(0.81)).as("1/5 of the way from 0 to 5").isCloseTo(1, within(1e-9));
  }

  @Test
  void howMuchLiesUpToAValueAndBelowItDiffersByItsAtom() {
    assertThat(STEPS.below(0)).isZero();
    assertThat(STEPS.upTo(0)).isEqualTo(0.8);
    assertThat(STEPS.upTo(15)).isCloseTo(0.95, within(1e-9));
    assertThat(STEPS.below(15)).isCloseTo(0.95, within(1e-9));
    assertThat(STEPS.upTo(-1)).isZero();
    assertThat(STEPS.below(21)).isEqualTo(1);
  }

  @Test
  void theReachOfAValueIsTheNarrowestCentralIntervalThatHoldsIt() {
    assertThat(HUNDRED.reach(50)).as("the median").isZero();
    assertThat(HUNDRED.reach(5)).as("the 5th percentile").isCloseTo(0.9, within(1e-9));
    assertThat(HUNDRED.reach(75)).isCloseTo(0.5, within(1e-9));
    assertThat(HUNDRED.reach(1)).as("the 1st percentile").isCloseTo(0.98, within(1e-9));
    assertThat(STEPS.reach(20)).as("the 99.5th percentile").isCloseTo(0.99, within(1e-9));
    assertThat(HUNDRED.reach(-7)).as("less than the least").isEqualTo(1);
    assertThat(STEPS.reach(0)).as("the atom holds the median").isZero();
    assertThat(STEPS.reach(15)).as("5 % above it on one side").isCloseTo(0.9, within(1e-9));
    assertThat(STEPS.reach(10)).as("10 % above it").isCloseTo(0.8, within(1e-9));
  }

  @Test
  void aValueThatHoldsNineTenthsIsCertain() {
    assertThat(STEPS.isCertain()).isFalse();
    double[] values = new double[100];
    Arrays.fill(values, 0, 9, 30); // 91 zeros
    assertThat(Ladder.of(values).isCertain()).isTrue();
    Arrays.fill(values, 0, 12, 30); // 88 zeros
    assertThat(Ladder.of(values).isCertain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anIntervalHoldsExactlyTheValuesWhoseReachItHas(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values =
        random
            .doubles(1 + random.nextInt(400), -1, 5)
            .map(v -> Math.max(0, Math.rint(v * 8) / 8))
            .toArray();
    Ladder ladder = Ladder.of(values);
    for (int i = 0; i < 2000; i++) {
      double v =
          random.nextInt(3) == 0 ? random.nextDouble(-1, 6) : values[random.nextInt(values.length)];
      double share = random.nextDouble();
      boolean inside =
          v >= ladder.quantile((1 - share) / 2) && v <= ladder.quantile((1 + share) / 2);
      double reach = ladder.reach(v);
      if (Math.abs(reach - share) > 1e-9) {
        assertThat(inside)
            .as("seed %s: %s of reach %s in the interval of %s", seed, v, reach, share)
            .isEqualTo(reach < share);
      }
    }
  }

  @Test
  void rungsThatDoNotRiseAreRefused() {
    float[] rungs = new float[25];
    rungs[3] = 1;
    assertThatThrownBy(() -> new Ladder(rungs)).hasMessageContaining("do not rise");
    assertThatThrownBy(() -> new Ladder(new float[5])).hasMessageContaining("25 are needed");
  }
}
