package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class WearTimeTest {
  /// A short window, so that cases can be written out.
  private static final WearTime SHORT = new WearTime(5, 1, 99);

  /// `1` for worn.
  private static String worn(WearTime rule, int... counts) {
    StringBuilder s = new StringBuilder();
    for (boolean b : rule.worn(counts)) {
      s.append(b ? '1' : '0');
    }
    return s.toString();
  }

  /// Zeros with a few counts in between.
  private static int[] zeros(int minutes, int... minuteAndCount) {
    int[] counts = new int[minutes];
    for (int i = 0; i < minuteAndCount.length; i += 2) {
      counts[minuteAndCount[i]] = minuteAndCount[i + 1];
    }
    return counts;
  }

  @Test
  void zerosForTheWindowAreNotWornAndOneMinuteLessIs() {
    assertThat(worn(SHORT, 200, 0, 0, 0, 0, 0, 200)).isEqualTo("1000001");
    assertThat(worn(SHORT, 200, 200, 0, 0, 0, 200, 200)).isEqualTo("1111111");
    // Four zeros and one tolerated minute beside them make five.
    assertThat(worn(SHORT, 200, 0, 0, 0, 0, 99, 200)).isEqualTo("1000001");
  }

  @Test
  void toleratedMinutesInTheMiddleAndAtTheEndsBelongToTheStretch() {
    assertThat(worn(SHORT, 500, 0, 0, 99, 0, 0, 500)).isEqualTo("1000001");
    assertThat(worn(SHORT, 500, 50, 0, 0, 0, 0, 500)).isEqualTo("1000001");
    // Both ends: each lies in a stretch with only one of them.
    assertThat(worn(SHORT, 500, 1, 0, 0, 0, 0, 1, 500)).isEqualTo("10000001");
    // Two in one stretch of five are too many.
    assertThat(worn(SHORT, 500, 0, 1, 0, 1, 0, 500)).isEqualTo("1111111");
  }

  @Test
  void aCountAboveWhatIsToleratedEndsTheStretch() {
    assertThat(worn(SHORT, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0)).isEqualTo("0000000000");
    assertThat(worn(SHORT, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0)).isEqualTo("0000011111");
    assertThat(worn(SHORT, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0)).isEqualTo("00000100000");
  }

  @Test
  void missingCountsAsZero() {
    assertThat(worn(SHORT, 200, 0, -1, -1, 0, 0, 200)).isEqualTo("1000001");
  }

  @Test
  void whatIsShorterThanTheWindowIsWorn() {
    assertThat(worn(SHORT, 0, 0, 0, 0)).isEqualTo("1111");
    assertThat(worn(SHORT)).isEmpty();
    assertThat(worn(SHORT, 0, 0, 0, 0, 0)).isEqualTo("00000");
  }

  @Test
  void thePublishedRuleHas90MinutesAndTwoTolerated() {
    // A night of 300 minutes with two faint minutes 40 apart, and two more beyond the window.
    int[] night = zeros(302, 0, 500, 301, 500, 100, 60, 140, 99, 250, 30, 251, 20);
    boolean[] worn = WearTime.NHANES.worn(night);
    assertThat(worn[0]).isTrue();
    assertThat(worn[301]).isTrue();
    for (int m = 1; m < 301; m++) {
      assertThat(worn[m]).as("minute %d", m).isFalse();
    }
    // Three within 90 minutes: no stretch may hold all three. Stretches end before the third (at
    // 109) or begin behind the first (at 100), so only what both leave out is worn: nothing, since
    // minutes 101 to 108 lie in a stretch of either kind.
    boolean[] three = WearTime.NHANES.worn(zeros(300, 100, 60, 105, 60, 109, 60));
    assertThat(three).doesNotContain(true);
    // Close to the end no stretch begins behind the first: minutes from 109 on are worn.
    boolean[] late = WearTime.NHANES.worn(zeros(180, 100, 60, 105, 60, 109, 60));
    assertThat(late[108]).isFalse();
    for (int m = 109; m < 180; m++) {
      assertThat(late[m]).as("minute %d", m).isTrue();
    }
  }

  @Test
  void aStretchGoesOnAcrossMidnight() {
    int[] twoDays = new int[2880];
    Arrays.fill(twoDays, 300);
    Arrays.fill(twoDays, 1400, 1490, 0);
    boolean[] whole = WearTime.NHANES.worn(twoDays);
    assertThat(whole[1400]).isFalse();
    assertThat(whole[1489]).isFalse();
    assertThat(whole[1490]).isTrue();
    // Each day for itself has less than 90 minutes of it.
    assertThat(WearTime.NHANES.worn(Arrays.copyOf(twoDays, 1440))).doesNotContain(false);
  }

  @Test
  void equalsTheDefinitionLookedAtStretchByStretch() {
    long seed = 90299;
    SplittableRandom random = Randomness.of(seed);
    for (int round = 0; round < 300; round++) {
      WearTime rule =
          new WearTime(random.nextInt(1, 12), random.nextInt(0, 4), random.nextInt(0, 120));
      int[] counts = new int[random.nextInt(0, 80)];
      for (int m = 0; m < counts.length; m++) {
        counts[m] = random.nextInt(4) == 0 ? random.nextInt(-1, 200) : 0;
      }
      assertThat(rule.worn(counts))
          .as("seed %s, %s of %s", seed, rule, Arrays.toString(counts))
          .isEqualTo(byDefinition(rule, counts));
    }
  }

  private static boolean[] byDefinition(WearTime rule, int[] counts) {
    boolean[] worn = new boolean[counts.length];
    Arrays.fill(worn, true);
    for (int begin = 0; begin + rule.window() <= counts.length; begin++) {
      int[] stretch = Arrays.copyOfRange(counts, begin, begin + rule.window());
      boolean quiet =
          Arrays.stream(stretch).filter(c -> c > 0).count() <= rule.toleratedMinutes()
              && Arrays.stream(stretch).allMatch(c -> c <= rule.toleratedCount());
      if (quiet) {
        Arrays.fill(worn, begin, begin + rule.window(), false);
      }
    }
    return worn;
  }

  @Test
  void aRuleThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new WearTime(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WearTime(90, -1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
