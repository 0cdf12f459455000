package org.diurnal.model.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.ReconstructionTask;
import org.junit.jupiter.api.Test;

/// Generated people whose minutes are drawn from distributions that are known: heart rate around a
/// level of the person's own, steps that are zero at night and often by day, and being asleep.
class SpreadTest {
  private static final SensorSchema SCHEMA =
      new SensorSchema(
          "three",
          "for tests",
          List.of(
              channel("heart_rate", 25, 250, ChannelKind.CONTINUOUS),
              channel("steps", 0, 300, ChannelKind.CONTINUOUS),
              channel("asleep", 0, 1, ChannelKind.BINARY)));

  /// Says 70 beats, 10 steps by day and 0 at night, and 0.9 asleep before six.
  private static final GapFiller FILLER =
      new GapFiller() {
        @Override
        public String name() {
          return "plain";
        }

        @Override
        public float[][] fill(FillRequest request) {
          float[][] out = new float[3][DayWindow.MINUTES];
          Arrays.fill(out[0], 70);
          Arrays.fill(out[1], 360, DayWindow.MINUTES, 10);
          Arrays.fill(out[2], 0, 360, 0.9f);
          return out;
        }
      };

  private static Channel channel(String name, double min, double max, ChannelKind kind) {
    return new Channel(name, "1", "t", Aggregation.MEAN, min, max, 1, 1, kind, "for tests");
  }

