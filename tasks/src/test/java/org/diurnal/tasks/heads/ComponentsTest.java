package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  @Test
  void twoFeaturesThatGoTogetherBecomeTheirSumAndNothing() {
    double[][] x = {{1, 10}, {2, 20}, {3, 30}};
    Components c = Components.of(x, 50, 0, 1);
    assertThat(c.count()).isEqualTo(1);
    // z = -1.2247, 0, 1.2247 for both; along (1, 1) / sqrt(2): sqrt(2) times that, or its negative.
    double[][] of = c.of(x);
    assertThat(Math.abs(of[0][0])).isEqualTo(Math.sqrt(2) * Math.sqrt(1.5), within(1e-12));
    assertThat(of[1][0]).isEqualTo(0, within(1e-12));
    assertThat(of[2][0]).isEqualTo(-of[0][0], within(1e-12));
  }

  @Test
  void aMissingFeatureStandsAtTheMeanOfThoseWhoHaveIt() {
    double[][] x = {{1, 5}, {3, Double.NaN}, {5, 9}};
    Components c = Components.of(x, 0, 2, 1);
    // Mean 7 of 5 and 9; deviation of three rows, one of them 0: sqrt(8 / 3).
    assertThat(c.of(x)[1][1]).isEqualTo(0);
    assertThat(c.of(x)[2][1]).isEqualTo(2 / Math.sqrt(8.0 / 3), within(1e-12));
  }

  @Test
  void whatIsTheSameInEveryTrainingRowSaysNothingLater() {
    Components c = Components.of(new double[][] {{1, 7}, {2, 7}, {3, 7}}, 5, 0, 1);
    assertThat(c.of(new double[][] {{2, 7}})[0])
        .containsExactly(c.of(new double[][] {{2, 1000}})[0]);
  }

  @Test
  void directFeaturesComeLastAndStayAsTheyAre() {
    double[][] x = {{1, 2, 0}, {2, 4.1, 10}, {3, 5.9, 20}};
    double[][] of = Components.of(x, 1, 1, 1).of(x);
    assertThat(of[0]).hasSize(2);
    assertThat(of[2][1]).isEqualTo(1.5 / Math.sqrt(1.5), within(1e-12));
  }

  @Test
  void subspaceIterationFindsWhatTheWholeSolutionFinds() {
    long seed = System.nanoTime();
    System.out.println("components: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] z = new double[120][90];
    double[][] mix = new double[5][90];
    for (double[] m : mix) {
      Arrays.setAll(m, j -> random.nextGaussian());
    }
    for (double[] row : z) {
      for (int k = 0; k < 5; k++) {
        double s = (6 - k) * random.nextGaussian();
        for (int j = 0; j < 90; j++) {
          row[j] += s * mix[k][j];
        }
      }
      for (int j = 0; j < 90; j++) {
        row[j] += 0.1 * random.nextGaussian();
      }
    }
    double[][] exact = Axes.exact(z, 5);
    double[][] found = Axes.bySubspace(z, 5, 1);
    for (int k = 0; k < 5; k++) {
      double dot = 0;
      for (int j = 0; j < 90; j++) {
        dot += exact[k][j] * found[k][j];
      }
      assertThat(Math.abs(dot)).as("axis " + k).isEqualTo(1, within(1e-6));
    }
  }

  @Test
  void fewerRowsThanFeaturesGiveNoMoreComponentsThanRows() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] z = new double[10][300];
    for (double[] row : z) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    assertThat(Components.of(z, 50, 0, 1).count()).isBetween(9, 10);
  }

  /// The usual iteration for eigenvectors does not come to an end on such rows.
  @Test
  void fewerRowsThanFeaturesHaveAsManyComponentsAsRowsLessOne() {
    SplittableRandom random = new SplittableRandom(2);
    double[][] x = new double[32][102];
    for (double[] row : x) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    Components c = Components.of(x, 200, 0, 1);
    assertThat(c.count()).isEqualTo(31);
    // Turning keeps distances: to the mean of all rows, which is zero.
    double[][] z = c.of(x);
    double components = 0;
    for (double[] row : z) {
      for (double v : row) {
        components += v * v;
      }
    }
    // Each of 102 features has variance 1 over 32 rows.
    assertThat(components).isEqualTo(102 * 32.0, within(1e-6));
  }
}
