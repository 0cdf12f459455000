package org.diurnal.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Attention's own backward pass against libtorch's recorded one.
class AttentionTest {
  private static final int BATCH = 2;
  private static final int TOKENS = 9;
  private static final int HEADS = 3;
  private static final int DIM = 4;
  private static final int WIDTH = HEADS * DIM;

  @ParameterizedTest
  @EnumSource(Precision.class)
  void valuesAndGradientsAreThoseOfRecordedOperations(Precision precision) {
    agrees(precision, 0, TOKENS, false);
    agrees(precision, 0, TOKENS, true);
    agrees(precision, 3, 5, false);
    agrees(precision, 4, 5, true);
  }

  /// Two layers of one computation, and one layer whose computation is gone back through first,
  /// must not take each other's state.
  @Test
  void layersDoNotMixUp() {
    try (Parameters parameters = parameters(Precision.FP64, 5);
        Gradients alone = parameters.gradients();
        Gradients among = parameters.gradients();
        Gradients others = parameters.gradients()) {
      try (Scope s = Scope.training()) {
        chained(alone.leaf("qkv")).backward();
      }
      try (Scope s = Scope.training()) {
        Tensor first = chained(among.leaf("qkv"));
        Tensor second = chained(others.leaf("qkv").mul(2));
        first.backward();
        second.backward();
      }
      assertThat(among.toDoubles()).containsExactly(alone.toDoubles(), within(1e-12));
      assertThat(others.toDoubles()).isNotEqualTo(alone.toDoubles());
    }
  }

  private static Tensor chained(Tensor qkv) {
    Tensor once = qkv.selfAttention(HEADS, 0, TOKENS, Optional.empty()); // [B, T, w]
    return Tensor.concat(2, List.of(once, once.mul(0.5), once.square()))
        .selfAttention(HEADS, 0, TOKENS, Optional.empty())
        .square()
        .sum();
  }

  private static void agrees(Precision precision, int from, int rows, boolean blocked) {
    try (Parameters parameters = parameters(precision, 7 + from);
        Gradients own = parameters.gradients();
        Gradients recorded = parameters.gradients()) {
      double[] values;
      double[] expected;
      try (Scope s = Scope.training()) {
        Tensor qkv = own.leaf("qkv").to(precision);
        Tensor y = qkv.selfAttention(HEADS, from, rows, bias(precision, blocked));
        values = y.toDoubles();
        weighted(y, precision).backward();
      }
      try (Scope s = Scope.training()) {
        Tensor y =
            recordedAttention(
                recorded.leaf("qkv"), precision, from, rows, bias(precision, blocked));
        expected = y.toDoubles();
        weighted(y, precision).backward();
      }
      double error =
          precision == Precision.BF16 ? 0.03 : precision == Precision.FP32 ? 1e-5 : 1e-12;
      assertThat(values).containsExactly(expected, within(error));
      assertThat(own.toDoubles()).containsExactly(recorded.toDoubles(), within(error));
    }
  }

  /// In the master format whatever the precision: the yardstick is not rounded to 16 bits.
  private static Tensor recordedAttention(
      Tensor qkv, Precision precision, int from, int rows, Optional<Tensor> bias) {
    List<Tensor> parts = qkv.reshape(BATCH, TOKENS, 3, HEADS, DIM).permute(2, 0, 3, 1, 4).unbind(0);
    Tensor scores =
        parts
            .get(0)
            .narrow(2, from, rows)
            .mul(1 / Math.sqrt(DIM))
            .matmulWith(parts.get(1).permute(0, 1, 3, 2));
    Tensor biased = bias.map(b -> scores.add(b.toMaster(precision))).orElse(scores);
    return biased
        .softmax(3)
        .matmulWith(parts.get(2))
        .permute(0, 2, 1, 3)
        .reshape(BATCH, rows, WIDTH);
  }

  private static Tensor weighted(Tensor y, Precision precision) {
    float[] weights = new float[(int) y.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (i * 7 % 11 - 5) / 11f;
    }
    Tensor w = Tensor.of(weights, precision, y.shape());
    return y.toMaster(precision).mul(w).sum();
  }

  private static Optional<Tensor> bias(Precision precision, boolean blocked) {
    if (!blocked) {
      return Optional.empty();
    }
    float[] bias = new float[BATCH * TOKENS];
    bias[2] = -1e9f;
    bias[TOKENS + 8] = -1e9f;
    return Optional.of(Tensor.of(bias, precision, BATCH, 1, 1, TOKENS).to(precision));
  }

  private static Parameters parameters(Precision precision, long seed) {
    Parameters parameters =
        new Parameters(precision, Map.of("qkv", new long[] {BATCH, TOKENS, 3 * WIDTH}));
    float[] values = new float[BATCH * TOKENS * 3 * WIDTH];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    parameters.set("qkv", values);
    return parameters;
  }
}
