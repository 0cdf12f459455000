package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighbourHeadTest {
  @Test
  void theNearestByWeightIsWhatAHandWorksOut() {
    // Two rows leave nothing to choose by: five neighbours, of which there are two, then one more
    // of
    // weight 0. Mean (1 * 4 + 3 * 8) / 4 = 7.
    Training t =
        new Training(
            new double[][] {{0}, {1}, {0.5}},
            new double[] {4, 8, 99},
            new double[] {1, 3, 0},
            Answer.QUANTITY);
    assertThat(new NeighbourHead().fit(t, 1).predict(new double[][] {{0}})[0])
        .isEqualTo(7, within(1e-12));
  }

  @Test
  void neighboursWhoAllSayYesDoNotMakeItCertain() {
    // 5 noes at 0 and 5 yeses at 100, two of which are held back: whatever number is chosen, at
    // most five yeses and four rows of the share of all, a half: 7 / 9.
    double[][] x = new double[10][1];
    double[] y = new double[10];
    for (int i = 5; i < 10; i++) {
      x[i][0] = 100;
      y[i] = 1;
    }
    double[] said =
        new NeighbourHead()
            .fit(Training.of(x, y, Answer.YES_OR_NO), 1)
            .predict(new double[][] {{100}});
    assertThat(said[0]).isEqualTo(Math.log(7.0 / 2), within(1e-9));
  }
}
