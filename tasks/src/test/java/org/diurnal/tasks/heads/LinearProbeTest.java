package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  @Test
  void ridgeIsWhatAHandWorksOut() {
    // Centred: x = -1, 0, 1; y = -2, 1, 1 around 3: x'x = 2, x'y = 3. Penalty 1/3 a row, 1 in all:
    // 3 / (2 + 1) = 1. Intercept 3 - 1 * 5 = -2.
    double[] beta =
        new Ridge(new double[][] {{4}, {5}, {6}}, new double[] {1, 4, 4}, Weights.equal(3))
            .of(1.0 / 3);
    assertThat(beta[0]).isEqualTo(1.0, within(1e-12));
    assertThat(beta[1]).isEqualTo(-2.0, within(1e-12));
  }

  @Test
  void logisticOfOneFeatureMatchesTheOddsRatioOfATwoByTwoTable() {
    // 1: 30 yes, 10 no; 0: 12 yes, 24 no. Odds ratio (30 / 10) / (12 / 24) = 6.
    double[][] z = new double[76][1];
    double[] y = new double[76];
    for (int i = 0; i < 76; i++) {
      z[i][0] = i < 40 ? 1 : 0;
      y[i] = i < 30 || i >= 40 && i < 52 ? 1 : 0;
    }
    double[] beta = Logistic.fit(z, y, 1e-12);
    assertThat(beta[0]).isEqualTo(Math.log(6), within(1e-6));
    assertThat(beta[1]).isEqualTo(Math.log(0.5), within(1e-6));
  }

  @Test
  void logisticStandsAtTheMinimumOfItsLoss() {
    SplittableRandom random = new SplittableRandom(7);
    double[][] z = new double[200][4];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 4; j++) {
        z[i][j] = random.nextGaussian();
      }
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-z[i][0] + 2 * z[i][1])) ? 1 : 0;
    }
    double[] beta = Logistic.fit(z, y, 0.01);
    Logistic logistic = new Logistic(z, y, Weights.equal(200));
    double at = logistic.loss(0.01, beta);
    for (int j = 0; j < beta.length; j++) {
      for (double step : new double[] {-1e-3, 1e-3}) {
        double[] moved = beta.clone();
        moved[j] += step;
        assertThat(logistic.loss(0.01, moved)).isGreaterThan(at);
      }
    }
  }

  @Test
  void logisticEndsWhereFeaturesTellYesFromNoCompletely() {
    double[] beta =
        Logistic.fit(new double[][] {{-2}, {-1}, {1}, {2}}, new double[] {0, 0, 1, 1}, 0.01);
    assertThat(beta[0]).isFinite().isGreaterThan(0);
  }

  /// Forty features that say nothing and, last, one that says all there is to say.
  private static Training noiseAndOneThatMatters(Answer answer) {
    SplittableRandom random = new SplittableRandom(20261124);
    double[][] z = new double[120][41];
    double[] y = new double[120];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < 41; j++) {
        z[i][j] = random.nextGaussian();
      }
      double v = 2 * z[i][40] + random.nextGaussian();
      y[i] = answer == Answer.QUANTITY ? v : v > 0 ? 1 : 0;
    }
    return Training.of(z, y, answer);
  }

  @Test
  void aSparedFeatureKeepsItsSlopeUnderAPenaltyThatShrinksTheOthersAway() {
    for (Answer answer : Answer.values()) {
      Training t = noiseAndOneThatMatters(answer);
      double[] all = LinearProbe.plain(t, 10).slopes();
      double[] spared = LinearProbe.plain(t.sparing(1), 10).slopes();
      double[][] alone = new double[t.size()][];
      for (int i = 0; i < alone.length; i++) {
        alone[i] = new double[] {t.rows()[i][40]};
      }
      double free = LinearProbe.plain(Training.of(alone, t.values(), answer), 0.01).slopes()[0];
      assertThat(spared[40]).isBetween(0.8 * free, 1.2 * free);
      assertThat(all[40]).isLessThan(0.5 * free);
      assertThat(Math.abs(spared[0])).isLessThan(0.05);
    }
  }

  @Test
  void sparingNobodyChangesNothing() {
    Training t = noiseAndOneThatMatters(Answer.QUANTITY);
    assertThat(new LinearProbe(3).fit(t.sparing(0)).slopes())
        .containsExactly(new LinearProbe(3).fit(t).slopes());
  }

  @Test
  void aSparedFitFromAnotherStartEndsAtTheSameLine() {
    Training t = noiseAndOneThatMatters(Answer.YES_OR_NO).sparing(1);
    Line line = LinearProbe.plain(t, 0.1);
    Line elsewhere = new Line(new double[41], 0.3);
    assertThat(LinearProbe.plain(t, 0.1, elsewhere).slopes())
        .containsExactly(line.slopes(), within(1e-4));
  }

  @Test
  void aYesOrNoOfOneKindIsRefused() {
    assertThatThrownBy(
            () -> new LinearProbe(1).yesOrNo(new double[][] {{1}, {2}}, new double[] {1, 1}))
        .hasMessageContaining("all rows say the same");
  }

  @Test
  void choleskySolvesAndRefuses() {
    double[] b = {10, 13};
    Cholesky.solve(new double[][] {{4, 99}, {2, 3}}, b); // 4x + 2y = 10, 2x + 3y = 13
    assertThat(b).containsExactly(new double[] {0.5, 4}, within(1e-12));
    assertThatThrownBy(() -> Cholesky.solve(new double[][] {{1, 0}, {2, 1}}, new double[2]))
        .hasMessageContaining("not positive definite");
  }

  @Test
  void theProbeFindsALineAndPaysNoHeedToNoise() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] z = new double[400][10];
    double[] y = new double[400];
    for (int i = 0; i < 400; i++) {
      for (int j = 0; j < 10; j++) {
        z[i][j] = random.nextGaussian();
      }
      y[i] = 3 + 2 * z[i][0] + 0.1 * random.nextGaussian();
    }
    double[] at =
        new LinearProbe(1).quantity(z, y).predict(new double[][] {new double[10], unit(10)});
    assertThat(at[0]).isEqualTo(3, within(0.05));
    assertThat(at[1]).isEqualTo(5, within(0.05));
  }

  private static double[] unit(int n) {
    double[] u = new double[n];
    u[0] = 1;
    return u;
  }
}
