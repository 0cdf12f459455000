package org.diurnal.tasks.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Randomness;
import org.diurnal.tasks.heads.Auroc;
import org.junit.jupiter.api.Test;

class RanksTest {
  private static final int[] BOTH = {0, 1};

  /// Yes 3 and 2, no 1 and 2 and 3: of six pairs, 3 > 1, 3 > 2, 2 > 1 and the ties 3 = 3, 2 = 2
  /// half: 4 / 6.
  @Test
  void theAreaIsTheShareOfPairsInOrder() {
    Ranks ranks = new Ranks(new double[][] {{3}, {2}}, new double[][] {{1, 2}, {3}}, 100);
    assertThat(ranks.area(BOTH)).isCloseTo(4.0 / 6, within(1e-12));
    // The first person alone: 3 against 1 and 2.
    assertThat(ranks.area(new int[] {0})).isEqualTo(1);
    // The second alone: 2 against 3.
    assertThat(ranks.area(new int[] {1})).isZero();
  }

  @Test
  void nothingToCompareIsNoArea() {
    Ranks ranks = new Ranks(new double[][] {{}, {Double.NaN}}, new double[][] {{1}, {}}, 100);
    assertThat(ranks.area(BOTH)).isNaN();
  }

  /// Against the area of weighted rows, for draws of people with repeats.
  @Test
  void itAgreesWithAnotherRouteAndFewBinsAreNearlyAsGood() {
    SplittableRandom random = Randomness.of(20261124, 7);
    double[][] yes = new double[9][];
    double[][] no = new double[9][];
    for (int p = 0; p < 9; p++) {
      yes[p] = random.doubles(random.nextInt(6)).map(d -> Math.round(20 * d + 4)).toArray();
      no[p] = random.doubles(40).map(d -> Math.round(20 * d)).toArray();
    }
    Ranks exact = new Ranks(yes, no, Integer.MAX_VALUE);
    Ranks rough = new Ranks(yes, no, 12);
    for (int draw = 0; draw < 20; draw++) {
      int[] people = IntStream.range(0, 9).map(i -> random.nextInt(9)).toArray();
      double[] scores = rows(people, yes, no).toArray();
      int affected = Arrays.stream(people).map(p -> yes[p].length).sum();
      double[] truth = new double[scores.length];
      Arrays.fill(truth, 0, affected, 1);
      double[] weights = new double[scores.length];
      Arrays.fill(weights, 1);
      double expected = Auroc.of(scores, truth, weights);
      assertThat(exact.area(people)).isCloseTo(expected, within(1e-12));
      assertThat(rough.area(people)).isCloseTo(expected, within(0.02));
    }
  }

  private static java.util.stream.DoubleStream rows(int[] people, double[][] yes, double[][] no) {
    return java.util.stream.DoubleStream.concat(
        Arrays.stream(people).boxed().flatMapToDouble(p -> Arrays.stream(yes[p])),
        Arrays.stream(people).boxed().flatMapToDouble(p -> Arrays.stream(no[p])));
  }
}
