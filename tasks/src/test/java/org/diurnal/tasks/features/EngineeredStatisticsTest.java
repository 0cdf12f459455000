package org.diurnal.tasks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.diurnal.core.DayWindow;
import org.junit.jupiter.api.Test;

class EngineeredStatisticsTest {
  private static double at(double[] of, String name) {
    return of[EngineeredStatistics.NAMES.indexOf(name)];
  }

  private static double[] of(double... first) {
    double[] v = new double[DayWindow.MINUTES];
    boolean[] observed = new boolean[DayWindow.MINUTES];
    Arrays.fill(v, Double.NaN);
    for (int i = 0; i < first.length; i++) {
      v[i] = first[i];
      observed[i] = !Double.isNaN(first[i]);
    }
    return EngineeredStatistics.of(v, observed);
  }

  @Test
  void fiveMinutesByHand() {
    double[] s = of(0, 4, 0, 8, 8);
    // mean 4, squares about it 16, 0, 16, 16, 16: variance 12.8.
    assertThat(at(s, "mean")).isEqualTo(4);
    assertThat(at(s, "std")).isEqualTo(Math.sqrt(12.8), within(1e-12));
    assertThat(at(s, "median")).isEqualTo(4);
    assertThat(at(s, "iqr")).isEqualTo(8);
    assertThat(at(s, "skewness")).isEqualTo(0, within(1e-12)); // -64 + 0 - 64 + 64 + 64
    assertThat(at(s, "kurtosis")).isEqualTo(4 * 256.0 / 5 / (12.8 * 12.8) - 3, within(1e-12));
    assertThat(at(s, "cv")).isEqualTo(Math.sqrt(12.8) / 4, within(1e-12));
    assertThat(at(s, "rms")).isEqualTo(Math.sqrt(144.0 / 5), within(1e-12));
    assertThat(at(s, "p95")).isEqualTo(8);
    assertThat(at(s, "share_of_zeros")).isEqualTo(0.4);
    assertThat(at(s, "missing_rate")).isEqualTo(1435 / 1440.0);
    // differences 4, -4, 8, 0
    assertThat(at(s, "mean_absolute_change")).isEqualTo(4);
    assertThat(at(s, "rmssd")).isEqualTo(Math.sqrt(96.0 / 4), within(1e-12));
    // above the mean 4: no, no, no, yes, yes: one crossing of four pairs
    assertThat(at(s, "zero_crossing_rate")).isEqualTo(0.25);
    // (0)(-4) + (-4)(0) + (4)(-4) + (4)(4) = 0
    assertThat(at(s, "lag1_autocorrelation")).isEqualTo(0, within(1e-12));
    // second differences -8, 12, -8: mean -4/3, variance 272/3 - 16/9; first: 96/4 - 4
    double d1 = 24 - 4;
    double d2 = 272 / 3.0 - 16 / 9.0;
    assertThat(at(s, "hjorth_complexity"))
        .isEqualTo(Math.sqrt(d2 / d1) / Math.sqrt(d1 / 12.8), within(1e-12));
    assertThat(at(s, "cosinor_amplitude")).isNaN();
  }

  @Test
  void aGapIsNoDifference() {
    double[] s = of(1, 3, Double.NaN, 100, 101);
    assertThat(at(s, "mean_absolute_change")).isEqualTo(1.5);
  }

  @Test
  void aCosineThatPeaksAtThreeInTheAfternoonIsFound() {
    double[] v = new double[DayWindow.MINUTES];
    boolean[] observed = new boolean[DayWindow.MINUTES];
    for (int m = 0; m < v.length; m++) {
      v[m] = 70 + 12 * Math.cos(2 * Math.PI * (m - 15 * 60) / 1440);
      observed[m] = m % 7 != 0; // gaps do not matter to least squares
    }
    double[] s = EngineeredStatistics.of(v, observed);
    assertThat(at(s, "cosinor_amplitude")).isEqualTo(12, within(1e-6));
    assertThat(at(s, "cosinor_acrophase_h")).isEqualTo(15, within(1e-6));
  }

  @Test
  void intradailyVariabilityOfHoursThatAlternateIsNearFour() {
    double[] v = new double[DayWindow.MINUTES];
    boolean[] observed = new boolean[DayWindow.MINUTES];
    Arrays.fill(observed, true);
    for (int m = 0; m < v.length; m++) {
      v[m] = m / 60 % 2;
    }
    // differences of 1 between all 23 neighbours; variance a quarter: 1 / 0.25.
    assertThat(at(EngineeredStatistics.of(v, observed), "intradaily_variability"))
        .isEqualTo(4, within(1e-12));
  }

  @Test
  void oneMinuteOrNoneSaysNothingButThatItIsMissing() {
    double[] s = of(5);
    assertThat(at(s, "mean")).isNaN();
    assertThat(at(s, "missing_rate")).isEqualTo(1439 / 1440.0);
  }
}
