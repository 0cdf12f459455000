package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void plattOfTwoGroupsIsWhatAHandWorksOut() {
    // Log-odds 0: 1 yes, 3 noes; 1: 3 yeses, 1 no. 4 of each: a yes counts 5/6, a no 1/6. Shares:
    // (5/6 + 3/6) / 4 = 1/3 and (15/6 + 1/6) / 4 = 2/3: intercept -log 2, slope 2 log 2.
    double[] x = {0, 0, 0, 0, 1, 1, 1, 1};
    double[] y = {1, 0, 0, 0, 1, 1, 1, 0};
    Platt platt = Platt.fit(x, y, Weights.equal(8));
    assertThat(platt.intercept()).isEqualTo(-Math.log(2), within(1e-6));
    assertThat(platt.slope()).isEqualTo(2 * Math.log(2), within(1e-6));
    assertThat(platt.probability(1)).isEqualTo(2.0 / 3, within(1e-6));
  }

  @Test
  void logOddsThatSayNothingOrTheOppositeGiveTheShareOfAll() {
    // 3 yeses, 1 no: (3 * 4/5 + 1 * 1/3) / 4
    double share = (3 * 0.8 + 1.0 / 3) / 4;
    Platt same = Platt.fit(new double[] {2, 2, 2, 2}, new double[] {1, 1, 1, 0}, Weights.equal(4));
    assertThat(same.slope()).isZero();
    assertThat(same.probability(-7)).isEqualTo(share, within(1e-12));
    Platt opposite =
        Platt.fit(new double[] {1, 2, 3, 9}, new double[] {1, 1, 1, 0}, Weights.equal(4));
    assertThat(opposite).isEqualTo(same);
  }

  @Test
  void isotonicPoolsNeighboursThatFall() {
    // no, yes, no, yes at 1, 2, 3, 4: steps 0, 1/2, 1/2, 1, the ends 1/6 away.
    Isotonic i =
        Isotonic.fit(new double[] {4, 2, 1, 3}, new double[] {1, 1, 0, 0}, Weights.equal(4));
    assertThat(i.logOdds()).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(i.probabilities()).containsExactly(1.0 / 6, 0.5, 0.5, 5.0 / 6);
    assertThat(i.probability(-9)).isEqualTo(1.0 / 6);
    assertThat(i.probability(2.7)).isEqualTo(0.5);
    assertThat(i.probability(1.5)).isEqualTo(1.0 / 3, within(1e-12));
    assertThat(i.probability(99)).isEqualTo(5.0 / 6);
  }

  @Test
  void isotonicCountsTiesTogetherAndByWeight() {
    // At 0: no of weight 3, yes of weight 1; at 1: yes of weight 1, and a no of weight 0.
    Isotonic i =
        Isotonic.fit(
            new double[] {0, 0, 1, 1}, new double[] {0, 1, 1, 0}, new double[] {3, 1, 1, 0});
    assertThat(i.logOdds()).containsExactly(0.0, 1.0);
    assertThat(i.probabilities()).containsExactly(0.25, 0.8);
  }

  @Test
  void bothLearnTheTruthFromManyRows() {
    // Heads say twice the log-odds that are true, and 1 more.
    for (long seed = 1; seed <= 5; seed++) {
      SplittableRandom random = Randomness.of(seed);
      double[] said = new double[20_000];
      double[] y = new double[said.length];
      for (int i = 0; i < said.length; i++) {
        double truth = random.nextGaussian();
        said[i] = 2 * truth + 1;
        y[i] = random.nextDouble() < LogOdds.probability(truth) ? 1 : 0;
      }
      for (Calibration c :
          List.of(
              Platt.fit(said, y, Weights.equal(y.length)),
              Isotonic.fit(said, y, Weights.equal(y.length)))) {
        for (double truth : new double[] {-1, 0, 1}) {
          assertThat(c.probability(2 * truth + 1))
              .as("seed %d, %s", seed, c.getClass().getSimpleName())
              .isEqualTo(LogOdds.probability(truth), within(0.06));
        }
      }
    }
  }

  @Test
  void theMarginIsTheRankThatAHandWorksOut() {
    double[] said = {0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] truth = {-9, 1, 2, -3, 4, 5, -6, 7, 8};
    Conformal c = Conformal.of(said, truth);
    assertThat(c.margin(0.5)).hasValue(5); // ceil(10 * 0.5)
    assertThat(c.margin(0.9)).hasValue(9);
    assertThat(c.margin(0.95)).isEmpty(); // the tenth of nine
  }

  @Test
  void conformalIntervalsCoverWhateverTheDistribution() {
    long seed = System.nanoTime();
    System.err.println("conformal coverage: seed " + seed);
    int held = 0;
    int asked = 0;
    for (int trial = 0; trial < 2000; trial++) {
      SplittableRandom random = Randomness.of(seed, trial);
      double[] off = new double[49];
      Arrays.setAll(off, i -> heavy(random));
      double margin = Conformal.of(off).margin(0.9).orElseThrow();
      for (int i = 0; i < 20; i++) {
        held += heavy(random) <= margin ? 1 : 0;
        asked++;
      }
    }
    // Exactly 0.9 = 45 / 50 is expected; four standard errors, 0.0009 + 0.0015 each, to both sides
    assertThat((double) held / asked).isEqualTo(0.9, within(0.006));
  }

  /// A distance without a mean.
  private static double heavy(SplittableRandom random) {
    return 1 / (1 - random.nextDouble()) - 1;
  }
}
