package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.model.generation.ReconstructionTask.Kind;
import org.junit.jupiter.api.Test;

class ReconstructionTaskTest {
  private static final ReconstructionTask RANDOM =
      new ReconstructionTask(Kind.RANDOM_IMPUTATION, 0.8);
  private static final ReconstructionTask INSIDE =
      new ReconstructionTask(Kind.TEMPORAL_INTERPOLATION, 0.5);
  private static final ReconstructionTask END =
      new ReconstructionTask(Kind.TEMPORAL_EXTRAPOLATION, 0.5);
  private static final ReconstructionTask SENSOR =
      new ReconstructionTask(Kind.SENSOR_IMPUTATION, 1);

  private static DayWindow day(String person, int offset) {
    return Days.day(person, offset, m -> 1, m -> m < 100 ? 70 : Double.NaN, m -> Double.NaN);
  }

  @Test
  void randomImputationHidesFourFifthsOfThePatchesEachWholeOrNotAtAll() {
    List<MinuteMask> hidden = RANDOM.masks(1, Days.FITBIT, day("a", 0)).getFirst();
    int patches = 0;
    for (MinuteMask mask : hidden) {
      for (int slot = 0; slot < 72; slot++) {
        int n = mask.count(slot * 20, slot * 20 + 20);
        assertThat(n).isIn(0, 20);
        patches += n / 20;
      }
    }
    assertThat(patches).isEqualTo(173); // 0.8 x 3 x 72 = 172.8
  }

  @Test
  void randomImputationHidesEveryPatchEquallyOften() {
    int[] hidden = new int[3 * 72];
    int days = 4000;
    for (int d = 0; d < days; d++) {
      List<MinuteMask> masks = RANDOM.masks(5, Days.FITBIT, day("a", d)).getFirst();
      for (int p = 0; p < hidden.length; p++) {
        hidden[p] += masks.get(p / 72).get(p % 72 * 20) ? 1 : 0;
      }
    }
    // 173 / 216 = 0.8009; five standard deviations of a binomial of 4000 are 0.032
    for (int p = 0; p < hidden.length; p++) {
      assertThat(hidden[p] / (double) days).as("patch %d, seed 5", p).isBetween(0.768, 0.834);
    }
  }

  @Test
  void temporalInterpolationHidesOneRunOfHalfTheDayNeverItsEnds() {
    Set<Integer> starts = new HashSet<>();
    for (int d = 0; d < 600; d++) {
      List<MinuteMask> hidden = INSIDE.masks(1, Days.FITBIT, day("a", d)).getFirst();
      MinuteMask first = hidden.getFirst();
      assertThat(hidden).allSatisfy(m -> assertThat(m).isEqualTo(first));
      assertThat(first.count()).isEqualTo(720);
      assertThat(first.count(0, 20)).isZero();
      assertThat(first.count(1420, 1440)).isZero();
      int start = 0;
      while (!first.get(start)) {
        start++;
      }
      assertThat(first.count(start, start + 720)).isEqualTo(720);
      starts.add(start / 20);
    }
    assertThat(starts).hasSize(35).contains(1, 35); // slots 1 ... 71 - 36
  }

  @Test
  void temporalExtrapolationHidesTheEndOfTheDay() {
    assertThat(END.masks(1, Days.FITBIT, day("a", 0)).getFirst())
        .containsOnly(Days.minutes(720, 1440));
    assertThat(
            new ReconstructionTask(Kind.TEMPORAL_EXTRAPOLATION, 0.25)
                .masks(1, Days.FITBIT, day("a", 0))
                .getFirst())
        .containsOnly(Days.minutes(1080, 1440));
  }

  @Test
  void sensorImputationHidesEachChannelWithDataInTurn() {
    List<List<MinuteMask>> questions = SENSOR.masks(1, Days.FITBIT, day("a", 0));
    MinuteMask none = new MinuteMask();
    assertThat(questions)
        .containsExactly(
            List.of(MinuteMask.all(), none, none), List.of(none, MinuteMask.all(), none));
  }

  @Test
  void sensorImputationAsksNothingOfADayWithOneChannel() {
    assertThat(SENSOR.masks(1, Days.TWO, Days.day("a", 0, m -> 1, m -> Double.NaN))).isEmpty();
  }

