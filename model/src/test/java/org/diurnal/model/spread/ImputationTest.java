package org.diurnal.model.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.Blend;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.junit.jupiter.api.Test;

class ImputationTest {
  /// Steps, intensity, heart rate.
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");

  private static final GapFiller SEVEN =
      new GapFiller() {
        @Override
        public String name() {
          return "seven";
        }

        @Override
        public float[][] fill(FillRequest request) {
          float[][] out = new float[3][DayWindow.MINUTES];
          for (float[] row : out) {
            Arrays.fill(row, 7); // intensity is clipped to 3, heart rate to 25
          }
          return out;
        }
      };

  /// Steps of 5 are seen until `steps`, a heart rate of 80 until `heartRate`, intensity never.
  private static DayWindow day(String person, int steps, int heartRate) {
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = {new MinuteMask(), new MinuteMask(), new MinuteMask()};
    Arrays.fill(values[0], 5);
    Arrays.fill(values[2], 80);
    observed[0].set(0, steps);
    observed[2].set(0, heartRate);
    return new DayWindow(
        person, LocalDate.of(2026, 1, 5), OptionalInt.empty(), "t", values, observed);
  }

  /// Truths 0 to 10 evenly in the context of minute 105 (5 away, heart rate there, morning), one
  /// value in every other.
  private static Spread spread() {
    double[] eleven = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Cell known = cell(Ladder.of(eleven), 4);
    Cell else1 = cell(Ladder.of(new double[] {9}), 2);
    int context = 4 * 1; // up to 5 minutes away, another channel seen, before six o'clock
    Cell[] cells = new Cell[4 * Blend.CONTEXTS];
    Arrays.fill(cells, else1);
    cells[context] = known;
    ChannelSpread steps =
        new ChannelSpread(
            "steps", 1, List.of(cells), else1, Correction.NONE, new Correction(0.4, 0.8, 9, 0.9));
    Cell none = new Cell(new float[0], List.of());
    ChannelSpread unknown =
        new ChannelSpread(
            "unknown",
            0,
            java.util.Collections.nCopies(4 * Blend.CONTEXTS, none),
            none,
            Correction.NONE,
            Correction.NONE);
    return new Spread(Contexts.NEIGHBOURHOOD, List.of(steps, unknown, unknown));
  }

  private static Cell cell(Ladder ladder, float rms) {
    return new Cell(new float[0], List.of(new Level(true, ladder, rms, 7, 5, 11)));
  }

  @Test
  void everyMissingMinuteOfTheChannelsWantedIsFilledAndNoOther() {
    Imputation imputation = new Imputation(FITBIT, SEVEN, Optional.empty());
    DayWindow day = day("p", 100, 105);
    Imputation.Filled filled =
        imputation.fill(List.of(day), p -> new boolean[] {p.equals("p"), false, false}).getFirst();
    assertThat(filled.day()).isSameAs(day);
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (m < 100) {
        assertThat(filled.values()[0][m]).as("measured minute %s", m).isNaN();
      } else {
        assertThat(filled.values()[0][m]).as("missing minute %s", m).isEqualTo(7);
      }
    }
    assertThat(filled.values()[1]).containsOnly(Float.NaN);
    assertThat(filled.bands().low()[0]).as("no spread, no interval").containsOnly(Float.NaN);
    assertThat(filled.bands().sd()[0]).containsOnly(Float.NaN);
  }

  @Test
  void theIntervalIsThatOfTheMinutesContextCorrected() {
    Imputation imputation = new Imputation(FITBIT, SEVEN, Optional.of(spread()));
    Bands b = imputation.fill(day("p", 100, 105)).bands();
    assertThat(b.low()[0][99]).as("measured").isNaN();
    assertThat(b.sd()[0][104]).isEqualTo(4);
    // Nominally 80 %: from the 10th percentile of 11 values, the ceil(1.1) = 2nd, to the 90th, the
    // ceil(9.9) = 10th.
    assertThat(b.low()[0][104]).isEqualTo(1);
    assertThat(b.high()[0][104]).isEqualTo(9);
    // And 40 %: the 30th, ceil(3.3) = 4th, and the 70th, ceil(7.7) = 8th.
    assertThat(b.lowerQuartile()[0][104]).isEqualTo(3);
    assertThat(b.upperQuartile()[0][104]).isEqualTo(7);
    assertThat(b.median()[0][104]).isEqualTo(5);
    // Minute 105: heart rate is gone. Another context, always 9.
    assertThat(b.sd()[0][105]).isEqualTo(2);
    assertThat(b.low()[0][105]).isEqualTo(9);
    assertThat(b.certain()[0][105]).isTrue();
    assertThat(b.certain()[0][104]).isFalse();
    assertThat(b.low()[1]).as("nothing is known of it").containsOnly(Float.NaN);
  }

  @Test
  void aDayThatShowsNothingIsLeftAloneAndDaysKeepTheirOrder() {
    DayWindow nothing = day("q", 0, 0);
    DayWindow some = day("p", 100, 105);
    Imputation imputation = new Imputation(FITBIT, SEVEN, Optional.of(spread()));
    List<Imputation.Filled> filled =
        imputation.fill(List.of(nothing, some, nothing), p -> new boolean[] {true, true, true});
    assertThat(filled).extracting(Imputation.Filled::day).containsExactly(nothing, some, nothing);
    assertThat(filled.get(0).values()[0]).containsOnly(Float.NaN);
    assertThat(filled.get(2).bands().low()[0]).containsOnly(Float.NaN);
    assertThat(filled.get(1).values()[0][1439]).isEqualTo(7);
  }
}
