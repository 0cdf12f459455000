package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.junit.jupiter.api.Test;

class ImputationTest {
  private static final DayWindow DAY =
      // Steps in minutes 0 to 99, heart rate in minutes 0 to 104.
      Days.day("p", 0, m -> m < 100 ? 7 : Double.NaN, m -> m < 105 ? 80 : Double.NaN);

  /// Errors of 0.01 times the context's number, in z-units, and one that is not known.
  private static Blend blend() {
    double[][] errors = new double[2][Blend.CONTEXTS];
    for (double[] channel : errors) {
      for (int x = 0; x < channel.length; x++) {
        channel[x] = 0.01 * x;
      }
    }
    errors[0][3] = Double.NaN;
    return new Blend(
        List.of("one"), new double[2][Blend.CONTEXTS][1], errors, new long[2][Blend.CONTEXTS]);
  }

  @Test
  void everyMissingMinuteOfTheChannelsWantedIsFilledAndNoOther() {
    Imputation imputation = new Imputation(Days.TWO, Days.always("one", 33), Optional.empty());
    Imputation.Filled filled =
        imputation.fill(List.of(DAY), p -> new boolean[] {p.equals("p"), false}).getFirst();
    assertThat(filled.day()).isSameAs(DAY);
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (m < 100) {
        assertThat(filled.values()[0][m]).as("measured minute %s", m).isNaN();
      } else {
        assertThat(filled.values()[0][m]).as("missing minute %s", m).isEqualTo(33);
      }
    }
    assertThat(filled.values()[1]).containsOnly(Float.NaN);
    assertThat(filled.sd()[0]).as("no blend, no error").containsOnly(Float.NaN);
  }

  @Test
  void theErrorIsThatOfTheMinutesContextInTheChannelsUnit() {
    Imputation imputation = new Imputation(Days.TWO, Days.always("one", 33), Optional.of(blend()));
    Imputation.Filled filled =
        imputation.fill(List.of(DAY), p -> new boolean[] {true, true}).getFirst();
    float[] steps = filled.sd()[0]; // std 2
    assertThat(steps[99]).as("measured").isNaN();
    assertThat(steps[100]).as("1 minute away, heart rate there: context 1").isEqualTo(0.02f);
    assertThat(steps[104]).as("5 minutes away, heart rate there: context 1").isEqualTo(0.02f);
    assertThat(steps[105]).as("6 minutes away, nothing there: context 2").isEqualTo(0.04f);
    assertThat(steps[1439]).as("1340 minutes away: the last context, 16").isEqualTo(0.32f);
    float[] heartRate = filled.sd()[1]; // std 10
    assertThat(heartRate[105]).as("1 minute away, nothing there: context 0").isEqualTo(0);
    assertThat(heartRate[1439]).isEqualTo(1.6f);
  }

  @Test
  void anErrorThatIsNotKnownStaysUnknown() {
    // Heart rate reaches to minute 114: steps at minute 105 are 6 minutes away beside it, context
    // 3.
    DayWindow day = Days.day("p", 0, m -> m < 100 ? 7 : Double.NaN, m -> m < 115 ? 80 : Double.NaN);
    Imputation imputation = new Imputation(Days.TWO, Days.always("one", 33), Optional.of(blend()));
    Imputation.Filled filled =
        imputation.fill(List.of(day), p -> new boolean[] {true, true}).getFirst();
    assertThat(filled.sd()[0][105]).isNaN();
    assertThat(filled.values()[0][105]).isEqualTo(33);
  }

  @Test
  void aDayThatShowsNothingIsLeftAloneAndDaysKeepTheirOrder() {
    DayWindow nothing = Days.day("q", 1, m -> Double.NaN, m -> Double.NaN);
    Imputation imputation = new Imputation(Days.TWO, Days.always("one", 33), Optional.of(blend()));
    List<Imputation.Filled> filled =
        imputation.fill(List.of(nothing, DAY, nothing), p -> new boolean[] {true, true});
    assertThat(filled).extracting(Imputation.Filled::day).containsExactly(nothing, DAY, nothing);
    assertThat(filled.get(0).values()[0]).containsOnly(Float.NaN);
    assertThat(filled.get(2).sd()[1]).containsOnly(Float.NaN);
    assertThat(filled.get(1).values()[1][1439]).isEqualTo(33);
  }
}
