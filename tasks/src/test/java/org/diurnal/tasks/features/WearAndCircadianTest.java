package org.diurnal.tasks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.store.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WearAndCircadianTest {
  private static final SensorSchema NHANES = SensorSchema.builtIn("nhanes");
  private static final LocalDate FRIDAY = LocalDate.of(2003, 1, 10);

  /// A day of the wear record: nothing but `worn`.
  private static DayWindow day(int after, IntPredicate worn) {
    float[][] values = new float[NHANES.size()][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[NHANES.size()];
    java.util.Arrays.setAll(observed, c -> c == 0 ? MinuteMask.all() : new MinuteMask());
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      values[0][m] = worn.test(m) ? 1 : 0;
    }
    return new DayWindow("1", FRIDAY.plusDays(after), OptionalInt.empty(), "s", values, observed);
  }

  private static double wear(double[] x, String name) {
    return x[Wear.names().indexOf(name)];
  }

  @Test
  void threeDaysOfWearByHand() {
    double[] x =
        Wear.of(
            List.of(
                day(0, m -> m >= 420 && m < 1320), // Friday, 7 to 22
                day(1, m -> m >= 540 && m < 1380), // Saturday, 9 to 23
                day(2, m -> m >= 600 && m < 660), // Sunday, an hour
                day(3, m -> m < 1440)), // Monday, of a device that was not calibrated
            0,
            Set.of("1 " + FRIDAY.plusDays(3)));
    assertThat(wear(x, "good_days")).isEqualTo(2);
    assertThat(wear(x, "share_of_good_days")).isEqualTo(0.5);
    assertThat(wear(x, "wear_min mean")).isEqualTo(870);
    assertThat(wear(x, "wear_min std")).isEqualTo(30);
    assertThat(wear(x, "first_worn_min mean")).isEqualTo(480);
    assertThat(wear(x, "last_worn_min mean")).isEqualTo((1319 + 1379) / 2.0);
    assertThat(wear(x, "last_worn_min std")).isEqualTo(30);
    assertThat(wear(x, "worn_share weekday hour 7")).isEqualTo(1, within(1e-9));
    assertThat(wear(x, "worn_share weekend hour 7")).isZero();
    assertThat(wear(x, "worn_share weekend hour 22")).isEqualTo(1, within(1e-9));
    assertThat(x).hasSize(56).hasSameSizeAs(Wear.names().toArray());
  }

  @Test
  void whoHasNoGoodDayHasNoNumbersButTheirCount() {
    double[] x = Wear.of(List.of(day(0, m -> m < 60)), 0, Set.of());
    assertThat(wear(x, "good_days")).isZero();
    assertThat(wear(x, "wear_min mean")).isNaN();
  }

  @Test
  void aRecordOfWearAloneHasARhythmAndANight() {
    List<Integer> activity = Circadian.positions(NHANES, Circadian.ACTIVITY);
    List<String> names = new ArrayList<>(Circadian.names(NHANES, activity));
    double[] x =
        Circadian.of(
            NHANES,
            activity,
            List.of(
                day(0, m -> m >= 420 && m < 1320),
                day(1, m -> m >= 420 && m < 1320),
                day(2, m -> m >= 420 && m < 1320)));
    assertThat(x).hasSize(names.size());
    assertThat(x[names.indexOf("worn mesor")]).isEqualTo(900 / 1440.0, within(1e-9));
    assertThat(x[names.indexOf("worn interdaily_stability")]).isEqualTo(1, within(1e-9));
    assertThat(x[names.indexOf("worn m10")]).isEqualTo(1);
    assertThat(x[names.indexOf("worn l5_onset_h_after_noon")]).isEqualTo(10);
    assertThat(x[names.indexOf("counts mesor")]).isNaN();
    assertThat(x[names.indexOf("sleep_onset_h_after_noon mean")]).isEqualTo(10, within(1e-9));
    assertThat(x[names.indexOf("sleep_window_h mean")]).isEqualTo(9, within(1e-9));
    assertThat(x[names.indexOf("sleep_window_h std")]).isEqualTo(0, within(1e-9));
  }

  @Test
  void everybodyOfADatasetIsDescribed(@TempDir Path tmp) {
    Simulator simulator =
        new Simulator(5, SensorSchema.builtIn("fitbit"), LocalDate.of(2026, 1, 5), 4, 0);
    Path data = tmp.resolve("d");
    SimulatedCohort.write(data, simulator, 0, 4, "test", Progress.SILENT);
    Dataset dataset = Dataset.open(data);
    List<String> people = dataset.people();
    FeatureSet rhythm = Circadian.of(dataset, people.subList(1, people.size()), Progress.SILENT);
    assertThat(rhythm.byPerson().keySet())
        .containsExactlyInAnyOrderElementsOf(people.subList(1, people.size()));
    int m10 = rhythm.names().indexOf("steps m10");
    int l5 = rhythm.names().indexOf("steps l5");
    assertThat(rhythm.byPerson().values())
        .allSatisfy(x -> {
          assertThat(x).hasSameSizeAs(rhythm.names().toArray());
          assertThat(x[m10]).isGreaterThanOrEqualTo(x[l5]);
        });
    assertThatThrownBy(() -> Wear.of(dataset, people, Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no channel worn");
  }
}
