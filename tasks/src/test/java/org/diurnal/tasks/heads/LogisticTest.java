package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

/// However it gets there, Newton's method has to end where the gradient is zero.
class LogisticTest {
  private static Training rows(SplittableRandom r, int n, int p, boolean weighted) {
    double[][] z = new double[n][p];
    double[] y = new double[n];
    double[] w = Weights.equal(n);
    double scale = Math.exp(1.5 * r.nextGaussian());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        z[i][j] = scale * r.nextGaussian();
      }
      z[i][p - 1] = p > 2 ? z[i][0] : z[i][p - 1]; // twice the same
      z[i][0] *= r.nextInt(50) == 0 ? 20 : 1; // and rows far off
      y[i] = r.nextDouble() < LogOdds.probability(2 * z[i][0] / scale - 1) ? 1 : 0;
      if (weighted) {
        w[i] = 3 * r.nextDouble();
      }
    }
    y[0] = 0;
    y[1] = 1;
    return new Training(z, y, w, Answer.YES_OR_NO);
  }

  @Test
  void theGradientIsZeroFromWhereverItBegins() {
    long seed = System.nanoTime();
    System.err.println("logistic: seed " + seed);
    for (int c = 0; c < 120; c++) {
      SplittableRandom r = Randomness.of(seed, c);
      Training t = rows(r, 30 + r.nextInt(800), 1 + r.nextInt(20), c % 2 == 0);
      Logistic logistic = new Logistic(t.rows(), t.values(), t.weights());
      double[] beta = logistic.start();
      // One penalty after the other, as the choice of one does, up and down again
      for (double penalty : new double[] {1e-3, 1e-1, 10, 1e-2}) {
        beta = logistic.fit(penalty, beta);
        for (double g : gradient(t, beta, penalty)) {
          assertThat(g).as("seed %d, case %d, penalty %s", seed, c, penalty).isLessThan(1e-7);
        }
      }
      double[] once = Logistic.fit(t.rows(), t.values(), 1e-2);
      if (c % 2 == 1) { // all rows count the same
        assertThat(Line.of(beta).predict(t.rows()))
            .as("seed %d, case %d", seed, c)
            .containsExactly(Line.of(once).predict(t.rows()), within(1e-5));
      }
    }
  }

  /// Each component to the mean absolute value of its column.
  private static double[] gradient(Training t, double[] beta, double penalty) {
    int p = beta.length - 1;
    double[] said = Line.of(beta).predict(t.rows());
    double sum = Arrays.stream(t.weights()).sum();
    double[] g = new double[p + 1];
    double[] size = new double[p + 1];
    for (int i = 0; i < t.size(); i++) {
      double r = t.weights()[i] / sum * (LogOdds.probability(said[i]) - t.values()[i]);
      for (int j = 0; j <= p; j++) {
        double x = j < p ? t.rows()[i][j] : 1;
        g[j] += r * x;
        size[j] += Math.abs(x) / t.size();
      }
    }
    for (int j = 0; j <= p; j++) {
      g[j] = Math.abs(g[j] + (j < p ? penalty * beta[j] : 0)) / Math.max(1e-12, size[j]);
    }
    return g;
  }

  @Test
  void ridgeOfAllRowsIsTheSumOfTwoParts() {
    SplittableRandom r = Randomness.of(5);
    Training t = rows(r, 333, 6, true);
    double[] means = Ridge.means(t.rows(), t.values(), t.weights());
    HeldOut held = HeldOut.fifth(t, 1);
    Training in = t.only(held.in());
    Ridge both =
        new Ridge(means, in.rows(), in.values(), in.weights())
            .and(new Ridge(means, held.rows(t), held.values(t), held.weights(t)));
    assertThat(both.of(0.1))
        .containsExactly(new Ridge(t.rows(), t.values(), t.weights()).of(0.1), within(1e-10));
  }

  @Test
  void aFifthIsOfEveryValueInTurn() {
    double[] y = new double[503];
    Arrays.setAll(y, i -> i % 7 == 0 ? 1 : 0);
    Training t = Training.of(new double[503][1], y, Answer.YES_OR_NO);
    HeldOut held = HeldOut.fifth(t, 9);
    assertThat(held.out()).hasSize(101);
    assertThat(Arrays.stream(held.values(t)).sum()).isBetween(14.0, 15.0); // of 72
    assertThat(HeldOut.fifth(t, 9).out()).containsExactly(held.out());
    assertThat(HeldOut.fifth(t, 10).out()).isNotEqualTo(held.out());
  }
}
