package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.tasks.forecast.Series.GAP;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EtsTest {
  private static final Offset<Double> TINY = within(1e-12);

  @Test
  void aLevelByHandWithAGap() {
    // Begins at (10 + 12 + 11) / 3 = 11. Errors -1, 1.5, none, -0.25: 10.5, 11.25, 11.25, 11.125.
    Ets ets = new Ets(0.5, 0, 0, 0, 0);
    Ets.State state = ets.run(new double[] {10, 12, GAP, 11});
    assertThat(state.level()).isEqualTo(11.125, TINY);
    assertThat(state.squares()).isEqualTo(1 + 2.25 + 0.0625, TINY);
    assertThat(state.known()).isEqualTo(3);
    assertThat(ets.ahead(state, 3)).containsExactly(11.125, 11.125, 11.125);
  }

  @Test
  void aDampedTrendByHand() {
    // Begins at level 2, trend 0. First: forecast 2, error -1; level 1.5, trend -0.2.
    // Second: damped trend -0.1, forecast 1.4, error 1.6; level 1.4 + 0.8 = 2.2, trend -0.1 + 0.32.
    Ets ets = new Ets(0.5, 0.2, 0.5, 0, 0);
    Ets.State state = ets.run(new double[] {1, 3});
    assertThat(state.level()).isEqualTo(2.2, TINY);
    assertThat(state.trend()).isEqualTo(0.22, TINY);
    // Ahead: 2.2 + 0.5 * 0.22, + 0.25 * 0.22 more.
    double[] ahead = ets.ahead(state, 2);
    assertThat(ahead[0]).isEqualTo(2.31, TINY);
    assertThat(ahead[1]).isEqualTo(2.365, TINY);
    // A gap goes on along the damped trend.
    Ets.State gap = ets.run(new double[] {1, 3, GAP});
    assertThat(gap.level()).isEqualTo(2.31, TINY);
    assertThat(gap.trend()).isEqualTo(0.11, TINY);
  }

  @Test
  void aSeasonByHand() {
    // Season of two: begins at level 5, differences -1.5 (4, 3) and 1 (6, 6); their mean -0.25 goes
    // to the level: 4.75, -1.25, 1.25.
    // 4: forecast 3.5, error 0.5: level 5, s -1.2. 6: forecast 6.25, error -0.25: 4.875, s 1.225.
    // 3: forecast 3.675, error -0.675: level 4.5375, s -1.2675.
    Ets ets = new Ets(0.5, 0, 0, 0.1, 2);
    Ets.State state = ets.run(new double[] {4, 6, 3});
    assertThat(state.level()).isEqualTo(4.5375, TINY);
    double[] ahead = ets.ahead(state, 3);
    assertThat(ahead[0]).as("the second of the season").isEqualTo(4.5375 + 1.225, TINY);
    assertThat(ahead[1]).isEqualTo(4.5375 - 1.2675, TINY);
    assertThat(ahead[2]).isEqualTo(ahead[0], TINY);
  }

  @Test
  void theCriterionByHand() {
    // Three numbers of a simple level: n ln(mse) + 6 + 24 / (n - 4).
    Ets simple = new Ets(0.5, 0, 0, 0, 0);
    Ets.State state = new Ets.State(0, 0, new double[1], 20, 10);
    assertThat(simple.numbers()).isEqualTo(3);
    assertThat(simple.aicc(state)).isEqualTo(10 * Math.log(2) + 6 + 4, TINY);
    assertThat(simple.aicc(new Ets.State(0, 0, new double[1], 20, 4)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Ets(0.5, 0.1, 0.9, 0, 0).numbers()).isEqualTo(6);
    assertThat(new Ets(0.5, 0, 0, 0.1, 7).numbers()).isEqualTo(10);
  }

  @Test
  void aWeekIsFoundAndNoiseIsALevel() {
    SplittableRandom random = new SplittableRandom(3);
    double[] weekly = new double[56];
    double[] noise = new double[56];
    for (int t = 0; t < weekly.length; t++) {
      noise[t] = 100 + random.nextGaussian();
      weekly[t] = noise[t] + (t % 7 == 5 ? 20 : 0);
    }
    Ets found = EtsForecaster.best(weekly, Grid.DAY);
    assertThat(found.season()).isEqualTo(7);
    double[] ahead = found.ahead(found.run(weekly), 7);
    assertThat(ahead[5]).isEqualTo(120, within(2.0));
    assertThat(ahead[4]).isEqualTo(100, within(2.0));
    Ets level = EtsForecaster.best(noise, Grid.DAY);
    assertThat(level.season()).isZero();
    assertThat(level.phi()).isZero();
    assertThat(level.alpha()).isLessThan(0.3);
  }
}
