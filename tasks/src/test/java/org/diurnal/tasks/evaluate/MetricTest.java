package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.tasks.evaluate.Predictions.Followed;
import org.diurnal.tasks.evaluate.Predictions.Told;
import org.diurnal.tasks.heads.Weights;
import org.diurnal.tasks.registry.TaskType;
import org.diurnal.tasks.survival.SurvivalKind;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static double[] ones(int n) {
    double[] w = new double[n];
    Arrays.fill(w, 1);
    return w;
  }

  private static double plain(Statistic s, int n) {
    return s.of(ones(n));
  }

  @Test
  void averagePrecisionIsPrecisionAtEachRecallGained() {
    // Down from the surest: yes (1 of 1), no, yes (2 of 3), no. Each yes gains half of the recall.
    double[] p = {0.9, 0.8, 0.7, 0.1};
    double[] y = {1, 0, 1, 0};
    assertThat(plain(new AveragePrecision(p, y), 4)).isEqualTo(0.5 + 0.5 * 2 / 3, within(1e-12));
    // All in one tie: one step to full recall, at the share of yes.
    assertThat(plain(new AveragePrecision(new double[4], y), 4)).isEqualTo(0.5, within(1e-12));
    assertThat(plain(new AveragePrecision(p, new double[4]), 4)).isNaN();
  }

  @Test
  void brierIsTheMeanOfSquaredDistances() {
    double[] p = {0.8, 0.4, 0.5};
    double[] y = {1, 0, 1};
    assertThat(plain(new Errors(p, y, Errors.Kind.MEAN_SQUARED), 3))
        .isEqualTo((0.04 + 0.16 + 0.25) / 3, within(1e-12));
  }

  @Test
  void absoluteErrorAndShareOfVarianceAreAsByHand() {
    double[] p = {1, 2, 5};
    double[] y = {2, 2, 8}; // mean 4, squares 4 + 4 + 16 = 24, errors 1 + 0 + 9
    assertThat(plain(new Errors(p, y, Errors.Kind.MEAN_ABSOLUTE), 3))
        .isEqualTo(4.0 / 3, within(1e-12));
    assertThat(plain(new Errors(p, y, Errors.Kind.SHARE_OF_VARIANCE), 3))
        .isEqualTo(1 - 10.0 / 24, within(1e-12));
    assertThat(plain(new Errors(p, new double[] {3, 3, 3}, Errors.Kind.SHARE_OF_VARIANCE), 3))
        .isNaN();
  }

  @Test
  void calibrationErrorIsTheMeanDistanceOverTenths() {
    // Twenty rows, two a bin: the lower ten say 0.1 ... and the upper ten say 0.9 ..., all differ.
    double[] p = new double[20];
    double[] y = new double[20];
    for (int i = 0; i < 20; i++) {
      p[i] = (i < 10 ? 0.1 : 0.9) + 1e-9 * i;
      y[i] = i >= 10 || i == 0 ? 1 : 0;
    }
    // First bin: half say yes, 0.4 off. Four bins: none, 0.1 off. Five bins: all, 0.1 off.
    assertThat(plain(new CalibrationError(p, y), 20))
        .isEqualTo((0.4 + 4 * 0.1 + 5 * 0.1) / 10, within(1e-6));
  }

  @Test
  void rowsOfOneProbabilityAreInOneBinOfTheCalibrationError() {
    double[] p = ones(10);
    Arrays.fill(p, 0.3);
    double[] y = {1, 0, 0, 0, 0, 1, 0, 0, 0, 1};
    assertThat(plain(new CalibrationError(p, y), 10)).isEqualTo(0, within(1e-12));
    List<Calibration.Bin> bins = Calibration.of(p, y, Weights.equal(y.length)).bins();
    assertThat(bins).hasSize(1);
    assertThat(bins.getFirst().rows()).isEqualTo(10);
    assertThat(bins.getFirst().observed()).isEqualTo(0.3, within(1e-12));
  }

  @Test
  void wilsonsIntervalIsThatOfTheTables() {
    // 8 of 10: 0.4902 to 0.9433 (Newcombe 1998's formula 3, by R's prop.test without correction).
    assertThat(Calibration.wilson(8, 10).low()).isEqualTo(0.4902, within(5e-5));
    assertThat(Calibration.wilson(8, 10).high()).isEqualTo(0.9433, within(5e-5));
    assertThat(Calibration.wilson(0, 10).low()).isEqualTo(0, within(1e-12));
  }

  @Test
  void f1CountsRightAndWrongCallsAtEachFoldsThreshold() {
    // Fold 0 from 0.5: yes yes, called right and wrong; fold 1 from 0.2: right, missed none.
    double[] p = {0.6, 0.5, 0.3, 0.1};
    double[] y = {1, 0, 1, 1};
    int[] fold = {0, 0, 1, 1};
    // TP 2 (0.6, 0.3), FP 1 (0.5), FN 1 (0.1).
    assertThat(plain(F1Score.of(p, y, fold, new double[] {0.5, 0.2}), 4))
        .isEqualTo(4.0 / 6, within(1e-12));
    assertThat(plain(F1Score.of(p, new double[4], fold, new double[] {1, 1}), 4)).isNaN();
  }

  @Test
  void theBestThresholdIsTheLowestOfBestF1() {
    // From 0.1: TP 2, FP 2: 4/6. From 0.4: TP 2, FP 1: 4/5. From 0.6: TP 1, FP 1: 2/4. From 0.9:
    // 2/3.
    assertThat(
            F1Score.bestThreshold(
                new double[] {0.4, 0.1, 0.9, 0.6}, new double[] {1, 0, 1, 0}, Weights.equal(4)))
        .isEqualTo(0.4);
    long seed = System.nanoTime();
    System.out.println("threshold: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[] p = random.doubles(60).map(v -> Math.round(v * 20) / 20.0).toArray();
    double[] y = random.doubles(60).map(v -> v < 0.3 ? 1 : 0).toArray();
    double at = f1(p, y, F1Score.bestThreshold(p, y, Weights.equal(y.length)));
    assertThat(Arrays.stream(p).map(t -> f1(p, y, t)).max().orElseThrow())
        .isEqualTo(at, within(1e-12));
  }

  private static double f1(double[] p, double[] y, double threshold) {
    return plain(F1Score.of(p, y, new int[p.length], new double[] {threshold}), p.length);
  }

  @Test
  void spearmanIsPearsonOfMiddleRanks() {
    double[] p = {1, 10, 100, 100};
    double[] y = {1, 3, 2, 4};
    // Ranks of p: 1 2 3.5 3.5 (deviations -1.5 -0.5 1 1), of y: 1 3 2 4 (-1.5 0.5 -0.5 1.5).
    double r = (2.25 - 0.25 - 0.5 + 1.5) / Math.sqrt((2.25 + 0.25 + 1 + 1) * 5);
    assertThat(plain(new RankCorrelation(p, y), 4)).isEqualTo(r, within(1e-12));
  }

  /// A weight of three is three copies, whatever the metric.
  @Test
  void everyMetricOfWeightsIsThatOfPeopleDrawnSoOften() {
    long seed = System.nanoTime();
    System.out.println("metrics: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (TaskType type : TaskType.values()) {
      int n = 60;
      double[] p = random.doubles(n).map(v -> Math.round(v * 25) / 25.0).toArray();
      double[] y =
          random
              .doubles(n)
              .map(v -> type == TaskType.BINARY ? (v < 0.4 ? 1 : 0) : Math.round(v * 5))
              .toArray();
      int[] fold = IntStream.range(0, n).map(i -> i % 3).toArray();
      int[] drawn = random.ints(n, 0, n).sorted().toArray();
      double[] weight = new double[n];
      Arrays.stream(drawn).forEach(i -> weight[i]++);
      Predictions once = predictions(type, p, y, fold);
      Predictions often =
          predictions(
              type,
              Arrays.stream(drawn).mapToDouble(i -> p[i]).toArray(),
              Arrays.stream(drawn).mapToDouble(i -> y[i]).toArray(),
              Arrays.stream(drawn).map(i -> fold[i]).toArray());
      for (Metric m : Metric.of(type)) {
        assertThat(m.on(once, told(once)).of(weight))
            .as(m.key())
            .isEqualTo(plain(m.on(often, told(often)), n), within(1e-9));
      }
    }
  }

  private static Told told(Predictions p) {
    return Optional.ofNullable(p.told().get("it")).orElseThrow();
  }

  private static Predictions predictions(TaskType type, double[] p, double[] y, int[] fold) {
    List<String> ids = new ArrayList<>();
    IntStream.range(0, y.length).forEach(i -> ids.add("p" + i));
    return new Predictions(
        "task",
        type,
        ids,
        ids,
        IntStream.range(0, y.length).toArray(),
        3,
        fold,
        y,
        type == TaskType.EVENT_TIME
            ? Optional.of(
                new Followed(
                    Arrays.stream(y).map(v -> v % 2).toArray(), 3, SurvivalKind.DISCRETE_TIME))
            : Optional.empty(),
        ones(y.length),
        Map.of("it", new Told(p, new double[] {0.3, 0.5, 0.7})),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aThresholdOfWeightedRowsIsThatOfCopies() {
    double[] p = {0.2, 0.4, 0.6, 0.8};
    double[] y = {1, 0, 1, 0};
    double[] weights = {3, 1, 2, 5};
    double[] copiesP = {0.2, 0.2, 0.2, 0.4, 0.6, 0.6, 0.8, 0.8, 0.8, 0.8, 0.8};
    double[] copiesY = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0};
    assertThat(F1Score.bestThreshold(p, y, weights))
        .isEqualTo(F1Score.bestThreshold(copiesP, copiesY, Weights.equal(11)));
  }

  /// Weights of 2 and 0 in turn: half as many rows count as equal weights would have.
  @Test
  void calibrationOfWeightedRowsHasAnIntervalOfTheEffectiveNumber() {
    double[] p = new double[400];
    double[] y = new double[400];
    double[] w = new double[400];
    Arrays.setAll(w, i -> i % 2 == 0 ? 2 : 0);
    Arrays.fill(p, 0.25);
    Arrays.setAll(y, i -> i % 8 == 0 ? 1 : 0); // of those that count, a quarter
    Calibration.Bin bin = Calibration.of(p, y, w).bins().getFirst();
    assertThat(bin.observed()).isEqualTo(0.25, within(1e-12));
    assertThat(bin.ci95()).isEqualTo(Calibration.wilson(50, 200));
  }

  @Test
  void holmsCorrectionIsThatOfTheBook() {
    // Sorted 0.01 0.02 0.03 0.04 times 4 3 2 1: 0.04 0.06 0.06 (not below) 0.06.
    assertThat(Holm.adjusted(new double[] {0.03, 0.01, Double.NaN, 0.04, 0.02}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.06, 0.04, Double.NaN, 0.06, 0.06);
    assertThat(Holm.adjusted(new double[] {0.6, 0.9})).containsExactly(1, 1);
  }

  @Test
  void aDifferenceOfTwoStandardErrorsHasThePOfTheNormalDistribution() {
    double[] drawn = {-1, 0, 1}; // standard deviation 1; of five folds 1.5 times that
    assertThat(Judge.pValue(1.5 * 1.959963984540054, drawn, 5)).isEqualTo(0.05, within(1e-9));
    assertThat(Judge.pValue(-1.5 * 1.959963984540054, drawn, 5)).isEqualTo(0.05, within(1e-9));
    assertThat(Judge.pValue(Math.sqrt(3) * 1.959963984540054, drawn, 2))
        .isEqualTo(0.05, within(1e-9));
    assertThat(Judge.pValue(0, new double[] {0, 0, 0}, 5)).isEqualTo(1);
    assertThat(Judge.pValue(Double.NaN, drawn, 5)).isNaN();
  }
}
