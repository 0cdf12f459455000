package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Gradients;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.masking.MaskSettings;
import org.junit.jupiter.api.Test;

/// One loss and one gradient of the same weights in every format.
class PrecisionTest {
  private static final long SEED = 20261122;

  private record Step(double loss, double[] gradient, float[] weights) {
    double norm() {
      return Math.sqrt(dot(this));
    }

    double cosine(Step other) {
      return dot(other) / norm() / other.norm();
    }

    private double dot(Step other) {
      double sum = 0;
      for (int i = 0; i < gradient.length; i++) {
        sum += gradient[i] * other.gradient[i];
      }
      return sum;
    }
  }

  private static Step step(Precision precision) {
    SplittableRandom random = Randomness.of(SEED);
    List<NormalizedDay> days = new ArrayList<>();
    List<AimMask> masks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      NormalizedDay day = Days.random(3, random);
      for (int m = 0; m < day.z().length; m++) { // something to see: what is missing stays zero
        day.z()[m] *= (float) Math.sin(m / 200.0);
      }
      days.add(day);
      masks.add(AimMask.draw(day.inherited(), MaskSettings.DEFAULT, random));
    }
    TokenBatch batch = new TokenBatch(days, masks, new TokenBatch.Purpose.Learning(0.5, false));
    try (Model model = Model.initialize(ModelSize.XXS.config(3), precision, SEED);
        Gradients gradients = model.parameters().gradients();
        Scope s = Scope.training()) {
      Weights w = new Weights(gradients::leaf, precision);
      Tensor loss = model.network().forwardLoss(w, batch, batch.lossMinutes());
      loss.backward();
      return new Step(loss.item(), gradients.toDoubles(), model.parameters().toFloats());
    }
  }

  @Test
  void coarserFormatsGiveTheSameLossAndGradientButForRounding() {
    Step exact = step(Precision.FP64);
    Step single = step(Precision.FP32);
    Step half = step(Precision.BF16);
    assertThat(single.weights()).isEqualTo(exact.weights());
    assertThat(half.weights()).as("the master weights keep 32 bits").isEqualTo(exact.weights());

    assertThat(single.loss()).isCloseTo(exact.loss(), Percentage.withPercentage(1e-4));
    assertThat(half.loss()).isCloseTo(exact.loss(), Percentage.withPercentage(1));
    assertThat(half.loss()).as("computed in another format").isNotEqualTo(single.loss());

    assertThat(single.cosine(exact)).isCloseTo(1, within(1e-9));
    assertThat(half.cosine(exact)).isGreaterThan(0.995);
    assertThat(half.norm()).isCloseTo(exact.norm(), Percentage.withPercentage(2));
  }
}
