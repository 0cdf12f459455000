package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {
  @ParameterizedTest // 8 steps of warm-up, then 100 of cosine from 0.4
  @CsvSource({
    "1,0.05",
    "4,0.2",
    "8,0.4",
    "33,0.34142135623730951", // an eighth of a turn: 0.2 (1 + 0.70710678)
    "58,0.2",
    "83,0.05857864376269049",
    "108,0",
    "500,0"
  })
  void risesInAStraightLineAndFallsAlongACosine(long step, double rate) {
    assertThat(new LearningRate(0.4, 8, 108).at(step)).isCloseTo(rate, within(1e-15));
  }

  @Test
  void withoutWarmUpItBeginsJustBelowThePeak() {
    LearningRate rate = new LearningRate(1, 0, 4);
    assertThat(rate.at(1)).isCloseTo(0.5 * (1 + Math.sqrt(0.5)), within(1e-15));
    assertThat(rate.at(2)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void allWarmUpEndsAtThePeak() {
    LearningRate rate = new LearningRate(1, 10, 10);
    assertThat(rate.at(5)).isEqualTo(0.5);
    assertThat(rate.at(10)).isEqualTo(1);
  }

  @Test
  void warmUpIsAShareOfTheSteps() {
    PretrainSettings settings =
        new PretrainSettings(
            210, 1, 1, 5e-4, 1e-4, 0.05, 1, Precision.FP32, 1, 1, MaskSettings.DEFAULT, 1, 1, 1);
    assertThat(settings.schedule()).isEqualTo(new LearningRate(5e-4, 11, 210)); // 10.5 rounded
  }
}
