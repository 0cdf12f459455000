package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.diurnal.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every kind of head has to keep.
class HeadKindTest {
  private static final int N = 600;

  static Stream<HeadKind> kinds() {
    return HeadKind.all().stream();
  }

  /// Rows with an answer that the first two features say, among three that say nothing.
  private static Training rows(long seed, Answer answer) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[N][5];
    double[] y = new double[N];
    for (int i = 0; i < N; i++) {
      Arrays.setAll(x[i], j -> random.nextGaussian());
      double s = 2 * x[i][0] - x[i][1];
      y[i] =
          switch (answer) {
            case QUANTITY -> 10 + s + 0.5 * random.nextGaussian();
            case YES_OR_NO -> random.nextDouble() < 1 / (1 + Math.exp(-s)) ? 1 : 0;
          };
    }
    return Training.of(x, y, answer);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void quantitiesAreToldBetterThanByTheirMean(HeadKind kind) {
    Training test = rows(2, Answer.QUANTITY);
    double[] said = kind.fit(rows(1, Answer.QUANTITY), 7).predict(test.rows());
    double error = 0;
    double around = 0;
    for (int i = 0; i < N; i++) {
      error += Math.pow(said[i] - test.values()[i], 2);
      around += Math.pow(10 - test.values()[i], 2);
    }
    assertThat(error).as(kind.name()).isLessThan(0.35 * around);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void yesIsRankedAboveNoAndWhatIsSaidAreLogOdds(HeadKind kind) {
    Training test = rows(2, Answer.YES_OR_NO);
    double[] said = kind.fit(rows(1, Answer.YES_OR_NO), 7).predict(test.rows());
    assertThat(Auroc.of(said, test.values(), test.weights())).as(kind.name()).isGreaterThan(0.82);
    assertThat(share(said)).as(kind.name()).isEqualTo(0.5, within(0.1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void equalSeedsGiveEqualHeads(HeadKind kind) {
    Training t = rows(3, Answer.YES_OR_NO);
    assertThat(kind.fit(t, 5).predict(t.rows()))
        .as(kind.name())
        .containsExactly(kind.fit(t, 5).predict(t.rows()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void rowsThatDoNotCountChangeNothingOfNote(HeadKind kind) {
    // Half the rows say the opposite, and do not count.
    Training t = rows(4, Answer.QUANTITY);
    double[] y = t.values().clone();
    double[] w = t.weights().clone();
    for (int i = 0; i < N; i += 2) {
      y[i] = 20 - y[i];
      w[i] = 0;
    }
    Training test = rows(2, Answer.QUANTITY);
    double[] said = kind.fit(new Training(t.rows(), y, w, Answer.QUANTITY), 7).predict(test.rows());
    double error = 0;
    double around = 0;
    for (int i = 0; i < N; i++) {
      error += Math.pow(said[i] - test.values()[i], 2);
      around += Math.pow(10 - test.values()[i], 2);
    }
    assertThat(error).as(kind.name()).isLessThan(0.4 * around);
  }

  /// Of rows of which a tenth say yes, and features that say nothing of it.
  @ParameterizedTest
  @MethodSource("kinds")
  void balancedAHeadSaysAHalfOfWhatIsRare(HeadKind kind) {
    Training t = rows(8, Answer.QUANTITY);
    double[] rare = new double[N];
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < N; i++) {
      rare[i] = random.nextInt(10) == 0 ? 1 : 0;
    }
    Training of = Training.of(t.rows(), rare, Answer.YES_OR_NO);
    double[][] others = rows(10, Answer.QUANTITY).rows();
    assertThat(share(kind.fit(of, 3).predict(others))).as(kind.name()).isLessThan(0.2);
    BalancedHead balanced = new BalancedHead(kind);
    assertThat(share(balanced.fit(of, 3).predict(others))).as(kind.name()).isBetween(0.3, 0.7);
    for (CalibratedHead.Method method : CalibratedHead.Method.values()) {
      CalibratedHead calibrated = new CalibratedHead(balanced, method);
      assertThat(share(calibrated.fit(of, 3).predict(others)))
          .as(calibrated.words())
          .isBetween(0.05, 0.18);
      assertThat(calibrated.words()).contains(method.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /// Platt's calibration stretches and moves: who was above stays above.
  @ParameterizedTest
  @MethodSource("kinds")
  void plattsCalibrationKeepsTheOrder(HeadKind kind) {
    Training t = rows(11, Answer.YES_OR_NO);
    double[][] others = rows(12, Answer.YES_OR_NO).rows();
    double[] plain = kind.fit(t, 3).predict(others);
    double[] calibrated =
        new CalibratedHead(kind, CalibratedHead.Method.PLATT).fit(t, 3).predict(others);
    for (int i = 1; i < plain.length; i++) {
      assertThat(Math.signum(calibrated[i] - calibrated[i - 1]))
          .as(kind.name())
          .isEqualTo(Math.signum(plain[i] - plain[i - 1]));
    }
  }

  private static double share(double[] logOdds) {
    return Arrays.stream(logOdds).map(s -> 1 / (1 + Math.exp(-s))).average().orElse(0);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindIsFoundByItsName(HeadKind kind) {
    assertThat(HeadKind.named(kind.name())).isEqualTo(kind);
    assertThat(kind.words()).isNotBlank();
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> HeadKind.named("linaer"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean linear?");
  }
}
