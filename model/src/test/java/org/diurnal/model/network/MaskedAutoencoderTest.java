package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Gradients;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.TokenBatch.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAutoencoderTest {
  private static final ModelConfig TINY =
      new ModelConfig("tiny", 3, new Tower(32, 48, 2, 2), new Tower(16, 24, 1, 2));
  private static final long SEED = 20261122;

  /// The formula of the specification, written out independently of the code that builds it.
  private static long formula(int channels, ModelConfig c) {
    long e = c.encoder().dim();
    long d = c.decoder().dim();
    return c.encoder().layers() * block(e)
        + c.decoder().layers() * block(d)
        + (20 * e + e)
        + (e * d + d)
        + (20 * d + 20)
        + d
        + 2 * e
        + 2 * d
        + position(channels, e)
        + position(channels, d);
  }

  private static long block(long w) {
    long m = 4 * w;
    return 3 * w * w + 3 * w + w * w + w + w * m + m + m * w + w + 4 * w;
  }

  private static long position(int channels, long w) {
    return channels * (w / 2) + 72 * (w / 2 - 8);
  }

  @ParameterizedTest
  @CsvSource({"XXS,138740", "XS,933204", "S,7290068", "B,101553620"})
  void builtNetworkHasThePublishedNumberOfParameters(ModelSize size, long expected) {
    ModelConfig config = size.config(34);
    assertThat(formula(34, config)).isEqualTo(expected);
    try (Model model = Model.initialize(config, Precision.FP32, 1)) {
      long built = model.parameters().size();
      for (float[] table : model.frozenTensors().values()) {
        built += table.length;
      }
      assertThat(built).isEqualTo(expected);
      assertThat(model.parameterCounts().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(expected);
    }
  }

  @Test
  void gradientOfAWholeStepAgreesWithFiniteDifferences() {
    SplittableRandom random = Randomness.of(SEED);
    try (Model model = Model.initialize(TINY, Precision.FP64, SEED)) {
      TokenBatch batch = batch(random, 3, new Purpose.Learning(0.3, false));
      try (Gradients gradients = model.parameters().gradients()) {
        try (Scope s = Scope.training()) {
          loss(model, gradients, batch).backward();
        }
        double[] analytic = gradients.toDoubles();
        int checked = 0;
        for (var slice : model.parameters().slices()) {
          for (int i = 0; i < 4; i++) {
            long at = slice.offset() + random.nextLong(slice.size());
            double numeric = centralDifference(model, gradients, batch, at);
            assertThat(analytic[(int) at])
                .as("%s[%d], seed %d", slice.name(), at - slice.offset(), SEED)
                .isCloseTo(numeric, org.assertj.core.data.Offset.offset(1e-7));
            checked++;
          }
        }
        assertThat(checked).isGreaterThan(200);
        // Every parameter takes part: none of the slices has an all-zero gradient.
        for (var slice : model.parameters().slices()) {
          double sum = 0;
          for (long i = slice.offset(); i < slice.offset() + slice.size(); i++) {
            sum += Math.abs(analytic[(int) i]);
          }
          assertThat(sum).as(slice.name()).isPositive();
        }
      }
    }
  }

  private static double centralDifference(
      Model model, Gradients gradients, TokenBatch batch, long at) {
    double h = 1e-5;
    model.parameters().nudge(at, h);
    double up = value(model, gradients, batch);
    model.parameters().nudge(at, -2 * h);
    double down = value(model, gradients, batch);
    model.parameters().nudge(at, h);
    return (up - down) / (2 * h);
  }

  private static double value(Model model, Gradients gradients, TokenBatch batch) {
    try (Scope s = Scope.inference()) {
      return loss(model, gradients, batch).item();
    }
  }

  private static Tensor loss(Model model, Gradients gradients, TokenBatch batch) {
    Weights w = new Weights(gradients::leaf, model.parameters().precision());
    return model.network().forwardLoss(w, batch, batch.lossMinutes());
  }

  @Test
  void noHiddenOrMissingMinuteInfluencesAnyOutput() {
    SplittableRandom random = Randomness.of(SEED, 2);
    try (Model model = Model.initialize(TINY, Precision.FP32, SEED)) {
      for (int round = 0; round < 20; round++) {
        NormalizedDay day = Days.random(3, random);
        AimMask mask = AimMask.draw(day.inherited(), MaskSettings.DEFAULT, random);
        float[] poisoned = day.z().clone();
        for (int i = 0; i < poisoned.length; i++) {
          int token = i / PatchGrid.PATCH_MINUTES;
          boolean observed = day.observed()[i / MinuteMask.MINUTES].get(i % MinuteMask.MINUTES);
          if (mask.masked(token)) {
            poisoned[i] = random.nextBoolean() ? Float.NaN : 1e6f;
          } else if (!observed) {
            assertThat(poisoned[i]).as("missing minutes are zero").isZero();
          }
        }
        NormalizedDay other = new NormalizedDay(day.date(), poisoned, day.observed());
        assertThat(filled(model, other, mask))
            .as("round %d, seed %d, %s", round, SEED, mask.mode())
            .isEqualTo(filled(model, day, mask));
      }
    }
  }

  private static float[] filled(Model model, NormalizedDay day, AimMask mask) {
    TokenBatch batch = new TokenBatch(List.of(day), List.of(mask), new Purpose.Filling());
    try (Scope s = Scope.inference()) {
      Weights w = model.weights();
      Tensor latent = model.network().forwardEncoder(w, batch);
      return model.network().forwardDecoder(w, latent, batch).toFloats();
    }
  }

  @Test
  void droppingMoreTokensThatMayNotBeSeenChangesNoLossAndNoGradient() {
    SplittableRandom random = Randomness.of(SEED, 3);
    List<NormalizedDay> days = new ArrayList<>();
    List<AimMask> masks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      days.add(Days.random(3, random));
      masks.add(AimMask.draw(days.get(i).inherited(), MaskSettings.DEFAULT, random));
    }
    try (Model model = Model.initialize(TINY, Precision.FP64, SEED)) {
      double[] nothingDropped = gradient(model, days, masks, new Purpose.Learning(1e-9, false));
      double[] half = gradient(model, days, masks, new Purpose.Learning(0.5, false));
      double[] trimmed = gradient(model, days, masks, new Purpose.Learning(0.5, true));
      double[] rounded = gradient(model, days, masks, new Purpose.Learning(0.5, true, 16));
      for (int i = 0; i < half.length; i++) {
        assertThat(half[i]).isCloseTo(nothingDropped[i], offset());
        assertThat(trimmed[i]).isCloseTo(nothingDropped[i], offset());
        assertThat(rounded[i]).isCloseTo(nothingDropped[i], offset());
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  /// The gradient, with the loss at its end.
  private static double[] gradient(
      Model model, List<NormalizedDay> days, List<AimMask> masks, Purpose purpose) {
    TokenBatch batch = new TokenBatch(days, masks, purpose);
    try (Gradients gradients = model.parameters().gradients();
        Scope s = Scope.training()) {
      Tensor loss = loss(model, gradients, batch);
      loss.backward();
      double[] all =
          java.util.Arrays.copyOf(gradients.toDoubles(), (int) model.parameters().size() + 1);
      all[all.length - 1] = loss.item();
      return all;
    }
  }

  @Test
  void batchingDaysTogetherGivesTheSumOfTheirLosses() {
    SplittableRandom random = Randomness.of(SEED, 4);
    try (Model model = Model.initialize(TINY, Precision.FP64, SEED)) {
      List<NormalizedDay> days = List.of(Days.random(3, random), Days.random(3, random));
      List<AimMask> masks =
          days.stream()
              .map(d -> AimMask.draw(d.inherited(), MaskSettings.DEFAULT, random))
              .toList();
      Purpose purpose = new Purpose.Learning(0.5, true);
      double together;
      double apart = 0;
      try (Scope s = Scope.inference()) {
        TokenBatch batch = new TokenBatch(days, masks, purpose);
        together = model.network().forwardLoss(model.weights(), batch, 1).item();
        for (int i = 0; i < 2; i++) {
          TokenBatch one = new TokenBatch(days.subList(i, i + 1), masks.subList(i, i + 1), purpose);
          apart += model.network().forwardLoss(model.weights(), one, 1).item();
        }
      }
      assertThat(together).isCloseTo(apart, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  private static TokenBatch batch(SplittableRandom random, int days, Purpose purpose) {
    List<NormalizedDay> list = new ArrayList<>();
    List<AimMask> masks = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      list.add(Days.random(3, random));
      masks.add(AimMask.draw(list.get(i).inherited(), MaskSettings.DEFAULT, random));
    }
    return new TokenBatch(list, masks, purpose);
  }
}
