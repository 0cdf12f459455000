package org.diurnal.tasks.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DirectionsTest {
  @Test
  void aGradientOfOneDirectionGivesThatDirection() {
    // G = u v' with u = (1, 2), v = (3, 0, 4): the unit vector along v.
    double[] g = {7, 3, 0, 4, 6, 0, 8};
    double[] first = Directions.rightSingular(g, 1, 2, 3, 1)[0];
    double sign = Math.signum(first[0]);
    assertThat(first).containsExactly(new double[] {sign * 0.6, 0, sign * 0.8}, within(1e-9));
  }

  @Test
  void thereAreNoMoreDirectionsThanTheMatrixHas() {
    assertThat(Directions.rightSingular(new double[] {1, 0, 0, 1}, 0, 2, 2, 5)).hasNumberOfRows(2);
  }
}
