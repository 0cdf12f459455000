package org.diurnal.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private Parameters parameters;
  private Gradients gradients;

  @BeforeEach
  void twoParameters() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("a", new long[] {2});
    shapes.put("b", new long[] {3, 1});
    parameters = new Parameters(Precision.FP32, shapes);
    parameters.setAll(new float[] {1, 2, 3, 4, 5});
    gradients = parameters.gradients();
  }

  @AfterEach
  void close() {
    gradients.close();
    parameters.close();
  }

  /// Takes the derivative of `sum(factors w)`, which is `factors`.
  private static void backward(Gradients g, String name, double... factors) {
    try (Scope s = Scope.training()) {
      Tensor leaf = g.leaf(name);
      leaf.mul(Tensor.of(factors, leaf.shape())).sum().backward();
    }
  }

  @Test
  void aGradientLandsInItsSliceOfTheFlatLayout() {
    backward(gradients, "b", 7, 8, 9);
    assertThat(gradients.toDoubles()).containsExactly(0, 0, 7, 8, 9);
  }

  @Test
  void gradientsAddUpOverBackwardCalls() {
    backward(gradients, "a", 1, 2);
    backward(gradients, "b", 1, 1, 1);
    backward(gradients, "a", 10, 20);
    assertThat(gradients.toDoubles()).containsExactly(11, 22, 1, 1, 1);
  }

  @Test
  void gradientsStartAnewAfterZero() {
    backward(gradients, "a", 1, 2);
    gradients.zero();
    assertThat(gradients.toDoubles()).containsOnly(0);
    backward(gradients, "a", 3, 4);
    assertThat(gradients.toDoubles()).containsExactly(3, 4, 0, 0, 0);
  }

  @Test
  void workersHaveGradientsOfTheirOwnThatCanBeAdded() {
    try (Gradients other = parameters.gradients()) {
      backward(gradients, "a", 1, 2);
      backward(other, "b", 5, 6, 7);
      assertThat(gradients.toDoubles()).containsExactly(1, 2, 0, 0, 0);
      assertThat(other.toDoubles()).containsExactly(0, 0, 5, 6, 7);
      gradients.add(other);
      assertThat(gradients.toDoubles()).containsExactly(1, 2, 5, 6, 7);
      assertThat(other.toDoubles()).containsExactly(0, 0, 5, 6, 7);
    }
  }

  @Test
  void theNormIsEuclideanOverAllParameters() {
    backward(gradients, "a", 3, 0);
    backward(gradients, "b", 0, 4, 12);
    assertThat(gradients.norm()).isEqualTo(13);
  }

  @Test
  void leavesShareTheMasterWeightsMemory() {
    parameters.set("b", new float[] {30, 40, 50});
    assertThat(gradients.leaf("b").toFloats()).containsExactly(30, 40, 50);
    assertThat(gradients.leaf("b").shape()).containsExactly(3, 1);
  }

  @Test
  void theDerivativeOfASquareIsTakenAtTheCurrentWeights() {
    parameters.set("a", new float[] {-3, 5});
    try (Scope s = Scope.training()) {
      gradients.leaf("a").square().sum().backward();
    }
    assertThat(gradients.toDoubles()).containsExactly(-6, 10, 0, 0, 0);
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> gradients.leaf("c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("c");
    assertThatThrownBy(() -> parameters.get("c")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> parameters.set("b", new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b holds 3 values, given 2");
    assertThatThrownBy(() -> parameters.setAll(new float[1])) // would be spread over all
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5")
        .hasMessageContaining("1");
  }

  @Test
  void aWeightThatIsNoNumberIsFound() {
    assertThat(parameters.allFinite()).isTrue();
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      parameters.set("b", new float[] {1, bad, 1});
      assertThat(parameters.allFinite()).as("%s", bad).isFalse();
    }
  }
}
