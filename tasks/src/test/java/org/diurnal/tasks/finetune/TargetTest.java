package org.diurnal.tasks.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Target YES_OR_NO = Target.of(new double[] {1, 0, 0, 0}, true);
  private static final Target QUANTITY = Target.of(new double[] {2, 4, 6}, false);

  @Test
  void lossesAreWorkedByHand() {
    // -log(sigmoid(0)) = log 2; (0.5 - 1)^2 and (1 - 1)^2.
    assertThat(YES_OR_NO.loss(new double[] {0, 0}, new double[] {1, 0}))
        .isCloseTo(Math.log(2), within(1e-12));
    assertThat(QUANTITY.loss(new double[] {0.5, 1}, new double[] {1, 1})).isEqualTo(0.125);
  }

  @Test
  void slopesAreThoseOfTheLoss() {
    double h = 1e-6;
    for (Target t : new Target[] {YES_OR_NO, QUANTITY}) {
      for (double at : new double[] {-3, -0.2, 0, 1.7}) {
        double rise =
            (t.loss(new double[] {at + h}, new double[] {1})
                    - t.loss(new double[] {at - h}, new double[] {1}))
                / (2 * h);
        assertThat(t.slope(new double[] {at}, new double[] {1})[0]).isCloseTo(rise, within(1e-6));
      }
    }
  }

  @Test
  void valuesComeBackAsTheyWent() {
    // Mean 4, standard deviation sqrt(8 / 3).
    assertThat(QUANTITY.scaled(6)).isCloseTo(2 / Math.sqrt(8 / 3.0), within(1e-12));
    assertThat(QUANTITY.back(QUANTITY.scaled(5.5))).isCloseTo(5.5, within(1e-12));
    assertThat(YES_OR_NO.start()).isCloseTo(Math.log(1 / 3.0), within(1e-12));
  }
}
