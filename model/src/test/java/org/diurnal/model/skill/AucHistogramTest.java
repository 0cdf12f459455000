package org.diurnal.model.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AucHistogramTest {
  @Test
  void theAreaByHand() {
    // positives 0.9 and 0.4, negatives 0.4 and 0.1: pairs won 1 (0.9 > 0.4), 1, 1/2 (tie), 1
    AucHistogram histogram = new AucHistogram();
    histogram.add(true, 0.9);
    histogram.add(true, 0.4);
    histogram.add(false, 0.4);
    histogram.add(false, 0.1);
    assertThat(histogram.auc()).isEqualTo(3.5 / 4);
  }

  @Test
  void oneValueForAllIsAHalfAndOneClassHasNoArea() {
    AucHistogram histogram = new AucHistogram();
    histogram.add(true, 0.3);
    assertThat(histogram.auc()).isNaN();
    histogram.add(false, 0.3);
    histogram.add(false, 0.3);
    assertThat(histogram.auc()).isEqualTo(0.5);
    histogram.clear();
    assertThat(histogram.auc()).isNaN();
  }

  @Test
  void binsChangeTheAreaOfAnyPredictionsByLessThanAThousandth() {
    SplittableRandom random = new SplittableRandom(20261124);
    for (int round = 0; round < 20; round++) {
      int n = 400;
      double[] predictions = new double[n];
      boolean[] positive = new boolean[n];
      AucHistogram histogram = new AucHistogram();
      for (int i = 0; i < n; i++) {
        positive[i] = i == 0 || (i > 1 && random.nextInt(4) == 0);
        predictions[i] = Math.clamp(random.nextDouble() + (positive[i] ? 0.2 : 0), 0.0, 1.0);
        histogram.add(positive[i], predictions[i]);
      }
      double won = 0;
      double pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (positive[i] && !positive[j]) {
            pairs++;
            won += predictions[i] > predictions[j] ? 1 : predictions[i] == predictions[j] ? 0.5 : 0;
          }
        }
      }
      assertThat(histogram.auc()).as("seed 20261124").isCloseTo(won / pairs, within(1e-3));
    }
  }
}
