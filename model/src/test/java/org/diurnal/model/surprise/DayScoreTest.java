package org.diurnal.model.surprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.model.masking.PatchGrid;
import org.junit.jupiter.api.Test;

/// All worked by hand.
class DayScoreTest {
  private static float[][] nothing(int channels) {
    float[][] minutes = new float[channels][DayWindow.MINUTES];
    for (float[] row : minutes) {
      Arrays.fill(row, Float.NaN);
    }
    return minutes;
  }

  /// Slot 1 of channel 0 has 1, 2, 3; slot 0 of channel 1 has 5, 5.
  private static PatchSums sums() {
    float[][] minutes = nothing(2);
    minutes[0][20] = 1;
    minutes[0][25] = 2;
    minutes[0][39] = 3;
    minutes[1][0] = 5;
    minutes[1][1] = 5;
    return PatchSums.of(minutes);
  }

  @Test
  void patchesAddUpTheirMinutes() {
    PatchSums sums = sums();
    int token = PatchGrid.token(0, 1);
    assertThat(sums.minutes(token)).isEqualTo(3);
    assertThat(sums.sum(token)).isEqualTo(6);
    assertThat(sums.squares(token)).isEqualTo(14);
    assertThat(sums.minutes(PatchGrid.token(0, 0))).isZero();
  }

  @Test
  void aDayCanBeTakenOutAgain() {
    PatchSums all = sums();
    all.add(sums());
    PatchSums rest = all.without(sums());
    int token = PatchGrid.token(0, 1);
    assertThat(List.of(rest.minutes(token), rest.sum(token), rest.squares(token)))
        .containsExactly(3.0, 6.0, 14.0);
  }

  @Test
  void logarithmsAreOfThePatchesMeansAndWeighAsTheirMinutes() {
    PatchSums logs = sums().logarithms();
    int token = PatchGrid.token(0, 1);
    assertThat(logs.minutes(token)).isEqualTo(3);
    assertThat(logs.sum(token)).isCloseTo(3 * Math.log(2), within(1e-12)); // of 6 / 3
    assertThat(logs.squares(token)).isCloseTo(3 * Math.pow(Math.log(2), 2), within(1e-12));
  }

  /// 60 minutes of an expected mean 2 and variance 1, and 20 minutes of the value 6: the mean is
  /// (120 + 120) / 80 = 3, the second moment (60 * 5 + 20 * 36) / 80 = 12.75, the variance 3.75.
  @Test
  void whatIsUsualOfAPersonIsDrawnTowardsWhatIsExpected() {
    double[] mean = new double[72];
    double[] variance = new double[72];
    Arrays.fill(mean, 2);
    Arrays.fill(variance, 1);
    float[][] minutes = nothing(1);
    Arrays.fill(minutes[0], 0, 20, 6);
    Usual usual = new Usual(mean, variance).and(PatchSums.of(minutes));
    assertThat(usual.mean()[0]).isCloseTo(3, within(1e-12));
    assertThat(usual.variance()[0]).isCloseTo(3.75, within(1e-12));
    assertThat(usual.mean()[1]).isEqualTo(2);
    assertThat(usual.variance()[1]).isEqualTo(1);
  }

  @Test
  void aChannelThatNeverMovesHasTheLeastVariance() {
    float[][] minutes = nothing(1);
    Arrays.fill(minutes[0], 7);
    Usual usual = Usual.of(PatchSums.of(minutes));
    assertThat(usual.mean()).containsOnly(7);
    assertThat(usual.variance()).containsOnly(Usual.LEAST);
  }

  @Test
  void aRatioIsTheMeanErrorOverTheUsualOne() {
    double[] mean = new double[144];
    Arrays.fill(mean, 4);
    mean[PatchGrid.token(1, 0)] = 0; // less than the least counts as the least
    double[] ratios = new Usual(mean, mean).ratios(sums());
    assertThat(ratios[PatchGrid.token(0, 1)]).isEqualTo(0.5); // 2 / 4
    assertThat(ratios[PatchGrid.token(1, 0)]).isEqualTo(5 / Usual.LEAST);
    assertThat(ratios[PatchGrid.token(0, 0)]).isNaN();
  }

  /// ((1 - 4)^2 + (2 - 4)^2 + (3 - 4)^2) / 3 / 7 = 14 / 21.
  @Test
  void aZScoreRuleIsTheMeanSquaredDistanceOverTheVariance() {
    double[] mean = new double[144];
    double[] variance = new double[144];
    Arrays.fill(mean, 4);
    Arrays.fill(variance, 7);
    double[] scores = new Usual(mean, variance).squaredScores(sums());
    assertThat(scores[PatchGrid.token(0, 1)]).isCloseTo(14.0 / 21, within(1e-12));
  }

  /// With log(1 + x) of 1 over three minutes and 3 over two: (3 + 6) / 5, and by power 2 the root
  /// of (3 * 1 + 2 * 9) / 5.
  @Test
  void aDayWeighsChannelsByTheirMinutesAndAPowerFavoursTheOddest() {
    double[] numbers = new double[144];
    Arrays.fill(numbers, Double.NaN);
    numbers[PatchGrid.token(0, 1)] = Math.E - 1;
    numbers[PatchGrid.token(1, 0)] = Math.exp(3) - 1;
    DayScore plain = DayScore.of(numbers, sums(), 1);
    assertThat(plain.day()).isCloseTo(9.0 / 5, within(1e-12));
    assertThat(plain.minutes()).isEqualTo(5);
    assertThat(plain.channels()).containsExactly(new double[] {1, 3}, within(1e-12));
    assertThat(plain.slots()[0]).isCloseTo(3, within(1e-12));
    assertThat(plain.slots()[1]).isCloseTo(1, within(1e-12));
    assertThat(plain.slots()[2]).isNaN();
    assertThat(plain.highestSlot()).isCloseTo(3, within(1e-12));
    assertThat(DayScore.of(numbers, sums(), 2).day()).isCloseTo(Math.sqrt(21.0 / 5), within(1e-12));
  }

  @Test
  void aDayThatShowsNothingHasNoNumber() {
    double[] numbers = new double[72];
    Arrays.fill(numbers, Double.NaN);
    DayScore score = DayScore.of(numbers, PatchSums.of(nothing(1)), 1);
    assertThat(score.day()).isNaN();
    assertThat(score.highestSlot()).isNaN();
    assertThat(score.minutes()).isZero();
  }

  /// Errors that few passes make e times as large: a straight line in logarithms.
  @Test
  void agreementIsOfLogarithms() {
    Agreement a =
        Agreement.of(
            4,
            List.of(
                new double[] {Math.E, 1},
                new double[] {2 * Math.E, 2},
                new double[] {5 * Math.E, 5}));
    assertThat(a.correlation()).isCloseTo(1, within(1e-9));
    assertThat(a.ratio()).isCloseTo(Math.E, within(1e-9));
    Agreement none =
        Agreement.of(
            4,
            List.of(
                new double[] {1, 1}, new double[] {1, Math.E},
                new double[] {Math.E, 1}, new double[] {Math.E, Math.E}));
    assertThat(none.correlation()).isCloseTo(0, within(1e-9));
  }
}
