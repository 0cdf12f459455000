package org.diurnal.model.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void scatteredBlocksHaveTheirLengthAndHideTheShareAndLessThanABlockMore() {
    DayWindow day = Made.day(m -> 1, m -> 1);
    for (int seed = 0; seed < 300; seed++) {
      List<MinuteMask> hidden = Blocks.scattered(new SplittableRandom(seed), day, 0.25, 30, 60);
      assertThat(hidden.get(1)).isEqualTo(hidden.get(0));
      assertThat(hidden.get(0).count()).as("seed %d", seed).isBetween(360, 419);
      for (Stretch block : Stretch.of(hidden.get(0), 0)) {
        assertThat(block.minutes()).as("seed %d", seed).isBetween(30, 60);
      }
    }
  }

  @Test
  void theShareIsOfTheMinutesThatShowAnything() {
    DayWindow day = Made.day(m -> m < 400 ? 1 : Double.NaN, m -> m < 200 ? 1 : Double.NaN);
    for (int seed = 0; seed < 100; seed++) {
      MinuteMask hidden =
          Blocks.scattered(new SplittableRandom(seed), day, 0.25, 30, 60).getFirst();
      assertThat(hidden.count(0, 400)).as("seed %d", seed).isBetween(100, 159);
      for (Stretch block : Stretch.of(hidden, 0)) { // none where nothing was observed
        assertThat(block.from()).isLessThan(400);
      }
    }
  }

  @Test
  void aDayThatShowsNothingHasNoBlocks() {
    assertThat(Blocks.scattered(new SplittableRandom(1), Made.day(m -> Double.NaN), 0.25, 30, 60))
        .containsExactly(new MinuteMask());
  }

  @Test
  void blocksThatCannotFitEndTheDrawingInsteadOfGoingOnForEver() {
    // one block of 50 to 60 minutes fits beside itself only so often in 1,440 minutes
    List<MinuteMask> hidden =
        Blocks.scattered(new SplittableRandom(1), Made.day(m -> 1), 0.99, 50, 60);
    assertThat(hidden.getFirst().count()).isBetween(600, 1425);
  }
}
