package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.tasks.forecast.Series.GAP;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleForecasterTest {
  private static double[] say(SimpleForecaster one, Question q) {
    return one.all(List.of(q))[0];
  }

  @Test
  void nineDaysByHand() {
    // Monday to Sunday, then a Monday and a Tuesday that is not known; Wednesday is asked first.
    Question q = Series.question(Grid.DAY, 10, 20, 30, GAP, 50, 60, 70, 80, GAP);
    assertThat(say(SimpleForecaster.LAST, q)).containsOnly(80);
    double mean = (10 + 20 + 30 + 50 + 60 + 70 + 80) / 7.0;
    assertThat(say(SimpleForecaster.MEAN, q)).containsOnly(mean);
    // Wed 30; Thu not known, nor a Thursday before: the mean; Fri, Sat, Sun, Mon of this week, Tue
    // of last week, Wed again.
    assertThat(say(SimpleForecaster.SEASONAL, q)).containsExactly(30, mean, 50, 60, 70, 80, 20, 30);
    assertThat(say(SimpleForecaster.SEASONAL_MEAN, q))
        .containsExactly(30, mean, 50, 60, 70, 45, 20, 30);
  }

  @Test
  void yesterdaysHourIsADayBackAndLastWeeksSevenDays() {
    double[] past = new double[24 * 8 + 3];
    for (int t = 0; t < past.length; t++) {
      past[t] = t;
    }
    Question q = Series.question(Grid.HOUR, past);
    assertThat(say(SimpleForecaster.SEASONAL, q))
        .containsExactly(24 * 7 + 3, 24 * 7 + 4, 24 * 7 + 5, 24 * 7 + 6, 24 * 7 + 7, 24 * 7 + 8);
    assertThat(say(SimpleForecaster.WEEK, q)).containsExactly(27, 28, 29, 30, 31, 32);
    past[24 * 7 + 3] = GAP;
    assertThat(say(SimpleForecaster.SEASONAL, q)[0]).isEqualTo(24 * 6 + 3);
  }

  @Test
  void theCalendarKnowsWeekdaysAndHours() {
    // The 6th of April 2024 is a Saturday, five days of seven after Monday.
    double[] saturday = Grid.DAY.calendar(Series.MONDAY + 5);
    assertThat(saturday[0]).isEqualTo(Math.sin(2 * Math.PI * 5 / 7), within(1e-12));
    assertThat(saturday[2]).isEqualTo(1);
    assertThat(Grid.DAY.calendar(Series.MONDAY + 4)[2]).isZero();
    double[] six = Grid.HOUR.calendar(24 * (Series.MONDAY + 6) + 6);
    assertThat(six[0]).isEqualTo(1, within(1e-12));
    assertThat(six[1]).isEqualTo(0, within(1e-12));
    assertThat(six[2]).as("Sunday").isEqualTo(1);
  }

  @Test
  void aPastTooShortAsksNothing() {
    double[] values = new double[20];
    Arrays.setAll(values, t -> t < 6 || t == 12 ? t : GAP);
    // The seventh known day is day 12; day 13 to 19 could be asked, but none of them is known.
    assertThat(Example.of("p", Grid.DAY, values, Series.MONDAY, s -> true)).isEmpty();
    values[19] = 3;
    List<Example> asked = Example.of("p", Grid.DAY, values, Series.MONDAY, s -> true);
    assertThat(asked)
        .extracting(e -> e.question().past().length)
        .containsExactly(13, 14, 15, 16, 17, 18, 19);
    assertThat(asked.getFirst().truth()).containsExactly(GAP, GAP, GAP, GAP, GAP, GAP, 3, GAP);
    assertThat(asked).extracting(Example::late).containsOnly(true);
  }
}
