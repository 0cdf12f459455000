package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.FailedException;
import org.junit.jupiter.api.Test;

class BoostingTest {
  private static Training rows(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[n][3];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 3; j++) {
        x[i][j] = random.nextDouble() < 0.2 ? Double.NaN : random.nextGaussian();
      }
      y[i] = Double.isNaN(x[i][0]) ? 5 : x[i][0] > 0 ? 1 : -1;
    }
    return Training.of(x, y, Answer.QUANTITY);
  }

  @Test
  void aMissingFeatureSaysSomething() {
    Head head = new BoostedHead().fit(rows(1000, 1), 3);
    assertThat(head.predict(new double[][] {{Double.NaN, 0, 0}, {1, 0, 0}, {-1, 0, 0}}))
        .containsExactly(new double[] {5, 1, -1}, within(0.2));
  }

  @Test
  void oneTreeOfOneSplitIsWhatAHandWorksOut() {
    // Base: the mean, 2. Two leaves of two rows each, residuals -2 and 2: XGBoost adds 1 to the
    // number of rows (lambda): -4 / 3 and 4 / 3, times the rate 0.5.
    Training t =
        Training.of(
            new double[][] {{0}, {0}, {1}, {1}}, new double[] {0, 0, 4, 4}, Answer.QUANTITY);
    Head head = new Boosting(1, 0.5, 1, 1, 1, 5).fit(t, 1, 1);
    assertThat(head.predict(new double[][] {{0}, {1}}))
        .containsExactly(new double[] {2 - 2.0 / 3, 2 + 2.0 / 3}, within(1e-6));
  }

  @Test
  void headsFittedSideBySideAreThoseFittedOneAfterTheOther() {
    double[][] asked = rows(50, 9).rows();
    List<double[]> alone =
        IntStream.range(0, 6)
            .mapToObj(s -> new BoostedHead().fit(rows(300, s), s).predict(asked))
            .toList();
    List<double[]> together =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(s -> new BoostedHead().fit(rows(300, s), s).predict(asked))
            .toList();
    for (int s = 0; s < 6; s++) {
      assertThat(together.get(s)).as("seed %d", s).containsExactly(alone.get(s));
    }
  }

  @Test
  void nobodyIsAskedNothing() {
    assertThat(new BoostedHead().fit(rows(100, 1), 1).predict(new double[0][])).isEmpty();
  }

  @Test
  void aLibraryThatIsNotThereIsSaidWithItsCure() {
    FailedException e =
        Boosting.notLoaded(
            new ExceptionInInitializerError(
                new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file")));
    assertThat(e).hasMessageContaining("libgomp.so.1: cannot open");
    assertThat(e.cure()).contains("apt-get install libgomp1", "linear");
  }
}
