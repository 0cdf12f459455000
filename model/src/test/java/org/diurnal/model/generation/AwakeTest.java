package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

class AwakeTest {
  private static final double NONE = Double.NaN;

  @Test
  void sixtyStillMinutesAreRestAndFiftyNineAreNot() {
    // steps at minutes 500, 560 and 621: 59 still minutes between the first two, 60 after
    DayWindow day = Days.day("a", 0, m -> m == 500 || m == 560 || m == 621 ? 8 : 0, m -> NONE);
    MinuteMask expected = Days.minutes(500, 561);
    expected.set(621);
    assertThat(Awake.minutes(day, 0)).isEqualTo(expected);
  }

  @Test
  void aDayWithoutStepsIsAllRest() {
    assertThat(Awake.minutes(Days.day("a", 0, m -> 0, m -> 70), 0).count()).isZero();
  }

  @Test
  void minutesWithoutStepDataAreNotCalledAwake() {
    DayWindow day = Days.day("a", 0, m -> m % 2 == 0 ? 5 : NONE, m -> NONE);
    assertThat(Awake.minutes(day, 0)).isEqualTo(day.observed(0));
  }

  /// Awake from minute 600 to minute 899.
  private static DayWindow morning(String person, int offset) {
    return Days.day(person, offset, m -> m >= 600 && m < 900 ? 5 : 0, m -> m < 700 ? NONE : 70);
  }

  @Test
  void gapsLieInWakingMinutesAndEveryStartThatQualifiesOccurs() {
    Set<Integer> starts = new HashSet<>();
    for (int d = 0; d < 3000; d++) {
      starts.add(AwakeGap.start(1, morning("a", d), 0, List.of(0), 240).orElseThrow());
    }
    assertThat(starts).hasSize(61).contains(600, 660);
  }

  @Test
  void aNeededChannelMustHaveRecordedNineteenTwentiethsOfTheGap() {
    Set<Integer> starts = new HashSet<>();
    for (int d = 0; d < 3000; d++) {
      starts.add(AwakeGap.start(1, morning("a", d), 0, List.of(0, 1), 60).orElseThrow());
    }
    // heart rate begins at 700: three of sixty minutes may lack it
    assertThat(starts).hasSize(144).contains(697, 840).doesNotContain(696);
  }

  @Test
  void aGapThatFitsNowhereIsNotMade() {
    assertThat(AwakeGap.start(1, morning("a", 0), 0, List.of(0), 301)).isEmpty();
    assertThat(AwakeGap.start(1, morning("a", 0), 0, List.of(0), 300)).contains(600);
  }

  @Test
  void gapsFollowFromSeedPersonDateAndLength() {
    assertThat(AwakeGap.start(1, morning("a", 0), 0, List.of(0), 60))
        .isEqualTo(AwakeGap.start(1, morning("a", 0), 0, List.of(0), 60));
    Set<Integer> bySeed = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      bySeed.add(AwakeGap.start(seed, morning("a", 0), 0, List.of(0), 60).orElseThrow());
    }
    assertThat(bySeed).hasSizeGreaterThan(5);
  }
}
