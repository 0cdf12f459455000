package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.SampleDays;
import org.junit.jupiter.api.Test;

class WearSurveyTest {
  private static List<WearSummary> of(DayWindow... days) {
    WearSurvey survey = new WearSurvey(Watched.FITBIT);
    for (DayWindow d : days) {
      survey.day(d);
    }
    survey.end();
    return survey.summaries();
  }

  private static WearSummary by(WearRule rule, List<WearSummary> all) {
    return all.stream().filter(s -> s.rule().equals(rule.id())).findFirst().orElseThrow();
  }

  /// Some minutes of a value, zeros before and after.
  private static float[] walking(int from, int to) {
    float[] steps = Watched.constant(0);
    Arrays.fill(steps, from, to, 5);
    return steps;
  }

  private static float[] beating(int from, int to) {
    float[] bpm = Watched.nothing();
    Arrays.fill(bpm, from, to, 70);
    return bpm;
  }

  @Test
  void theThreeRulesByHand() {
    // 2026-01-05 is a Monday, day 5 a Saturday. On day 0 walking from 08:00 to 20:00: before and
    // after it zeros of 8 and 4 hours. By 90 minutes 716 worn; by 12 hours all of it. A heart rate
    // for 599 minutes. Day 1 all zeros, together with the evening before 28 hours. Day 5 with 600
    // minutes of heart rate.
    List<WearSummary> all =
        of(
            Watched.day("p000", 0, walking(480, 1200), beating(480, 1079)),
            Watched.day("p000", 1, Watched.constant(0), Watched.nothing()),
            Watched.day("p000", 5, walking(100, 1400), beating(400, 1000)));
    WearSummary heart = by(WearRule.HEART_RATE, all);
    assertThat(heart.people()).isEqualTo(1);
    assertThat(heart.days()).isEqualTo(3);
    assertThat(heart.meanMinutes()).isCloseTo(1199 / 3.0, within(1e-9));
    assertThat(heart.tenHourDays()).isEqualTo(1);
    assertThat(heart.weekdayMinutes()).isCloseTo(599 / 2.0, within(1e-9));
    assertThat(heart.weekendMinutes()).isEqualTo(600);

    WearSummary ninety = by(WearRule.NINETY_MINUTES, all);
    // Each stretch of zeros takes two minutes of the walk beside it, which it tolerates: day 0
    // loses
    // two at either end. Day 5 begins with 100 minutes of zeros and ends with 40, too short a time.
    assertThat(ninety.meanMinutes()).isCloseTo((716 + 0 + 1338) / 3.0, within(1e-9));
    assertThat(ninety.tenHourDays()).isEqualTo(2);

    WearSummary twelve = by(WearRule.TWELVE_HOURS, all);
    // Day 0: 4 hours of the evening go on through day 1: 28 hours not worn.
    assertThat(twelve.meanMinutes()).isCloseTo((1200 + 0 + 1440) / 3.0, within(1e-9));
    assertThat(twelve.weekendMinutes()).isEqualTo(1440);
  }

  @Test
  void aMissingMinuteIsNotWornAndQuartilesAreOfPeople() {
    float[] half = walking(0, 1440);
    Arrays.fill(half, 720, 1440, Float.NaN);
    List<WearSummary> all =
        of(
            Watched.steps("p000", 0, half),
            Watched.steps("p001", 0, walking(0, 1440)),
            Watched.steps("p002", 0, walking(0, 1440)),
            Watched.steps("p002", 1, Watched.constant(0)));
    WearSummary twelve = by(WearRule.TWELVE_HOURS, all);
    // 720, 1440, and 720 as the mean of 1440 and 0.
    assertThat(twelve.lowerQuartile()).isEqualTo(720);
    assertThat(twelve.median()).isEqualTo(720);
    assertThat(twelve.upperQuartile()).isEqualTo(1080);
    assertThat(by(WearRule.NINETY_MINUTES, all).meanMinutes())
        .isEqualTo((718 + 1440 + 1438 + 0) / 4.0); // two tolerated minutes, as above
    assertThat(all).extracting(WearSummary::rule).doesNotContain("heart_rate");
    assertThat(twelve.weekendMinutes()).isNaN();
  }

  @Test
  void whatTheSourceCallsWornIsCountedAndIsNoBody() {
    SensorSchema nhanes = SensorSchema.builtIn("nhanes");
    float[] worn = Watched.constant(0);
    Arrays.fill(worn, 0, 700, 1);
    DayWindow day =
        new DayWindow(
            "p000",
            SampleDays.FIRST,
            java.util.OptionalInt.empty(),
            "nhanes",
            new float[][] {worn, walking(0, 700), Watched.nothing()},
            new MinuteMask[] {MinuteMask.all(), MinuteMask.all(), new MinuteMask()});
    WearSurvey survey = new WearSurvey(nhanes);
    survey.day(day);
    survey.end();
    assertThat(by(WearRule.SOURCE, survey.summaries()).meanMinutes()).isEqualTo(700);
    assertThat(by(WearRule.TWELVE_HOURS, survey.summaries()).meanMinutes()).isEqualTo(700);
    assertThat(NotWorn.still(nhanes, day).count()).isEqualTo(740);
  }
}
