package org.diurnal.model.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchGridTest {
  private static final long SEED = 20261122;

  @Test
  void aDayHas72SlotsOfEachChannel() {
    assertThat(PatchGrid.SLOTS).isEqualTo(72);
    assertThat(PatchGrid.tokens(34)).isEqualTo(2448);
    assertThat(PatchGrid.token(0, 71)).isEqualTo(71);
    assertThat(PatchGrid.token(1, 0)).isEqualTo(72);
    assertThat(PatchGrid.token(2, 5)).isEqualTo(149);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,true", "9,true", "10,false", "11,false", "20,false"})
  void aPatchIsMissingWhenFewerThanHalfOfItsMinutesWereObserved(int minutes, boolean missing) {
    MinuteMask observed = new MinuteMask();
    observed.set(100, 100 + minutes); // slot 5 is minutes 100 to 119
    boolean[] inherited = PatchGrid.inherited(new MinuteMask[] {new MinuteMask(), observed});
    assertThat(inherited).hasSize(144);
    for (int t = 0; t < inherited.length; t++) {
      assertThat(inherited[t]).as("token %d", t).isEqualTo(t != 72 + 5 || missing);
    }
  }

  @Test
  void minutesOnTheOtherSideOfAPatchsEdgeDoNotCountForIt() {
    MinuteMask observed = new MinuteMask();
    observed.set(111, 130); // 9 minutes of slot 5, 10 of slot 6
    boolean[] inherited = PatchGrid.inherited(new MinuteMask[] {observed});
    assertThat(inherited[5]).isTrue();
    assertThat(inherited[6]).isFalse();
  }

  @Test
  void scatteredMinutesCountLikeContiguousOnes() {
    SplittableRandom random = Randomness.of(SEED);
    for (int round = 0; round < 50; round++) {
      MinuteMask[] observed = {new MinuteMask(), new MinuteMask(), new MinuteMask()};
      int[] count = new int[216];
      for (int c = 0; c < 3; c++) {
        for (int m = 0; m < 1440; m++) {
          if (random.nextBoolean()) {
            observed[c].set(m);
            count[c * 72 + m / 20]++;
          }
        }
      }
      boolean[] inherited = PatchGrid.inherited(observed);
      for (int t = 0; t < count.length; t++) {
        assertThat(inherited[t])
            .as("round %d, seed %d, token %d with %d minutes", round, SEED, t, count[t])
            .isEqualTo(count[t] < 10);
      }
    }
  }
}