  private static List<DayWindow> people(int from, int to, long seed) {
    List<DayWindow> days = new ArrayList<>();
    for (int p = from; p < to; p++) {
      SplittableRandom person = Randomness.of(seed, p);
      double level = 70 + 3 * person.nextGaussian();
      double sd = 5 + 10 * person.nextDouble();
      for (int d = 0; d < 2; d++) {
        float[][] v = new float[3][DayWindow.MINUTES];
        MinuteMask[] observed = {MinuteMask.all(), MinuteMask.all(), MinuteMask.all()};
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          v[0][m] = (float) Math.clamp(level + sd * person.nextGaussian(), 25, 250);
          boolean still = m < 360 ? person.nextDouble() < 0.99 : person.nextDouble() < 0.7;
          v[1][m] = still ? 0 : 1 + person.nextInt(60);
          v[2][m] = person.nextDouble() < (m < 360 ? 0.8 : 0.05) ? 1 : 0;
        }
        days.add(
            new DayWindow(
                "p" + p, LocalDate.of(2026, 1, 5 + d), OptionalInt.empty(), "t", v, observed));
      }
    }
    return days;
  }

  private static Spread fit(List<DayWindow> days) {
    return SpreadFit.fit(
            SCHEMA,
            ReconstructionTask.defaults(),
            3,
            FILLER,
            List.of(Contexts.NEIGHBOURHOOD),
            days.stream(),
            0,
            Progress.SILENT)
        .getFirst();
  }

  private static Bands bands(Spread spread, DayWindow truth) {
    List<MinuteMask> all = List.of(MinuteMask.all(), MinuteMask.all(), MinuteMask.all());
    List<MinuteMask> one = List.of(MinuteMask.all(), new MinuteMask(), MinuteMask.all());
    FillRequest request = FillRequest.hiding(truth, truth.personId().equals("p60") ? one : all);
    return spread.bands(SCHEMA, request, FILLER.fill(request));
  }

  private static final Spread SIXTY = fit(people(0, 60, 1));

  @Test
  void onNewPeopleTheIntervalsHoldWhatTheySay() {
    int[] held = new int[4]; // heart rate, steps by day, steps at night, heart rate of 50 %
    int[] minutes = new int[4];
    for (DayWindow day : people(100, 200, 1)) {
      Bands b = bands(SIXTY, day);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        int[] cases = {0, m < 360 ? 2 : 1, 3};
        for (int k : cases) {
          int c = k == 0 || k == 3 ? 0 : 1;
          float low = k == 3 ? b.lowerQuartile()[c][m] : b.low()[c][m];
          float high = k == 3 ? b.upperQuartile()[c][m] : b.high()[c][m];
          float v = day.values(c)[m];
          minutes[k]++;
          held[k] += v >= low && v <= high ? 1 : 0;
        }
        assertThat(b.certain()[1][m]).as("steps at minute %s", m).isEqualTo(m < 360);
      }
    }
    double[] share = new double[4];
    Arrays.setAll(share, k -> held[k] / (double) minutes[k]);
    assertThat(share[0]).as("heart rate").isBetween(0.88, 0.92);
    assertThat(share[1]).as("steps by day").isBetween(0.88, 0.92);
    assertThat(share[2]).as("no steps at night: cannot be less").isCloseTo(0.99, within(0.003));
    assertThat(share[3]).as("50 % of heart rate").isBetween(0.48, 0.54);
  }

  @Test
  void quantilesAreThoseOfTheDistribution() {
    Bands b = bands(SIXTY, people(100, 101, 1).getFirst());
    // By day 70 % zeros, else 1 to 60 evenly: above v lie 0.3 x (60 - v) / 60; 10 % above 40.
    assertThat(b.low()[1][900]).isZero();
    assertThat(b.median()[1][900]).isZero();
    assertThat(b.high()[1][900]).isCloseTo(40, within(4f));
    assertThat(b.quantiles(1, 900)).isSorted();
    assertThat(b.quantiles(0, 900)).isSorted();
    assertThat(b.median()[0][900]).isCloseTo(70, within(1.5f));
    assertThat(b.low()[1][100]).isZero();
    assertThat(b.high()[1][100]).as("nearly certain").isZero();
    // Root mean square of the difference to 10: 0.7 x 100 + 0.3 x (mean 20.5 square + 299.9)
    assertThat(b.sd()[1][900])
        .isCloseTo((float) Math.sqrt(70 + 0.3 * (420.25 + 299.92)), within(1f));
  }

  @Test
  void aBinaryChannelGetsAProbabilityThatHoldsAndNoInterval() {
    Bands b = bands(SIXTY, people(100, 101, 1).getFirst());
    assertThat(b.probability()[2][100]).as("said 0.9, is 0.8").isCloseTo(0.8f, within(0.02f));
    assertThat(b.probability()[2][900]).isCloseTo(0.05f, within(0.02f));
    assertThat(b.low()[2]).containsOnly(Float.NaN);
    assertThat(b.high()[2]).containsOnly(Float.NaN);
    assertThat(b.probability()[0]).containsOnly(Float.NaN);
  }

  @Test
  void whatWasNotAskedHasNoBandAndAChannelNeverSeenHasNone() {
    DayWindow day = people(60, 61, 1).getFirst();
    Bands b = bands(fit(people(0, 12, 1)), day);
    assertThat(b.low()[1]).as("steps were not hidden").containsOnly(Float.NaN);
    assertThat(b.low()[0]).doesNotContain(Float.NaN);
    List<DayWindow> withoutSteps =
        people(0, 12, 1).stream()
            .map(d ->
                d.hiding(new MinuteMask[] {new MinuteMask(), MinuteMask.all(), new MinuteMask()}))
            .toList();
    Bands none = bands(fit(withoutSteps), people(100, 101, 1).getFirst());
    assertThat(none.low()[1]).containsOnly(Float.NaN);
    assertThat(none.sd()[1]).containsOnly(Float.NaN);
  }

  @Test
  void theOrderOfDaysDoesNotMatterAndJsonKeepsEverything() {
    List<DayWindow> days = people(0, 12, 1);
    Spread spread = fit(days);
    List<DayWindow> backwards = new ArrayList<>();
    for (int p = 0; p < 12; p++) { // people in order, their days not
      backwards.add(days.get(2 * p + 1));
      backwards.add(days.get(2 * p));
    }
    String text = Json.text(spread);
    assertThat(Json.text(fit(backwards))).isEqualTo(text);
    assertThat(Json.text(Json.mapper().readValue(text, Spread.class))).isEqualTo(text);
  }
}
