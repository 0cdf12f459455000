package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class SimilarDaysTest {
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("fitbit");
  private static final LocalDate MONDAY = LocalDate.of(2020, 6, 1);

  /// Steps of one level until noon and of another after it; the other channels never observed.
  private static DayWindow day(LocalDate date, float morning, float afternoon) {
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = {MinuteMask.all(), new MinuteMask(), new MinuteMask()};
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      values[0][m] = m < 720 ? morning : afternoon;
    }
    return new DayWindow("p", date, OptionalInt.empty(), "test", values, observed);
  }

  private static float filled(double width, List<DayWindow> days, DayWindow today, int minute) {
    MinuteMask afternoon = new MinuteMask();
    afternoon.set(720, 1440);
    FillRequest request =
        FillRequest.hiding(today, List.of(afternoon, new MinuteMask(), new MinuteMask()));
    GapFiller minusOne =
        new GapFiller() {
          @Override
          public String name() {
            return "minus_one";
          }

          @Override
          public float[][] fill(FillRequest r) {
            float[][] out = new float[3][DayWindow.MINUTES];
            for (float[] channel : out) {
              java.util.Arrays.fill(channel, -1);
            }
            return out;
          }
        };
    return new SimilarDays("similar", SCHEMA, minusOne, p -> days, width).fill(request)[0][minute];
  }

  @Test
  void daysWeighByLikenessByHand() {
    // Tuesday to Thursday, one to three days apart. Mornings differ by 0, 2 and 4 steps a minute:
    // distances 0, d, 4 d with d = (2 / std)^2; the median is d, so the likeness is exp(-0),
    // exp(-1 / width), exp(-4 / width), times 2^(-1/14), 2^(-2/14), 2^(-3/14).
    DayWindow today = day(MONDAY, 10, 99);
    List<DayWindow> days =
        List.of(
            day(MONDAY.plusDays(1), 10, 20),
            day(MONDAY.plusDays(2), 12, 40),
            day(MONDAY.plusDays(3), 14, 80),
            today);
    double w1 = Math.pow(0.5, 1 / 14.0);
    double w2 = Math.exp(-0.5) * Math.pow(0.5, 2 / 14.0);
    double w3 = Math.exp(-2) * Math.pow(0.5, 3 / 14.0);
    double expected = (20 * w1 + 40 * w2 + 80 * w3) / (w1 + w2 + w3);
    assertThat((double) filled(2, days, today, 1000)).isCloseTo(expected, within(1e-4));
  }

  @Test
  void weekendsCountHalfOnWeekdays() {
    // Saturday and Sunday before, Tuesday after; all mornings equal, so only dates count.
    DayWindow today = day(MONDAY, 10, 99);
    List<DayWindow> days =
        List.of(day(MONDAY.minusDays(1), 10, 20), day(MONDAY.plusDays(1), 10, 50), today);
    assertThat((double) filled(1, days, today, 1000))
        .isCloseTo((20 * 0.5 + 50) / 1.5, within(1e-4));
  }

  @Test
  void theDayItselfIsNeverUsedAndTheFallbackFillsWhereNoOtherDayHasAnything() {
    DayWindow today = day(MONDAY, 10, 99);
    assertThat(filled(1, List.of(today), today, 1000)).isEqualTo(-1);
  }
}
