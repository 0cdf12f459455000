package org.diurnal.model.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunningMomentsTest {
  @Test
  void meansThenStandardDeviationsDividedByN() {
    RunningMoments moments = new RunningMoments(2);
    moments.add(new float[] {1, 10});
    moments.add(new float[] {2, 10});
    moments.add(new float[] {6, 10});
    // Mean 3, squared distances 4, 1, 9, their mean 14 / 3.
    assertThat(moments.meanAndStd()).containsExactly(3, 10, (float) Math.sqrt(14 / 3.0), 0);
    assertThat(moments.count()).isEqualTo(3);
  }

  @Test
  void oneVectorHasItselfAsMeanAndNoSpread() {
    RunningMoments moments = new RunningMoments(1);
    moments.add(new float[] {-7.25f});
    assertThat(moments.meanAndStd()).containsExactly(-7.25f, 0);
  }

  @Test
  void agreesWithTheTwoPassFormulaFarFromZero() {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[1000];
    RunningMoments moments = new RunningMoments(1);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1000 + random.nextGaussian());
      sum += values[i];
      moments.add(new float[] {values[i]});
    }
    double squares = 0;
    for (float v : values) {
      squares += (v - sum / values.length) * (v - sum / values.length);
    }
    assertThat(moments.meanAndStd()[0]).isEqualTo((float) (sum / values.length));
    assertThat(moments.meanAndStd()[1])
        .isCloseTo((float) Math.sqrt(squares / values.length), within(1e-6f));
  }
}
