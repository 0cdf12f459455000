package org.diurnal.model.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class NightTest {
  private static final double NONE = Double.NaN;

  @Test
  void withChannelsOfSleepTheNightIsEveryMinuteInBedAndTheyStayToBeSeen() {
    SensorSchema s = Made.WEARABLE;
    DayWindow day = Made.only(s, "sleep_light", m -> m < 60 ? 0 : m < 420 ? 1 : NONE);
    assertThat(Night.of(s, day)).isEqualTo(Made.minutes(60, 420));
    List<MinuteMask> hidden = Night.hide(s, day).getFirst();
    for (int c = 0; c < s.size(); c++) {
      assertThat(hidden.get(c))
          .as(s.channel(c).name())
          .isEqualTo(
              s.channel(c).group().equals("sleep") ? new MinuteMask() : Made.minutes(60, 420));
    }
  }

  @Test
  void awakeInBedBelongsToTheNight() {
    SensorSchema s = Made.WEARABLE;
    DayWindow day = Made.only(s, "sleep_awake", m -> m >= 100 && m < 110 ? 1 : 0);
    assertThat(Night.of(s, day)).isEqualTo(Made.minutes(100, 110));
  }

  @Test
  void aDayOnWhichSleepWasNotSeenHasNoNightWhateverTheSteps() {
    DayWindow day = Made.only(Made.WEARABLE, "steps", m -> 0);
    assertThat(Night.hide(Made.WEARABLE, day)).isEmpty();
  }

  /// Steps of the fitbit schema, which has no channel of sleep.
  private static MinuteMask bySteps(java.util.function.IntToDoubleFunction steps) {
    return Night.of(Made.FITBIT, Made.day(steps, m -> NONE, m -> NONE));
  }

  @Test
  void withoutThemTheNightIsTheLongStillStretchTenMinutesOffAnyWalk() {
    // walks until 01:00 and from 07:00; still from the 10th minute after the last step to the 11th
    // before the next
    assertThat(bySteps(m -> m < 60 || m >= 420 ? 20 : 0)).isEqualTo(Made.minutes(70, 410));
  }

  @Test
  void gettingUpAtNightDoesNotEndTheNightAndBelongsToIt() {
    // 40 steps at 03:00: minutes 170 to 190 are not still, 21 minutes, at most 30 are bridged
    assertThat(bySteps(m -> m < 60 || m >= 420 ? 20 : m == 180 ? 40 : 0))
        .isEqualTo(Made.minutes(70, 410));
    // steps from 03:00 to 03:20: 41 minutes not still; what is left before is too short
    assertThat(bySteps(m -> m < 60 || m >= 500 ? 20 : m >= 180 && m <= 200 ? 40 : 0))
        .isEqualTo(Made.minutes(211, 490));
  }

  @Test
  void aFewStepsAreStill() {
    assertThat(bySteps(m -> m < 60 || m >= 420 ? 20 : m == 180 ? 10 : 0))
        .isEqualTo(Made.minutes(70, 410));
  }

  @Test
  void aStillAfternoonIsNoNightAndAShortNightNone() {
    assertThat(bySteps(m -> m >= 660 && m < 1000 ? 0 : 20).count()).isZero();
    assertThat(bySteps(m -> m >= 60 && m < 259 ? 0 : 20).count()).isZero(); // 179 still minutes
    assertThat(bySteps(m -> m >= 60 && m < 260 ? 0 : 20)).isEqualTo(Made.minutes(70, 250));
  }

  @Test
  void whoIsStillForMoreThanFourteenHoursHasNotWornTheDevice() {
    assertThat(bySteps(m -> 0).count()).isZero();
    assertThat(bySteps(m -> m < 850 ? 0 : 20)).isEqualTo(Made.minutes(0, 840));
    assertThat(bySteps(m -> m < 851 ? 0 : 20).count()).isZero();
  }

  @Test
  void minutesNotObservedAreNotStill() {
    assertThat(bySteps(m -> NONE).count()).isZero();
  }

  @Test
  void aSchemaThatKnowsNeitherSleepNorStepsHasNoNight() {
    SensorSchema heartOnly = new SensorSchema("h", "for tests", List.of(Made.FITBIT.channel(2)));
    assertThat(Night.hide(heartOnly, Made.day(m -> 60))).isEmpty();
  }
}
