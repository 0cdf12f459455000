package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  @Test
  void weightedRidgeIsWhatAHandWorksOut() {
    // x = 0, 1 with weights 1, 3 and y = 0, 4: means 0.75 and 3. Weighted squares of x:
    // (1 * 0.5625 + 3 * 0.0625) / 4 = 0.1875, products (1 * 2.25 + 3 * 0.25) / 4 = 0.75.
    // Penalty 0.0625: 0.75 / 0.25 = 3; intercept 3 - 3 * 0.75 = 0.75.
    Training t =
        new Training(
            new double[][] {{0}, {1}}, new double[] {0, 4}, new double[] {1, 3}, Answer.QUANTITY);
    Line line = LinearProbe.plain(t, 0.0625);
    assertThat(line.slopes()[0]).isEqualTo(3, within(1e-12));
    assertThat(line.intercept()).isEqualTo(0.75, within(1e-12));
  }

  @Test
  void weightedLogisticWithoutPenaltyIsTheOddsOfWeights() {
    // x = 1: yes 2, no 1; x = 0: yes 1, no 5. Odds 2 and 1/5: intercept log 0.2, slope log 10.
    Training t =
        new Training(
            new double[][] {{1}, {1}, {0}, {0}},
            new double[] {1, 0, 1, 0},
            new double[] {2, 1, 1, 5},
            Answer.YES_OR_NO);
    Line line = LinearProbe.plain(t, 0);
    assertThat(line.slopes()[0]).isEqualTo(Math.log(10), within(1e-6));
    assertThat(line.intercept()).isEqualTo(Math.log(0.2), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void aRowOfWeightThreeIsARowThreeTimesAndOneOfZeroIsNone(Answer answer) {
    for (long seed = 1; seed <= 20; seed++) {
      Training t = random(seed, answer);
      int[] repeated =
          IntStream.range(0, t.size())
              .flatMap(i -> IntStream.range(0, (int) t.weights()[i]).map(k -> i))
              .toArray();
      Training copies =
          Training.of(
              IntStream.of(repeated).mapToObj(i -> t.rows()[i]).toArray(double[][]::new),
              IntStream.of(repeated).mapToDouble(i -> t.values()[i]).toArray(),
              answer);
      assertThat(LinearProbe.plain(t, 0.01).predict(t.rows()))
          .as("seed %d", seed)
          .containsExactly(LinearProbe.plain(copies, 0.01).predict(t.rows()), within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void onlyRatiosOfWeightsCount(Answer answer) {
    Training t = random(5, answer);
    Training larger =
        new Training(
            t.rows(), t.values(), Arrays.stream(t.weights()).map(w -> 1000 * w).toArray(), answer);
    assertThat(new LinearProbe(1).fit(larger).predict(t.rows()))
        .containsExactly(new LinearProbe(1).fit(t).predict(t.rows()), within(1e-6));
  }

  private static Training random(long seed, Answer answer) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] z = new double[83][5]; // not a multiple of four
    double[] y = new double[83];
    double[] w = new double[83];
    for (int i = 0; i < 83; i++) {
      Arrays.setAll(z[i], j -> random.nextGaussian());
      double s = z[i][0] - z[i][1];
      y[i] =
          switch (answer) {
            case QUANTITY -> s + random.nextGaussian();
            case YES_OR_NO -> random.nextDouble() < 1 / (1 + Math.exp(-s)) ? 1 : 0;
          };
      w[i] = random.nextInt(4);
    }
    return new Training(z, y, w, answer);
  }

  @Test
  void withoutPenaltyColumnsThatDependOnOneAnotherAreRefused() {
    double[][] z = {{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    Training t = Training.of(z, new double[] {1, 2, 3, 5}, Answer.QUANTITY);
    assertThatThrownBy(() -> LinearProbe.plain(t, 0)).hasMessageContaining("positive definite");
  }

  @Test
  void balancedClassesCountTheSame() {
    assertThat(Weights.balanced(new double[] {1, 0, 0, 0}, Weights.equal(4)))
        .containsExactly(new double[] {2, 2.0 / 3, 2.0 / 3, 2.0 / 3}, within(1e-12));
    // Ratios within a class stay: noes of 1 and 3 share what the one yes of 5 has.
    assertThat(Weights.balanced(new double[] {1, 0, 0}, new double[] {5, 1, 3}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(1.5, 0.375, 1.125);
    assertThatThrownBy(() -> Weights.balanced(new double[] {1, 1}, Weights.equal(2)))
        .hasMessageContaining("all rows say the same");
  }

  @Test
  void areaUnderTheCurveByHand() {
    // Pairs (yes, no): (0.4, 0.1) won, (0.4, 0.4) tied, (0.8, both) won. Weights of yes 1 and 3, of
    // no 2 and 1: won 1 * 2 + 3 * 3 = 11, tied 1 * 1; (11 + 0.5) / (4 * 3).
    double[] scores = {0.1, 0.4, 0.4, 0.8};
    double[] truth = {0, 1, 0, 1};
    assertThat(Auroc.of(scores, truth, new double[] {2, 1, 1, 3}))
        .isEqualTo(11.5 / 12, within(1e-12));
    assertThat(Auroc.of(scores, truth, new double[] {0, 1, 0, 1})).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aWeightThatIsNoneIsRefused(double weight) {
    assertThatThrownBy(() ->
            new Training(
                new double[][] {{1}, {2}},
                new double[] {1, 2},
                new double[] {1, weight},
                Answer.QUANTITY))
        .hasMessageContaining("row 1");
  }

  @Test
  void answersThatCannotBeFittedOnAreRefused() {
    double[][] z = {{1}, {2}};
    assertThatThrownBy(() -> Training.of(z, new double[] {0, 0.5}, Answer.YES_OR_NO))
        .hasMessageContaining("row 1: 0.5");
    assertThatThrownBy(() -> Training.of(z, new double[] {0, Double.NaN}, Answer.QUANTITY))
        .hasMessageContaining("row 1");
    assertThatThrownBy(
            () -> new Training(z, new double[] {0, 1}, new double[] {1, 0}, Answer.YES_OR_NO))
        .hasMessageContaining("all rows say the same");
    assertThatThrownBy(
            () -> new Training(z, new double[] {0, 1}, new double[] {0, 0}, Answer.QUANTITY))
        .hasMessageContaining("no row counts");
    assertThatThrownBy(() -> Training.of(z, new double[] {1}, Answer.QUANTITY))
        .hasMessageContaining("2 rows, 1 answers");
  }
}
