package org.diurnal.tasks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SleepWindowTest {
  private static List<ChannelDay> days(int n, IntToDoubleFunction ofMinute) {
    return IntStream.range(0, n).mapToObj(d -> RestActivityTest.day(d, ofMinute)).toList();
  }

  /// Active from eight to ten at night.
  private static double awake(int m) {
    return m >= 8 * 60 && m < 22 * 60 ? 10 : 0;
  }

  @Test
  void aNightIsFromNoonToNoonAndNeedsTwoDays() {
    assertThat(SleepWindow.ofActivity(days(1, SleepWindowTest::awake))).isEmpty();
    List<SleepWindow> nights = SleepWindow.ofActivity(days(3, SleepWindowTest::awake));
    assertThat(nights).hasSize(2);
    assertThat(nights)
        .allSatisfy(n -> {
          assertThat(n.onsetHours()).isEqualTo(10, within(1e-9));
          assertThat(n.endHours()).isEqualTo(20, within(1e-9));
          assertThat(n.hours()).isEqualTo(10, within(1e-9));
        });
  }

  @Test
  void fortyMinutesUpAreJoinedAndSeventyAreNot() {
    SleepWindow joined =
        SleepWindow.ofActivity(days(2, m -> m >= 120 && m < 160 ? 10 : awake(m))).getFirst();
    assertThat(joined.hours()).isEqualTo(10, within(1e-9));
    SleepWindow split =
        SleepWindow.ofActivity(days(2, m -> m >= 120 && m < 190 ? 10 : awake(m))).getFirst();
    // Four hours before, 4 h 50 min behind, from 3:10 on.
    assertThat(split.onsetHours()).isEqualTo(15 + 10 / 60.0, within(1e-9));
    assertThat(split.hours()).isEqualTo(4 + 50 / 60.0, within(1e-9));
  }

  @Test
  void aNapOfTwentyMinutesIsNoBlock() {
    SleepWindow n =
        SleepWindow.ofActivity(days(2, m -> m >= 21 * 60 && m < 21 * 60 + 20 ? 0 : awake(m)))
            .getFirst();
    assertThat(n.onsetHours()).isEqualTo(10, within(1e-9));
  }

  @Test
  void aLittleStirringBelowFifteenPercentIsRest() {
    // The mean of 24 hours is (14 * 10 + 10 * 0.5) / 24 = 6.04, of which 15 % are 0.91.
    assertThat(SleepWindow.ofActivity(days(2, m -> Math.max(0.5, awake(m)))).getFirst().hours())
        .isEqualTo(10, within(1e-9));
    // (14 * 10 + 10 * 1.2) / 24 = 6.33: 15 % are 0.95, less than 1.2.
    assertThat(SleepWindow.ofActivity(days(2, m -> Math.max(1.2, awake(m))))).isEmpty();
  }

  @Test
  void aNightWithTooManyGapsIsNone() {
    assertThat(SleepWindow.ofActivity(days(2, m -> m < 300 ? Double.NaN : awake(m)))).isEmpty();
    assertThat(SleepWindow.ofActivity(days(2, m -> 0))).as("never moved").isEmpty();
  }

  @Test
  void stagesOfSleepCountAsTheyAre() {
    List<SleepWindow> nights =
        SleepWindow.ofSleep(days(2, m -> m >= 23 * 60 + 30 || m < 6 * 60 ? 1 : 0));
    assertThat(nights).hasSize(1);
    assertThat(nights.getFirst().onsetHours()).isEqualTo(11.5, within(1e-9));
    assertThat(nights.getFirst().hours()).isEqualTo(6.5, within(1e-9));
  }
}
