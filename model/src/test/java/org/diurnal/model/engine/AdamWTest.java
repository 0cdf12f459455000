package org.diurnal.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamWTest {
  private static final long SEED = 20261122;

  private static double[] values(Parameters p) {
    try (Scope s = Scope.inference()) {
      return p.view("w").toDoubles();
    }
  }

  /// Puts a gradient where backward would: the derivative of `sum(g w)` is `g`.
  private static void gradient(Gradients gradients, double... g) {
    gradients.zero();
    try (Scope s = Scope.training()) {
      gradients.leaf("w").mul(Tensor.of(g, g.length)).sum().backward();
    }
  }

  @Test
  void threeStepsByHand() {
    // Rates 1/2 and 3/4, learning rate 0.1, weight decay 0.5, w = 1, gradients 1, -1, 2.
    var settings = new AdamW.Settings(0.5, 0.75, 0, 0.5);
    try (Parameters p = new Parameters(Precision.FP64, Map.of("w", new long[] {1}));
        Gradients gradients = p.gradients();
        AdamW adam = new AdamW(p, settings)) {
      p.set("w", new float[] {1});

      gradient(gradients, 1); // m = 1/2, v = 1/4, corrected 1 and 1: w = 0.95 - 0.1
      adam.step(gradients, 1, 0.1, 1);
      assertThat(values(p)[0]).isCloseTo(0.85, within(1e-15));

      gradient(gradients, -1); // m = -1/4 over 3/4, v = 7/16 over 7/16: w = 0.85 0.95 + 0.1/3
      adam.step(gradients, 1, 0.1, 2);
      assertThat(values(p)[0]).isCloseTo(0.8408333333333333, within(1e-15));

      gradient(gradients, 2); // m = 7/8 over 7/8, v = 85/64 over 37/64: w = ... - 0.1 sqrt(37/85)
      adam.step(gradients, 1, 0.1, 3);
      assertThat(values(p)[0])
          .isCloseTo(0.8408333333333333 * 0.95 - 0.1 * Math.sqrt(37 / 85.0), within(1e-15));
      assertThat(adam.firstMoment()).containsExactly(0.875f);
      assertThat(adam.secondMoment()).containsExactly(1.328125f);
    }
  }

  @Test
  void epsilonIsAddedToTheCorrectedRoot() {
    var settings = new AdamW.Settings(0.9, 0.99, 3, 0);
    try (Parameters p = new Parameters(Precision.FP64, Map.of("w", new long[] {1}));
        Gradients gradients = p.gradients();
        AdamW adam = new AdamW(p, settings)) {
      gradient(gradients, 2); // corrected moments 2 and 4: 2 / (2 + 3)
      adam.step(gradients, 1, 0.1, 1);
      assertThat(values(p)[0]).isCloseTo(-0.04, within(1e-15));
    }
  }

  @Test
  void weightDecayWorksWithoutAnyGradient() {
    var settings = new AdamW.Settings(0.9, 0.95, 1e-8, 0.5);
    try (Parameters p = new Parameters(Precision.FP64, Map.of("w", new long[] {2}));
        Gradients gradients = p.gradients();
        AdamW adam = new AdamW(p, settings)) {
      p.set("w", new float[] {4, -8});
      adam.step(gradients, 1, 0.5, 1);
      assertThat(values(p)).containsExactly(3, -6);
    }
  }

  @ParameterizedTest
  @CsvSource({"FP64,1e-13", "FP32,2e-6", "BF16,2e-6"}) // BF16 has 32-bit master weights too
  void agreesWithPlainLoopsOverTwentyClippedSteps(Precision precision, double tolerance) {
    int n = 500;
    SplittableRandom random = Randomness.of(SEED);
    double[] w = new double[n];
    double[] m = new double[n];
    double[] v = new double[n];
    float[] start = new float[n];
    for (int i = 0; i < n; i++) {
      start[i] = (float) random.nextGaussian();
      w[i] = start[i];
    }
    var settings = new AdamW.Settings(0.9, 0.95, 1e-8, 0.1);
    try (Parameters p = new Parameters(precision, Map.of("w", new long[] {n}));
        Gradients gradients = p.gradients();
        AdamW adam = new AdamW(p, settings)) {
      p.set("w", start);
      for (int step = 1; step <= 20; step++) {
        double rate = 0.01 * random.nextDouble();
        double scale = step % 3 == 0 ? 1 : random.nextDouble();
        double[] g = random.doubles(n, -2, 2).toArray();
        for (int i = 0; i < n; i++) {
          double scaled = scale * g[i];
          m[i] = 0.9 * m[i] + 0.1 * scaled;
          v[i] = 0.95 * v[i] + 0.05 * scaled * scaled;
          double first = m[i] / (1 - Math.pow(0.9, step));
          double second = v[i] / (1 - Math.pow(0.95, step));
          w[i] = w[i] - rate * 0.1 * w[i] - rate * first / (Math.sqrt(second) + 1e-8);
        }
        gradient(gradients, g);
        double[] before = gradients.toDoubles();
        adam.step(gradients, scale, rate, step);
        assertThat(gradients.toDoubles()).as("the gradient stays").isEqualTo(before);
      }
      double[] actual = values(p);
      for (int i = 0; i < n; i++) {
        assertThat(actual[i]).as("w[%d], seed %d", i, SEED).isCloseTo(w[i], within(tolerance));
      }
    }
  }

  @Test
  void restoredMomentsGoOnAsIfNothingHadHappened() {
    var settings = new AdamW.Settings(0.9, 0.95, 1e-8, 0.1);
    Map<String, long[]> shapes = Map.of("w", new long[] {7});
    SplittableRandom random = Randomness.of(SEED, 1);
    try (Parameters one = new Parameters(Precision.FP32, shapes);
        Parameters two = new Parameters(Precision.FP32, shapes);
        Gradients g1 = one.gradients();
        Gradients g2 = two.gradients();
        AdamW first = new AdamW(one, settings);
        AdamW second = new AdamW(two, settings)) {
      for (int step = 1; step <= 5; step++) {
        double[] g = random.doubles(7, -1, 1).toArray();
        gradient(g1, g);
        gradient(g2, g);
        if (step == 4) {
          two.setAll(one.toFloats());
          second.restore(first.firstMoment(), first.secondMoment());
        }
        first.step(g1, 0.5, 0.01, step);
        if (step >= 4) {
          second.step(g2, 0.5, 0.01, step);
        }
      }
      assertThat(two.toFloats()).isEqualTo(one.toFloats());
      assertThat(second.firstMoment()).isEqualTo(first.firstMoment());
      assertThat(second.secondMoment()).isEqualTo(first.secondMoment());
    }
  }

  @Test
  void momentsOfAnotherSizeAreRefused() {
    try (Parameters p = new Parameters(Precision.FP32, Map.of("w", new long[] {3}));
        AdamW adam = new AdamW(p, new AdamW.Settings(0.9, 0.95, 1e-8, 0))) {
      assertThatThrownBy(() -> adam.restore(new float[1], new float[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1")
          .hasMessageContaining("3");
      assertThatThrownBy(() -> adam.restore(new float[3], new float[4]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
