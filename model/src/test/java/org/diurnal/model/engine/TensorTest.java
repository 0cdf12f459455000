package org.diurnal.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTest {
  private static final long SEED = 20261122;
  private Scope scope;

  @BeforeEach
  void open() {
    scope = Scope.inference();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  private static Tensor of(double... values) {
    return Tensor.of(values, values.length);
  }

  private static Tensor matrix(int rows, double... values) {
    return Tensor.of(values, rows, values.length / rows);
  }

  @Test
  void linearIsXTimesWTransposedPlusB() {
    Tensor x = matrix(1, 1, 10);
    Tensor w = matrix(3, 1, 0, 0, 1, 2, 3); // three outputs of two inputs
    assertThat(x.linear(w, of(100, 200, 300)).toDoubles()).containsExactly(101, 210, 332);
  }

  @Test
  void layerNormTakesMeanAndPopulationVarianceOfTheLastAxis() {
    // Row 1, 3: mean 2, variance 1; row 0, 0: nothing to divide by but epsilon.
    double[] y = matrix(2, 1, 3, 0, 0).layerNorm(of(10, 10), of(1, 2)).toDoubles();
    double unit = 1 / Math.sqrt(1 + 1e-5);
    assertThat(y[0]).isCloseTo(1 - 10 * unit, within(1e-12));
    assertThat(y[1]).isCloseTo(2 + 10 * unit, within(1e-12));
    assertThat(y[2]).isEqualTo(1);
    assertThat(y[3]).isEqualTo(2);
  }

  @Test
  void geluIsTheExactForm() {
    double[] y = of(-1, 0, 1, 3).gelu().toDoubles(); // x times the normal distribution of x
    assertThat(y[0]).isCloseTo(-0.15865525393145707, within(1e-12));
    assertThat(y[1]).isZero();
    assertThat(y[2]).isCloseTo(0.8413447460685429, within(1e-12));
    assertThat(y[3]).isCloseTo(3 * 0.9986501019683699, within(1e-12));
  }

  @Test
  void shapesChangeWithoutLosingPlaces() {
    Tensor t = matrix(2, 1, 2, 3, 4, 5, 6);
    assertThat(t.permute(1, 0).toDoubles()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(t.select(0, 1).toDoubles()).containsExactly(4, 5, 6);
    assertThat(t.narrow(1, 1, 2).toDoubles()).containsExactly(2, 3, 5, 6);
    assertThat(t.narrow(0, 0, 2)).isSameAs(t);
    assertThat(t.reshape(3, -1).shape()).containsExactly(3, 2);
    assertThat(t.rows(Tensor.of(new long[] {1, 0, 1}, 3)).toDoubles())
        .containsExactly(4, 5, 6, 1, 2, 3, 4, 5, 6);
    assertThat(Tensor.concat(1, List.of(t, t.mul(10))).toDoubles())
        .containsExactly(1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60);
    assertThat(of(7).reshape(1, 1).expand(2, 3).toDoubles()).containsOnly(7);
  }

  @Test
  void valuesOfATransposedTensorComeInItsOwnOrder() {
    Tensor t = matrix(2, 1, 2, 3, 4, 5, 6).permute(1, 0);
    assertThat(t.toFloats()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @ParameterizedTest // the fused kernel, and the products written out
  @CsvSource({"FP64,1e-12", "FP32,1e-5", "BF16,0.05"})
  void attentionIsASoftmaxOverKeysThatAreNotBlocked(Precision precision, double tolerance) {
    int heads = 2;
    int queries = 3;
    int keys = 5;
    int dim = 4;
    SplittableRandom random = Randomness.of(SEED);
    float[] q = floats(random, 2 * heads * queries * dim);
    float[] k = floats(random, 2 * heads * keys * dim);
    float[] v = floats(random, 2 * heads * keys * dim);
    float[] bias = {0, 0, 0, -1e9f, -1e9f, 0, 0, 0, 0, -1e9f}; // 3 keys of day 0, 4 of day 1
    Tensor out =
        Tensor.of(q, precision, 2, heads, queries, dim)
            .to(precision)
            .attention(
                Tensor.of(k, precision, 2, heads, keys, dim).to(precision),
                Tensor.of(v, precision, 2, heads, keys, dim).to(precision),
                Optional.of(Tensor.of(bias, precision, 2, 1, 1, keys).to(precision)));
    assertThat(out.shape()).containsExactly(2, heads, queries, dim);
    double[] actual = out.toDoubles();
    for (int b = 0; b < 2; b++) {
      for (int h = 0; h < heads; h++) {
        for (int i = 0; i < queries; i++) {
          double[] expected = new double[dim];
          double total = 0;
          for (int j = 0; j < 3 + b; j++) {
            double score = 0;
            for (int d = 0; d < dim; d++) {
              score +=
                  (double) q[((b * heads + h) * queries + i) * dim + d]
                      * k[((b * heads + h) * keys + j) * dim + d];
            }
            double weight = Math.exp(score / 2); // the root of 4
            total += weight;
            for (int d = 0; d < dim; d++) {
              expected[d] += weight * v[((b * heads + h) * keys + j) * dim + d];
            }
          }
          for (int d = 0; d < dim; d++) {
            assertThat(actual[((b * heads + h) * queries + i) * dim + d])
                .as("day %d, head %d, query %d, dim %d, seed %d", b, h, i, d, SEED)
                .isCloseTo(expected[d] / total, within(tolerance));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"FP64", "FP32", "BF16"})
  void aBlockedKeysValueHasNoInfluenceAtAll(Precision precision) {
    SplittableRandom random = Randomness.of(SEED, 1);
    float[] q = floats(random, 6);
    float[] k = floats(random, 8);
    float[] v = floats(random, 8);
    float[] first = attend(precision, q, k, v);
    k[6] = 50; // key 3, blocked
    v[7] = 1e30f;
    assertThat(attend(precision, q, k, v)).isEqualTo(first);
  }

  private static float[] attend(Precision precision, float[] q, float[] k, float[] v) {
    float[] bias = {0, 0, 0, -1e9f};
    return Tensor.of(q, precision, 1, 1, 3, 2)
        .to(precision)
        .attention(
            Tensor.of(k, precision, 1, 1, 4, 2).to(precision),
            Tensor.of(v, precision, 1, 1, 4, 2).to(precision),
            Optional.of(Tensor.of(bias, precision, 1, 1, 1, 4).to(precision)))
        .toFloats();
  }

  private static float[] floats(SplittableRandom random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
