package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoringTest {
  private static int[][] oneFold(int n) {
    return new int[][] {IntStream.range(0, n).toArray()};
  }

  @Test
  void aurocCountsPairsAndATieHalf() {
    // Yes: 0.8, 0.5; no: 0.5, 0.1, 0.9. Pairs won: 2, tied 1 (half), lost 3... by hand:
    // 0.8 against 0.5, 0.1 won, 0.9 lost; 0.5 against 0.5 tied, 0.1 won, 0.9 lost: 3.5 of 6.
    double[] p = {0.8, 0.5, 0.5, 0.1, 0.9};
    double[] y = {1, 1, 0, 0, 0};
    assertThat(new Scoring.Auroc(p, y, oneFold(5)).ofAll()).isEqualTo(3.5 / 6, within(1e-9));
  }

  @Test
  void aurocWithWeightsIsThatOfPeopleDrawnSoOften() {
    long seed = System.nanoTime();
    System.out.println("auroc: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[] p = random.doubles(40).map(v -> Math.round(v * 8) / 8.0).toArray();
    double[] y = random.doubles(40).map(v -> v < 0.4 ? 1 : 0).toArray();
    double[] w = new double[40];
    int[] drawn = random.ints(40, 0, 40).toArray();
    for (int i : drawn) {
      w[i]++;
    }
    double won = 0;
    double pairs = 0;
    for (int a : drawn) {
      for (int b : drawn) {
        if (y[a] > y[b]) {
          pairs++;
          won += p[a] > p[b] ? 1 : p[a] == p[b] ? 0.5 : 0;
        }
      }
    }
    assertThat(new Scoring.Auroc(p, y, oneFold(40)).of(w)).isEqualTo(won / pairs, within(1e-9));
  }

  @Test
  void foldsAreAveragedAsLogOddsAndOneWithoutAYesIsLeftOut() {
    // Fold 0: 0.75 (3 of 4 pairs), fold 1: 0.5, fold 2: no yes.
    double[] p = {1, 3, 2, 4, 1, 1, 5, 6};
    double[] y = {0, 0, 1, 1, 0, 1, 0, 0};
    int[][] folds = {{0, 1, 2, 3}, {4, 5}, {6, 7}};
    double logOdds = (Math.log(3) + 0) / 2;
    assertThat(new Scoring.Auroc(p, y, folds).ofAll())
        .isEqualTo(1 / (1 + Math.exp(-logOdds)), within(1e-9));
  }

  @Test
  void aFoldInPerfectOrderCountsAsHalfAPairShort() {
    double[] p = {1, 2, 3, 4, 1, 1};
    double[] y = {0, 0, 1, 1, 0, 1};
    int[][] folds = {{0, 1, 2, 3}, {4, 5}}; // 1 - 0.5 / 4 = 7 to 1; 0.5
    assertThat(new Scoring.Auroc(p, y, folds).ofAll())
        .isEqualTo(1 / (1 + Math.exp(-Math.log(7) / 2)), within(1e-9));
    assertThat(new Scoring.Auroc(p, y, new int[][] {{0, 1, 2, 3}}).ofAll()).isEqualTo(1);
    assertThat(new Scoring.Auroc(new double[] {4, 3, 2, 1}, y, new int[][] {{0, 1, 2, 3}}).ofAll())
        .isEqualTo(0);
  }

  @Test
  void correlationIsPearsonsAndFoldsAreAveragedByFishersZ() {
    double[] p = {1, 2, 3, 1, 2, 3};
    double[] y = {1, 3, 2, 3, 3, 0};
    // r of the first: 0.5; of the second: covariance -3, deviations sqrt(2), sqrt(6).
    double second = -3 / Math.sqrt(12);
    double z = (0.5 * Math.log(1.5 / 0.5) + 0.5 * Math.log((1 + second) / (1 - second))) / 2;
    assertThat(new Scoring.Correlation(p, y, new int[][] {{0, 1, 2}, {3, 4, 5}}).ofAll())
        .isEqualTo(Math.tanh(z), within(1e-9));
  }

  @Test
  void predictionsThatAreAllTheSameHaveNoCorrelation() {
    double[] same = new double[5];
    Arrays.fill(same, 0.3);
    assertThat(new Scoring.Correlation(same, new double[] {1, 2, 3, 4, 5}, oneFold(5)).ofAll())
        .isNaN();
  }
}