  @Test
  void masksFollowFromSeedPersonDateAndTaskAndNotFromTheValues() {
    DayWindow day = day("a", 0);
    DayWindow sameDayOtherValues = Days.day("a", 0, m -> m, m -> 5, m -> 9);
    for (ReconstructionTask task : List.of(RANDOM, INSIDE, END)) {
      assertThat(task.masks(1, Days.FITBIT, day))
          .isEqualTo(task.masks(1, Days.FITBIT, sameDayOtherValues));
    }
    assertThat(RANDOM.masks(1, Days.FITBIT, day)).isNotEqualTo(RANDOM.masks(2, Days.FITBIT, day));
    assertThat(RANDOM.masks(1, Days.FITBIT, day))
        .isNotEqualTo(RANDOM.masks(1, Days.FITBIT, day("b", 0)));
    assertThat(RANDOM.masks(1, Days.FITBIT, day))
        .isNotEqualTo(RANDOM.masks(1, Days.FITBIT, day("a", 1)));
  }

  @Test
  void aShareWithoutMeaningIsRefused() {
    assertThatThrownBy(() -> new ReconstructionTask(Kind.RANDOM_IMPUTATION, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share 1.0");
    assertThatThrownBy(() -> new ReconstructionTask(Kind.TEMPORAL_INTERPOLATION, 0.99))
        .hasMessageContaining("71 of 72 slots");
    assertThatThrownBy(() -> new ReconstructionTask(Kind.SENSOR_IMPUTATION, 0.5))
        .hasMessageContaining("only 1");
  }

  @Test
  void aRequestThatStillShowsWhatIsWantedCannotBeMade() {
    DayWindow day = day("a", 0);
    assertThatThrownBy(() -> new FillRequest(day, Days.same(3, Days.minutes(0, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 minutes to fill are observed");
    assertThat(FillRequest.hiding(day, Days.same(3, Days.minutes(0, 5))).day().values(0)[4])
        .isNaN();
  }

  @Test
  void idsSayTheSizeWhereItIsNotTheUsualOneAndAreUnique() {
    assertThat(ReconstructionTask.defaults().stream().map(ReconstructionTask::id))
        .containsExactly(
            "random_imputation",
            "temporal_interpolation",
            "temporal_extrapolation",
            "sensor_imputation");
    assertThat(ReconstructionTask.sizes().stream().map(ReconstructionTask::id))
        .containsExactly(
            "random_imputation_20",
            "random_imputation_50",
            "random_imputation",
            "temporal_interpolation_60",
            "temporal_interpolation_180",
            "temporal_interpolation_360",
            "temporal_interpolation",
            "temporal_extrapolation_60",
            "temporal_extrapolation_180",
            "temporal_extrapolation_360",
            "temporal_extrapolation",
            "one_sensor",
            "some_sensors",
            "sensor_group");
    assertThat(ReconstructionTask.scenarios().stream().map(ReconstructionTask::id))
        .containsExactly(
            "random_noise",
            "temporal_slice",
            "signal_slice",
            "sleep_gap",
            "workout_gap",
            "intensity_failure");
  }

  @Test
  void sizesHideWhatTheySay() {
    for (ReconstructionTask task : ReconstructionTask.sizes()) {
      List<List<MinuteMask>> questions =
          task.masks(1, Days.FITBIT, Days.day("a", 0, m -> 1, m -> 1, m -> 70));
      int cells = questions.getFirst().stream().mapToInt(MinuteMask::count).sum();
      switch (task.kind()) {
        case RANDOM_IMPUTATION -> // whole patches of 216
            assertThat(cells).isEqualTo(20 * (int) Math.round(216 * task.share()));
        case TEMPORAL_INTERPOLATION, TEMPORAL_EXTRAPOLATION ->
            assertThat(cells).isEqualTo((int) Math.round(3 * 1440 * task.share()));
        case ONE_SENSOR -> assertThat(cells).isEqualTo(1440);
        case SOME_SENSORS -> assertThat(cells).isEqualTo(2 * 1440);
        case SENSOR_GROUP -> assertThat(questions).hasSize(2);
        default -> throw new AssertionError(task.id() + " is not a size of the four");
      }
    }
  }

  @Test
  void scenariosHideSomethingOfADayThatHasEverything() {
    // still until 07:00, a walk of 30 minutes at 10:00 with a heart rate up to 170
    DayWindow day =
        Days.day(
            "a",
            0,
            m -> m < 420 ? 0 : m >= 600 && m < 630 ? 120 : 15,
            m -> 1,
            m -> m >= 610 && m < 615 ? 170 : 70);
    for (ReconstructionTask task : ReconstructionTask.scenarios()) {
      List<List<MinuteMask>> questions = task.masks(1, Days.FITBIT, day);
      assertThat(questions).as(task.id()).hasSize(1);
      FillRequest request = FillRequest.hiding(day, questions.getFirst());
      assertThat(request.day().observedCells()).as(task.id()).isBetween(1, day.observedCells() - 1);
    }
  }
}
