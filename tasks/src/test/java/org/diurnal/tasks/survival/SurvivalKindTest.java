package org.diurnal.tasks.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.Weights;
import org.junit.jupiter.api.Test;

class SurvivalKindTest {
  /// Rates of exp(slope times the last feature); the others say nothing.
  private static FollowUp people(int n, int features, double slope, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][features];
    double[] times = new double[n];
    double[] events = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < features; j++) {
        rows[i][j] = random.nextGaussian();
      }
      double event = -Math.log(1 - random.nextDouble()) / Math.exp(slope * rows[i][features - 1]);
      double lost = 2 * random.nextDouble();
      times[i] = Math.min(event, lost);
      events[i] = event <= lost ? 1 : 0;
    }
    return new FollowUp(rows, times, events, Weights.equal(n));
  }

  private static double slope(Head head, int features) {
    double[][] z = new double[2][features];
    z[1][features - 1] = 1;
    double[] said = head.predict(z);
    return said[1] - said[0];
  }

  @Test
  void theSlopeOfProportionalHazardsIsFound() {
    FollowUp f = people(4000, 1, 0.8, 1);
    assertThat(slope(SurvivalKind.COX.fit(f, 0, 1), 1)).isEqualTo(0.8, within(0.06));
    // Log odds of an interval are a little more than log hazards.
    assertThat(slope(SurvivalKind.DISCRETE_TIME.fit(f, 0, 1), 1)).isBetween(0.75, 1.0);
  }

  /// Beside forty features of noise a chosen penalty shrinks what matters; spared, hardly.
  @Test
  void aSparedFeatureKeepsItsSlopeBesideManyThatSayNothing() {
    for (SurvivalKind kind : SurvivalKind.values()) {
      FollowUp f = people(200, 41, 0.8, 2);
      double shrunk = slope(kind.fit(f, 0, 1), 41);
      double spared = slope(kind.fit(f, 1, 1), 41);
      assertThat(spared).as(kind.name()).isGreaterThan(shrunk).isGreaterThan(0.6);
    }
  }

  /// So that heads of several folds are on one scale.
  @Test
  void theAveragePersonHasALogHazardRatioOfZero() {
    FollowUp f = people(300, 3, 0.5, 3);
    for (SurvivalKind kind : SurvivalKind.values()) {
      double sum = 0;
      for (double v : kind.fit(f, 1, 1).predict(f.rows())) {
        sum += v;
      }
      assertThat(sum / 300).as(kind.name()).isEqualTo(0, within(1e-9));
    }
  }

  @Test
  void equalSeedsGiveEqualHeads() {
    FollowUp f = people(200, 5, 0.5, 4);
    for (SurvivalKind kind : SurvivalKind.values()) {
      assertThat(kind.fit(f, 1, 7).predict(f.rows()))
          .isEqualTo(kind.fit(f, 1, 7).predict(f.rows()));
    }
  }
}
