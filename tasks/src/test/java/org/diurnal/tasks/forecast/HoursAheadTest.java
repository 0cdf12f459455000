package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class HoursAheadTest {
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
  private static final int STEPS = 0;
  private static final int HEART_RATE = 2;

  /// A day on which each hour's heart rate is 60 + the hour, and steps are 1 by day.
  private static DayWindow day(int d, int zerosFrom) {
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = {MinuteMask.all(), new MinuteMask(), MinuteMask.all()};
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      values[STEPS][m] = m < zerosFrom && m >= 8 * 60 ? 1 : 0;
      values[HEART_RATE][m] = 60 + m / 60;
    }
    if (zerosFrom < DayWindow.MINUTES) {
      observed[HEART_RATE].clear(zerosFrom, DayWindow.MINUTES);
    }
    return new DayWindow("p", FIRST.plusDays(d), OptionalInt.empty(), "s", values, observed);
  }

  private static List<DayWindow> days(int... zerosFrom) {
    List<DayWindow> days = new ArrayList<>();
    for (int d = 0; d < zerosFrom.length; d++) {
      days.add(day(d, zerosFrom[d]));
    }
    return days;
  }

  private static List<Example> examples(int channel, List<DayWindow> days, Integer... origins) {
    return new HoursAhead(FITBIT, List.of(origins)).examples("p", days, channel);
  }

  @Test
  void anHourNeedsThirtyMinutes() {
    DayWindow day = day(0, 1440);
    MinuteMask off = new MinuteMask();
    off.set(60, 91); // 29 of the hour from one are left
    off.set(120, 150);
    double[] hours = HoursAhead.hours(day, HEART_RATE, off);
    assertThat(hours[0]).isEqualTo(60);
    assertThat(hours[1]).isNaN();
    assertThat(hours[2]).isEqualTo(62);
  }

  @Test
  void questionsAndAnswersByHand() {
    List<Example> examples = examples(HEART_RATE, days(1440, 1440, 1440, 1440), 12, 20);
    // The first day has 12 and 20 known hours, too few; from the second day on 24 lie before.
    assertThat(examples).hasSize(6);
    Question q = examples.getFirst().question();
    assertThat(q.first()).isEqualTo(24 * FIRST.plusDays(1).toEpochDay() + 12);
    assertThat(q.past()).hasSize(36);
    assertThat(q.past()[0]).isEqualTo(60);
    assertThat(q.past()[35]).isEqualTo(71);
    assertThat(examples.getFirst().truth()).containsExactly(72, 73, 74, 75, 76, 77);
    // From 20 on four hours are left of the day.
    assertThat(examples.get(1).truth()).containsExactly(80, 81, 82, 83, Double.NaN, Double.NaN);
    assertThat(examples)
        .extracting(Example::late)
        .containsExactly(false, false, true, true, true, true);
  }

  @Test
  void hoursInADrawerAreNotKnown() {
    // Nothing but zeros from 11:00 on: 13 hours, which are no pause.
    Question q = at(examples(STEPS, days(1440, 1440, 11 * 60, 1440), 12), 3, 12);
    assertThat(q.past()[24 * 2 + 10]).isEqualTo(1);
    assertThat(Arrays.copyOfRange(q.past(), 24 * 2 + 11, 24 * 3)).containsOnly(Double.NaN);
    // Six hours may be one.
    Question pause = at(examples(STEPS, days(1440, 1440, 18 * 60, 1440), 12), 3, 12);
    assertThat(Arrays.copyOfRange(pause.past(), 24 * 2 + 18, 24 * 3)).containsOnly(0);
  }

  private static Question at(List<Example> examples, int day, int hour) {
    return examples.stream()
        .map(Example::question)
        .filter(q -> q.first() == 24 * FIRST.plusDays(day).toEpochDay() + hour)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void minutesFromTheHourOnChangeNothingOfTheQuestion() {
    List<DayWindow> days = days(1440, 1440, 1440, 1440);
    Question before = at(examples(HEART_RATE, days, 12, 16, 20), 3, 16);
    List<DayWindow> changed = new ArrayList<>(days);
    float[][] values = new float[3][];
    for (int c = 0; c < 3; c++) {
      values[c] = days.get(3).values(c).clone();
      Arrays.fill(values[c], 16 * 60, DayWindow.MINUTES, 200);
    }
    MinuteMask[] observed = {MinuteMask.all(), new MinuteMask(), MinuteMask.all()};
    changed.set(
        3, new DayWindow("p", FIRST.plusDays(3), OptionalInt.empty(), "s", values, observed));
    Question after = at(examples(HEART_RATE, changed, 12, 16, 20), 3, 16);
    assertThat(after.past()).isEqualTo(before.past());
    assertThat(after.first()).isEqualTo(before.first());
  }
}
