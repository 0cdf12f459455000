package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpTest {
  @Test
  void whatItSaysIsWhatAHandWorksOut() {
    // Two units: 2 x + 1 and -x + 0.5, out 3 and 5, and 0.25. At x = 1: 3 and -0.5, so 9.25.
    Mlp net = Mlp.start(1, 2, 0, new SplittableRandom(1));
    System.arraycopy(new double[] {2, 1, -1, 0.5, 3, 5, 0.25}, 0, net.numbers(), 0, 7);
    assertThat(net.say(new double[][] {{1}, {-1}}, 0, 1))
        .containsExactly(new double[] {9.25, 7.75}, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void theGradientIsTheSlopeOfTheLoss(Answer answer) {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Mlp net = Mlp.start(3, 4, 0.3, random);
      double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double y = answer == Answer.QUANTITY ? random.nextGaussian() : random.nextInt(2);
      double[] gradient = net.gradient(x, y, answer);
      for (int k = 0; k < gradient.length; k++) {
        double at = net.numbers()[k];
        net.numbers()[k] = at + 1e-5;
        double above = loss(net, x, y, answer);
        net.numbers()[k] = at - 1e-5;
        double below = loss(net, x, y, answer);
        net.numbers()[k] = at;
        assertThat(gradient[k])
            .as("seed %d, number %d", seed, k)
            .isEqualTo((above - below) / 2e-5, within(1e-6));
      }
    }
  }

  private static double loss(Mlp net, double[] x, double y, Answer answer) {
    double loss = answer.loss(net.say(new double[][] {x}, 0, 1)[0], y);
    return answer == Answer.QUANTITY ? loss / 2 : loss;
  }

  @Test
  void itFindsWhatNoLineCan() {
    // yes where the product of two features is above 0
    SplittableRandom random = new SplittableRandom(9);
    double[][] x = new double[1500][2];
    double[] y = new double[1500];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = random.nextGaussian();
      x[i][1] = random.nextGaussian();
      y[i] = x[i][0] * x[i][1] > 0 ? 1 : 0;
    }
    Training t = Training.of(x, y, Answer.YES_OR_NO);
    assertThat(Auroc.of(new MlpHead().fit(t, 1).predict(x), y, t.weights())).isGreaterThan(0.97);
    assertThat(Auroc.of(new LinearHead().fit(t, 1).predict(x), y, t.weights())).isLessThan(0.6);
  }
}
