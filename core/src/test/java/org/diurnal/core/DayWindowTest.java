package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DayWindowTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 29);

  private static DayWindow day(float[][] values, MinuteMask... observed) {
    return new DayWindow("p1", DATE, OptionalInt.of(60), "s", values, observed);
  }

  private static MinuteMask minutes(int from, int to) {
    MinuteMask mask = new MinuteMask();
    mask.set(from, to);
    return mask;
  }

  @Test
  void whatIsNotObservedIsNaNAndZeroIsAValue() {
    DayWindow day = day(new float[2][1440], minutes(0, 3), new MinuteMask());
    assertThat(day.values(0)[2]).isZero();
    assertThat(day.values(0)[3]).isNaN();
    assertThat(day.values(1)[0]).isNaN();
    assertThat(day.channels()).isEqualTo(2);
    assertThat(day.observedCells()).isEqualTo(3);
    assertThat(day.missingShare()).isCloseTo(1 - 3 / 2880.0, within(1e-15));
  }

  @Test
  void anObservedNaNOrInfinityIsRefusedWithPersonDateChannelAndMinute() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[][] values = new float[2][1440];
      values[1][77] = bad;
      assertThatThrownBy(() -> day(values, minutes(0, 5), minutes(70, 80)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("p1", "2026-03-29", "channel 1", "minute 77");
    }
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> day(new float[2][1440], new MinuteMask()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 channels of values, 1 of observed bits");
    assertThatThrownBy(() -> day(new float[1][1380], new MinuteMask()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1380 minutes instead of 1440");
    assertThatThrownBy(() -> day(new float[0][]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no channel");
  }

  @Test
  void hidingTakesMinutesAwayAndLeavesTheOriginal() {
    float[][] values = new float[2][1440];
    values[0][10] = 5;
    values[0][11] = 6;
    DayWindow day = day(values, minutes(10, 12), minutes(0, 1440));
    DayWindow hidden = day.hiding(new MinuteMask[] {minutes(11, 900), minutes(0, 1000)});

    assertThat(hidden.values(0)[10]).isEqualTo(5);
    assertThat(hidden.values(0)[11]).isNaN();
    assertThat(hidden.observed(0).count()).isEqualTo(1);
    assertThat(hidden.observed(1).count()).isEqualTo(440);
    assertThat(hidden.personId()).isEqualTo("p1");
    assertThat(hidden.localDate()).isEqualTo(DATE);
    assertThat(hidden.utcOffsetMinutes()).hasValue(60);
    assertThat(day.values(0)[11]).isEqualTo(6);
    assertThat(day.observed(1).count()).isEqualTo(1440);
    assertThatThrownBy(() -> day.hiding(new MinuteMask[] {minutes(0, 1)}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 masks for 2 channels");
  }

  @Test
  void daysAreEqualWhenEveryMinuteIs() {
    DayWindow day = day(new float[1][1440], minutes(0, 3));
    float[][] noise = new float[1][1440];
    noise[0][500] = 9; // not observed, so it does not count
    assertThat(day(noise, minutes(0, 3))).isEqualTo(day).hasSameHashCodeAs(day);
    assertThat(day(new float[1][1440], minutes(0, 4))).isNotEqualTo(day);
    float[][] other = new float[1][1440];
    other[0][1] = 1;
    assertThat(day(other, minutes(0, 3))).isNotEqualTo(day);
    assertThat(day).hasToString("person p1, 2026-03-29");
  }
}
