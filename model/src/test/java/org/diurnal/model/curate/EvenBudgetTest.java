package org.diurnal.model.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class EvenBudgetTest {
  @Test
  void whatSmallClustersCannotTakeGoesToTheOthersInEqualParts() {
    // 2 and 3 are full at n = 5, which leaves 5 of 10 for the third.
    assertThat(EvenBudget.divide(10, new double[] {20, 2, 3})).containsExactly(5, 2, 3);
    assertThat(EvenBudget.divide(9, new double[] {20, 30, 3})).containsExactly(3, 3, 3);
    assertThat(EvenBudget.divide(10, new double[] {20, 30, 0})).containsExactly(5, 5, 0);
    assertThat(EvenBudget.divide(99, new double[] {1, 2})).containsExactly(1, 2);
    assertThat(EvenBudget.divide(0, new double[] {1, 2})).containsExactly(0, 0);
  }

  @Test
  void everyClusterHasTheSameOrAllItHasAndNothingIsLeft() {
    SplittableRandom random = Randomness.of(20261124);
    for (int trial = 0; trial < 500; trial++) {
      double[] sizes = random.doubles(1 + random.nextInt(30)).map(x -> Math.ceil(50 * x)).toArray();
      double all = Arrays.stream(sizes).sum();
      double budget = all * random.nextDouble();
      double[] shares = EvenBudget.divide(budget, sizes);
      String where = "seed 20261124, trial " + trial;
      assertThat(Arrays.stream(shares).sum()).as(where).isCloseTo(budget, within(1e-9 * all));
      double even = Arrays.stream(shares).max().orElseThrow();
      for (int i = 0; i < sizes.length; i++) {
        assertThat(shares[i]).as(where).isCloseTo(Math.min(sizes[i], even), within(1e-9 * all));
      }
    }
  }
}
