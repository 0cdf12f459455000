package org.diurnal.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void tensorsEndWithTheirScope() {
    Tensor t;
    try (Scope s = Scope.inference()) {
      t = Tensor.of(new double[] {1, 2, 3}, 3);
      assertThat(t.t.isNull()).isFalse();
    }
    assertThat(t.t.isNull()).isTrue();
  }

  @Test
  void aKeptTensorOutlivesItsScopeUntilItIsFreed() {
    Tensor t;
    try (Scope outer = Scope.inference()) {
      try (Scope inner = Scope.inference()) {
        t = Tensor.of(new double[] {1, 2, 3}, 3).keep();
      }
    }
    assertThat(t.toDoubles()).containsExactly(1, 2, 3);
    t.free();
    assertThat(t.t.isNull()).isTrue();
  }

  @Test
  void anInnerScopeLeavesTheOuterOnesTensorsAlone() {
    try (Scope outer = Scope.inference()) {
      Tensor t = Tensor.of(new double[] {5}, 1);
      Tensor inner;
      try (Scope s = Scope.inference()) {
        inner = t.mul(2);
        assertThat(inner.item()).isEqualTo(10);
      }
      assertThat(inner.t.isNull()).isTrue();
      assertThat(t.item()).isEqualTo(5);
    }
  }

  @Test
  void onlyATrainingScopeRecordsGradients() {
    try (Parameters p = new Parameters(Precision.FP32, Map.of("w", new long[] {1}));
        Gradients g = p.gradients()) {
      try (Scope s = Scope.inference()) {
        Tensor notRecorded = g.leaf("w").mul(3).sum();
        assertThatThrownBy(notRecorded::backward).isInstanceOf(RuntimeException.class);
      }
      assertThat(g.toDoubles()).containsExactly(0);
    }
  }

  @Test
  void recordingGoesOnAfterAnInnerScopeWithout() {
    try (Parameters p = new Parameters(Precision.FP32, Map.of("w", new long[] {1}));
        Gradients g = p.gradients()) {
      try (Scope outer = Scope.training()) {
        Tensor first = g.leaf("w").mul(3);
        try (Scope inner = Scope.inference()) {
          Tensor notRecorded = g.leaf("w").mul(5).sum();
          assertThatThrownBy(notRecorded::backward).isInstanceOf(RuntimeException.class);
        }
        assertThat(first.item()).isZero(); // looks in by a scope of its own
        first.add(g.leaf("w").mul(4)).sum().backward();
      }
      assertThat(g.toDoubles()).containsExactly(7);
    }
  }

  @Test
  void nothingStaysBehindWhenAScopeEnds() {
    float[] values = new float[1000];
    long before = Pointer.totalCount();
    for (int i = 0; i < 1000; i++) {
      try (Scope s = Scope.inference()) {
        Tensor t = Tensor.of(values, Precision.BF16, 10, 100).to(Precision.BF16);
        Tensor.concat(0, java.util.List.of(t, t.add(t).gelu().square())).sum().item();
      }
    }
    assertThat(Pointer.totalCount() - before).as("native objects left").isLessThan(50);
  }

  @Test
  void valuesThatDoNotFitTheShapeAreRefused() {
    try (Scope s = Scope.inference()) {
      assertThatThrownBy(() -> Tensor.of(new float[5], Precision.FP32, 2, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[2, 3]")
          .hasMessageContaining("5");
    }
  }
}
