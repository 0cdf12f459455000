package org.diurnal.model.surprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.Tower;
import org.diurnal.model.pretrain.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveOutTest {
  private static final long SEED = 20261124;
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final SavedModel MODEL =
      new SavedModel(
          Model.initialize(
              new ModelConfig("tiny", 3, new Tower(32, 48, 2, 2), new Tower(16, 24, 1, 1)),
              Precision.FP32,
              SEED),
          new Preprocessor(FITBIT, Preprocessor.CLIP));

  @AfterAll
  static void close() {
    MODEL.close();
  }

  /// Values within half a standard deviation of each channel's mean, with gaps.
  private static DayWindow day(int number) {
    SplittableRandom random = Randomness.of(SEED, number);
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      Channel channel = FITBIT.channel(c);
      observed[c] = MinuteMask.all();
      for (int gap = 0; gap < 3; gap++) {
        int from = random.nextInt(1300);
        observed[c].clear(from, from + random.nextInt(140));
      }
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        values[c][m] =
            (float) Math.max(0, channel.mean() + channel.std() * (random.nextDouble() - 0.5));
      }
    }
    return window(values, observed);
  }

  private static DayWindow window(float[][] values, MinuteMask[] observed) {
    return new DayWindow(
        "p", LocalDate.of(2026, 1, 5), OptionalInt.empty(), "test", values, observed);
  }

  @Test
  void everyObservedMinuteHasAnErrorAndNoOtherHas() {
    DayWindow day = day(1);
    float[][] errors = new LeaveOut(MODEL, 4).errors(day);
    for (int c = 0; c < 3; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        assertThat(Float.isNaN(errors[c][m]))
            .as("channel %s minute %s", c, m)
            .isEqualTo(!day.observed(c).get(m));
      }
    }
  }

  /// The filler hides a gap of a patch's length by itself: another way to the same prediction.
  @Test
  void leavingOutOnePatchIsFillingItFromTheRest() {
    DayWindow day = day(2);
    int[] tokens = {PatchGrid.token(0, 3), PatchGrid.token(1, 40), PatchGrid.token(2, 71)};
    float[][] errors = new LeaveOut(MODEL, 4).exactErrors(day, tokens);
    int compared = 0;
    for (int token : tokens) {
      int c = token / PatchGrid.SLOTS;
      int from = token % PatchGrid.SLOTS * PatchGrid.PATCH_MINUTES;
      List<MinuteMask> hidden = IntStream.range(0, 3).mapToObj(i -> new MinuteMask()).toList();
      hidden.get(c).set(from, from + PatchGrid.PATCH_MINUTES);
      float[] filled = new ModelFiller(MODEL).fill(FillRequest.hiding(day, hidden))[c];
      Channel channel = FITBIT.channel(c);
      for (int m = from; m < from + PatchGrid.PATCH_MINUTES; m++) {
        // Where the filler moved the value into the plausible range nothing can be compared.
        if (day.observed(c).get(m) && filled[m] > channel.min() && filled[m] < channel.max()) {
          double z = (day.values(c)[m] - filled[m]) / channel.std();
          assertThat((double) errors[c][m]).isCloseTo(z * z, within(1e-3));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  /// With e = (z - p)^2 and e' = (z + 1 - p)^2 of the same prediction p, e' - e - 1 = 2 (z - p).
  @Test
  void whatAMinuteShowsDoesNotReachItsOwnPrediction() {
    DayWindow day = day(3);
    float[][] moved = new float[3][];
    for (int c = 0; c < 3; c++) {
      moved[c] = day.values(c).clone();
    }
    int first = PatchGrid.token(1, 30) % PatchGrid.SLOTS * PatchGrid.PATCH_MINUTES;
    for (int m = first; m < first + PatchGrid.PATCH_MINUTES; m++) {
      moved[1][m] += (float) FITBIT.channel(1).std();
    }
    MinuteMask[] observed = {day.observed(0), day.observed(1), day.observed(2)};
    LeaveOut leaveOut = new LeaveOut(MODEL, 6);
    float[] before = leaveOut.errors(day)[1];
    float[] after = leaveOut.errors(window(moved, observed))[1];
    int compared = 0;
    for (int m = first; m < first + PatchGrid.PATCH_MINUTES; m++) {
      if (day.observed(1).get(m)) {
        double distance = (after[m] - before[m] - 1) / 2;
        assertThat(distance * distance).isCloseTo(before[m], within(1e-4));
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 9, 72})
  void eachPatchIsHiddenOnceAndThoseOfAChannelLieFarApart(int passes) {
    LeaveOut leaveOut = new LeaveOut(MODEL, passes);
    for (int c = 0; c < 3; c++) {
      for (int s = 0; s < PatchGrid.SLOTS; s++) {
        int pass = leaveOut.pass(PatchGrid.token(c, s));
        assertThat(pass).isBetween(0, passes - 1);
        for (int near = 1; near < passes; near++) {
          int neighbour = PatchGrid.token(c, (s + near) % PatchGrid.SLOTS);
          assertThat(leaveOut.pass(neighbour)).isNotEqualTo(pass);
        }
      }
    }
  }

  @Test
  void passesThatDoNotGoRoundTheClockAreRefused() {
    for (int passes : new int[] {0, 1, 5, 7, 144}) {
      assertThatThrownBy(() -> new LeaveOut(MODEL, passes)).isInstanceOf(UsageException.class);
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSame() {
    List<DayWindow> days = List.of(day(4), day(5), day(6));
    List<List<float[][]>> found = new ArrayList<>();
    for (int threads : new int[] {1, 2}) {
      try (Workers workers = new Workers(threads)) {
        found.add(new LeaveOut(MODEL, 3).errors(days, workers));
      }
    }
    for (int i = 0; i < days.size(); i++) {
      assertThat(Arrays.deepEquals(found.get(0).get(i), found.get(1).get(i))).isTrue();
    }
  }

  /// As many passes as slots hide no two patches of a channel together, but three in all.
  @Test
  void morePassesAreNearerToOnePatchAtATime() {
    try (Workers workers = new Workers(1)) {
      List<Agreement> found =
          Agreement.measure(MODEL, List.of(day(7), day(8)), 40, List.of(2, 72), SEED, workers);
      assertThat(found).extracting(Agreement::patches).containsExactly(80, 80);
      assertThat(found.get(1).correlation()).isGreaterThan(0.99);
      assertThat(found.get(1).correlation()).isGreaterThanOrEqualTo(found.get(0).correlation());
    }
  }
}
