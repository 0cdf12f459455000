package org.diurnal.tasks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.diurnal.core.DayWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestActivityTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

  static ChannelDay day(int after, IntToDoubleFunction ofMinute) {
    float[] v = new float[DayWindow.MINUTES];
    for (int m = 0; m < v.length; m++) {
      v[m] = (float) ofMinute.applyAsDouble(m);
    }
    return new ChannelDay(FIRST.plusDays(after), v);
  }

  private static double tenHours(int m) {
    return m >= 8 * 60 && m < 18 * 60 ? 1 : 0;
  }

  @Test
  void twoEqualDaysOfTenActiveHoursByHand() {
    RestActivity r =
        RestActivity.of(
            List.of(day(0, RestActivityTest::tenHours), day(1, RestActivityTest::tenHours)));
    assertThat(r.stability()).isEqualTo(1, within(1e-12));
    // 10 of 24 hours are 1: variance 10/24 * 14/24; four changes of 1 among 47 pairs of hours.
    assertThat(r.variability()).isEqualTo(4 / 47.0 / (140 / 576.0), within(1e-12));
    assertThat(r.m10()).isEqualTo(1);
    assertThat(r.m10OnsetHours()).isEqualTo(8);
    assertThat(r.l5()).isZero();
    assertThat(r.relativeAmplitude()).isEqualTo(1);
    assertThat(r.mesor()).isEqualTo(10 / 24.0, within(1e-9));
    assertThat(r.acrophaseHours()).isEqualTo(13, within(1 / 60.0));
  }

  @Test
  void aDayThatIsTheOppositeOfTheOtherHasNoStability() {
    RestActivity r =
        RestActivity.of(List.of(day(0, RestActivityTest::tenHours), day(1, m -> 1 - tenHours(m))));
    assertThat(r.stability()).isEqualTo(0, within(1e-12));
    assertThat(r.relativeAmplitude()).isEqualTo(0, within(1e-12));
  }

  @Test
  void theLeastActiveHoursMayGoRoundMidnight() {
    RestActivity r = RestActivity.of(List.of(day(0, m -> m >= 22 * 60 || m < 3 * 60 ? 1 : 5)));
    assertThat(r.l5()).isEqualTo(1);
    assertThat(r.l5OnsetHours()).isEqualTo(22);
    assertThat(r.relativeAmplitude()).isEqualTo(4 / 6.0, within(1e-12));
  }

  @Test
  void aCosineIsFoundThroughGaps() {
    ChannelDay d =
        day(
            0,
            m -> m % 5 == 0 ? Double.NaN : 20 + 7 * Math.cos(2 * Math.PI * (m - 15 * 60) / 1440));
    RestActivity r = RestActivity.of(List.of(d));
    assertThat(r.mesor()).isEqualTo(20, within(1e-5));
    assertThat(r.amplitude()).isEqualTo(7, within(1e-5));
    assertThat(r.acrophaseHours()).isEqualTo(15, within(1e-9));
    assertThat(r.explained()).isEqualTo(1, within(1e-9));
  }

  @Test
  void whatIsNotDefinedIsMissing() {
    assertThat(RestActivity.of(List.of(day(0, RestActivityTest::tenHours))).stability()).isNaN();
    RestActivity flat = RestActivity.of(List.of(day(0, m -> 3), day(1, m -> 3)));
    assertThat(flat.stability()).isNaN();
    assertThat(flat.variability()).isNaN();
    assertThat(flat.acrophaseHours()).isNaN();
    assertThat(flat.explained()).isNaN();
    assertThat(flat.relativeAmplitude()).isEqualTo(0, within(1e-12));
    RestActivity morning = RestActivity.of(List.of(day(0, m -> m < 240 ? 1 : Double.NaN)));
    assertThat(morning.mesor()).isNaN();
    assertThat(morning.m10()).isNaN();
    assertThat(morning.l5()).isEqualTo(1);
    assertThat(RestActivity.of(List.of(day(0, m -> 0))).relativeAmplitude()).isNaN();
  }

  @Test
  void hoursOnBothSidesOfAMissingDayAreNoNeighbours() {
    // Day 0 ends at 1, day 2 begins at 0: a change only if they were taken for neighbours.
    RestActivity apart =
        RestActivity.of(List.of(day(0, m -> m < 720 ? 0 : 1), day(2, m -> m < 720 ? 0 : 1)));
    // Two changes in 46 pairs, variance 1/4.
    assertThat(apart.variability()).isEqualTo(2 / 46.0 / 0.25, within(1e-12));
  }

  /// Numbers that R 4.2 gives for the same series: src/test/r/rest-activity.R.
  @Test
  void rSaysTheSame() {
    List<ChannelDay> days = new ArrayList<>();
    long[] s = {20240301};
    for (int d = 0; d < 5; d++) {
      int which = d;
      days.add(
          day(
              d,
              m -> {
                s[0] = s[0] * 16807 % 2147483647;
                double level = Math.max(0, 40 + 45 * Math.cos(2 * Math.PI * (m - 870) / 1440));
                double v = Math.rint(level * (s[0] / 2147483647.0) * 100) / 100;
                boolean gap = s[0] % 13 == 0 || which == 2 && m >= 120 && m < 380;
                return gap ? Double.NaN : v;
              }));
    }
    RestActivity r = RestActivity.of(days);
    assertThat(r.mesor()).isEqualTo(20.384579104545, within(1e-5));
    assertThat(r.amplitude()).isEqualTo(22.277961594714, within(1e-5));
    assertThat(r.acrophaseHours()).isEqualTo(14.437266301710, within(0.5 / 60));
    assertThat(r.explained()).isEqualTo(0.520629859683, within(1e-6));
    assertThat(r.stability()).isEqualTo(0.987985570700, within(1e-6));
    assertThat(r.variability()).isEqualTo(0.099224968583, within(1e-6));
    assertThat(r.m10()).isEqualTo(37.054037500000, within(1e-5));
    assertThat(r.m10OnsetHours()).isEqualTo(9.15, within(1e-9));
    assertThat(r.l5()).isEqualTo(0.287002222222, within(1e-6));
    assertThat(r.l5OnsetHours()).isEqualTo(2 / 60.0, within(1e-9));
    assertThat(r.relativeAmplitude()).isEqualTo(0.984628054047, within(1e-6));
  }

  /// A slow second way: windows added up minute by minute, and bounds that always hold.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomDaysWithGapsKeepTheBoundsAndTheWindowsOfASlowSearch(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ChannelDay> days = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      if (random.nextInt(4) > 0) {
        int gap = random.nextInt(1440);
        days.add(day(d, m -> Math.abs(m - gap) < 90 ? Double.NaN : random.nextInt(1 + m / 100)));
      }
    }
    RestActivity r = RestActivity.of(days);
    if (days.isEmpty()) {
      assertThat(r.m10()).isNaN();
      return;
    }
    double[] average = average(days);
    double most = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (int from = 0; from < 1440; from++) {
      most = Math.max(most, slow(average, from, 600));
      least = Math.min(least, slow(average, from, 300));
    }
    assertThat(r.m10()).as("seed " + seed).isEqualTo(most, within(1e-9));
    assertThat(r.l5()).as("seed " + seed).isEqualTo(least, within(1e-9));
    assertThat(r.m10OnsetHours()).isBetween(0.0, 24.0);
    if (!Double.isNaN(r.stability())) {
      assertThat(r.stability()).as("seed " + seed).isBetween(0.0, 1.0 + 1e-9);
    }
    assertThat(r.variability()).as("seed " + seed).isBetween(0.0, 4.5);
    assertThat(r.explained()).as("seed " + seed).isBetween(0.0, 1.0);
  }

  private static double[] average(List<ChannelDay> days) {
    double[] average = new double[1440];
    for (int m = 0; m < 1440; m++) {
      int minute = m;
      average[m] =
          days.stream()
              .mapToDouble(d -> d.minutes()[minute])
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
    }
    return average;
  }

  private static double slow(double[] day, int from, int length) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < length; i++) {
      double v = day[(from + i) % 1440];
      sum += Double.isNaN(v) ? 0 : v;
      n += Double.isNaN(v) ? 0 : 1;
    }
    return n == 0 ? Double.NaN : sum / n;
  }
}
