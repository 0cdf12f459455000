package org.diurnal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.junit.jupiter.api.Test;

class CanaryTest {
  /// Of seven references and the canary: the best has rank 1, log2 8 - log2 1 = 3; the fourth log2
  /// 8 - log2 4 = 1; the last, rank 8, 0. A tie counts in the canary's favour.
  @Test
  void exposureIsTheLogarithmOfTheSpaceLessThatOfTheRank() {
    double[] references = {7, 3, 5, 2, 4, 6, 8};
    assertThat(Exposure.of(1, references)).isCloseTo(3, within(1e-12));
    assertThat(Exposure.of(4.5, references)).isCloseTo(1, within(1e-12)); // after 2, 3 and 4
    assertThat(Exposure.of(9, references)).isCloseTo(0, within(1e-12));
    assertThat(Exposure.of(2, references)).isCloseTo(3, within(1e-12));
  }

  @Test
  void aCanaryThatNobodyMetHasTheExposureOfChance() {
    SplittableRandom random = Randomness.of(20261124, 3);
    double[] references = random.doubles(4095).toArray();
    double mean =
        random.doubles(20_000).map(loss -> Exposure.of(loss, references)).average().orElse(0);
    assertThat(mean).isCloseTo(Exposure.BY_CHANCE, within(0.05));
  }

  private static DayWindow day(String person, float value) {
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      Arrays.fill(values[c], value);
      observed[c] = MinuteMask.all();
    }
    return new DayWindow(
        person, LocalDate.of(2026, 1, 5), OptionalInt.empty(), "test", values, observed);
  }

  /// Says 100 everywhere.
  private static final GapFiller HUNDRED =
      new GapFiller() {
        @Override
        public String name() {
          return "hundred";
        }

        @Override
        public float[][] fill(FillRequest request) {
          float[][] out = new float[3][DayWindow.MINUTES];
          for (float[] row : out) {
            Arrays.fill(row, 100);
          }
          return out;
        }
      };

  @Test
  void aCanaryHasItsPatternFromTenToTwoAndIsLeftAloneElsewhere() {
    Canary canary = Canary.in(day("p", 1), 5);
    for (int s = 0; s < Canary.PATTERN_SLOTS; s++) {
      int minute = 600 + 20 * s;
      assertThat((double) canary.day().values(Canary.CHANNEL)[minute])
          .isEqualTo(Canary.LEVELS[canary.levels()[s]]);
    }
    assertThat(canary.day().values(Canary.CHANNEL)[599]).isEqualTo(1);
    assertThat(canary.day().values(Canary.CHANNEL)[840]).isEqualTo(1);
    assertThat(canary.day().values(0)).containsOnly(1);
    assertThat(Canary.in(day("p", 1), 6).levels()).isNotEqualTo(canary.levels());
  }

  @Test
  void anotherDayShowsTheContextAndNeverThePattern() {
    Canary canary = Canary.in(day("p", 1), 5);
    DayWindow other = canary.contextIn(day("q", 2));
    float[] heart = other.values(Canary.CHANNEL);
    assertThat(heart[479]).isEqualTo(2); // two hours before the pattern the context begins
    assertThat(heart[480]).isEqualTo(1);
    assertThat(heart[599]).isEqualTo(1);
    assertThat(heart[600]).isEqualTo(2);
    assertThat(heart[839]).isEqualTo(2);
    assertThat(heart[840]).isEqualTo(1);
    assertThat(heart[960]).isEqualTo(2);
    assertThat(other.values(0)[700]).isEqualTo(1); // steps are context during the pattern, too
    assertThat(other.personId()).isEqualTo("q");
  }

  /// 100 against levels 55 and 160 in turn: six times 45^2 + 60^2 = 5,625.
  @Test
  void theLossIsTheSquaredDistanceOverSlots() {
    double[] filled = Canary.filled(HUNDRED, day("p", 1));
    double[] hundred = new double[12];
    Arrays.fill(hundred, 100);
    assertThat(filled).containsExactly(hundred, within(1e-4));
    int[] levels = {0, 7, 0, 7, 0, 7, 0, 7, 0, 7, 0, 7};
    assertThat(Canary.loss(filled, levels)).isCloseTo(6 * 5625, within(1e-1));
  }
}
