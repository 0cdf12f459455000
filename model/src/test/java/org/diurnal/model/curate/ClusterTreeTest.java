package org.diurnal.model.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class ClusterTreeTest {
  /// Four clusters in two pairs: at (0, 0) and (0, 4), at (100, 0) and (100, 4).
  private static ClusterTree pairs() {
    return ClusterTree.of(
        Plane.of(0, 0, 0, 0, 0, 4, 0, 4, 100, 0, 100, 0, 100, 4, 100, 4), new int[] {4, 2}, 0, 1);
  }

  /// Days by lowest cluster, given by where they lie.
  private static long[] days(ClusterTree tree, long a, long b, long c, long d) {
    long[] days = new long[4];
    days[tree.leaf(new float[] {0, 0})] = a;
    days[tree.leaf(new float[] {0, 4})] = b;
    days[tree.leaf(new float[] {100, 0})] = c;
    days[tree.leaf(new float[] {100, 4})] = d;
    return days;
  }

  private static double[] byPlace(ClusterTree tree, double[] draws) {
    return new double[] {
      draws[tree.leaf(new float[] {0, 0})],
      draws[tree.leaf(new float[] {0, 4})],
      draws[tree.leaf(new float[] {100, 0})],
      draws[tree.leaf(new float[] {100, 4})]
    };
  }

  @Test
  void clustersThatLieTogetherHaveTheSameParent() {
    ClusterTree tree = pairs();
    assertThat(tree.leaves()).isEqualTo(4);
    assertThat(tree.levels()).isEqualTo(2);
    int[] a = tree.path(tree.leaf(new float[] {0, 1}));
    int[] b = tree.path(tree.leaf(new float[] {0, 3}));
    int[] c = tree.path(tree.leaf(new float[] {99, 0}));
    assertThat(a[0]).isNotEqualTo(b[0]);
    assertThat(a[1]).isEqualTo(b[1]);
    assertThat(a[1]).isNotEqualTo(c[1]);
  }

  @Test
  void drawsAreDividedEvenlyOverTheTree() {
    // 12 days in clusters of 8 and 2, 1 and 1: each cluster gets a quarter of 12 draws, 3.
    ClusterTree tree = pairs();
    double[] even = byPlace(tree, tree.drawsOfADay(days(tree, 8, 2, 1, 1), 1e9));
    assertThat(even).containsExactly(new double[] {3 / 8.0, 1.5, 3, 3}, within(1e-9));
    // At most twice as often: 6 of 12 without drawing one again. The right pair has 2, the left
    // gets
    // 4, of which its small cluster has 2. Times 2: 2 * 2 / 8, 2 * 2 / 2, and 2 for the last.
    double[] twice = byPlace(tree, tree.drawsOfADay(days(tree, 8, 2, 1, 1), 2));
    assertThat(twice).containsExactly(new double[] {0.5, 2, 2, 2}, within(1e-12));
    double[] once = byPlace(tree, tree.drawsOfADay(days(tree, 8, 2, 1, 1), 1));
    assertThat(once).containsExactly(1, 1, 1, 1);
    double[] without = byPlace(tree, tree.drawsOfADay(days(tree, 6, 0, 0, 6), 4));
    assertThat(without).containsExactly(1, 0, 0, 1);
  }

  @Test
  void everyDayCanBeDrawnNoneTooOftenAndAllDrawsAreDealtOut() {
    SplittableRandom random = Randomness.of(20261124);
    for (int trial = 0; trial < 30; trial++) {
      Points points = new Points(2);
      for (int g = 0; g < 6; g++) {
        Plane.around(
            points, 9 * random.nextDouble(), 9 * random.nextDouble(), 1 + random.nextInt(60), g);
      }
      BalanceSettings settings =
          new BalanceSettings(1 + random.nextInt(9), 3, 1 + 5 * random.nextDouble(), 1, 999, trial);
      ClusterTree tree = ClusterTree.of(points, settings.levels(points.size()), 1, trial);
      long[] days = new long[tree.leaves()];
      for (int p = 0; p < points.size(); p++) {
        days[tree.leaf(points.get(p))]++;
      }
      double[] draws = tree.drawsOfADay(days, settings.most());
      double all = 0;
      for (int c = 0; c < draws.length; c++) {
        String where = "seed 20261124, trial " + trial + ", cluster " + c;
        all += draws[c] * days[c];
        if (days[c] > 0) {
          assertThat(draws[c]).as(where).isPositive();
          assertThat(draws[c]).as(where).isLessThanOrEqualTo(settings.most() * (1 + 1e-12));
        }
      }
      assertThat(all).as("trial %d", trial).isCloseTo(points.size(), within(1e-6));
    }
  }

  @Test
  void levelsFollowFromTheNumberOfDays() {
    BalanceSettings s = BalanceSettings.of(4, 1);
    assertThat(s.levels(5)).containsExactly(1);
    assertThat(s.levels(536)).containsExactly(33, 6);
    assertThat(s.levels(10_000)).containsExactly(625, 125, 25, 5);
    assertThat(s.levels(1 << 30)).containsExactly(1024, 204, 40, 8);
  }
}
