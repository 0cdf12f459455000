package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.Tower;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonAheadTest {
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final int DAYS = 18;

  @TempDir static Path tmp;

  @BeforeAll
  static void simulate() {
    Simulator simulator = new Simulator(5, FITBIT, LocalDate.of(2026, 1, 5), DAYS, 0);
    SimulatedCohort.write(tmp.resolve("data"), simulator, 0, 10, "test", Progress.SILENT);
  }

  @Test
  void threeLinesAreEnough() {
    Path folder = tmp.resolve("data");
    String person = Dataset.open(folder).people().getFirst();

    Dataset dataset = Dataset.open(folder);
    PersonAhead forecasts = new PersonAhead(dataset, Optional.empty(), Optional.empty(), 1);
    List<Ahead> days = forecasts.days(person, Progress.SILENT);

    Ahead heart = named(days, "mean_heart_rate");
    assertThat(heart.refused()).isEmpty();
    assertThat(heart.said()).hasSize(8);
    assertThat(Arrays.stream(heart.said()).allMatch(v -> v > 40 && v < 140)).isTrue();
    assertThat(heart.margin()[0]).isPositive();
    assertThat(heart.low(0, 0)).isLessThan(heart.said()[0]);
    // The day after the last one known.
    long last = heart.question().first() - 1;
    assertThat(LocalDate.ofEpochDay(last)).isBefore(LocalDate.of(2026, 1, 5).plusDays(DAYS));
    assertThat(Arrays.stream(heart.measured()).allMatch(Double::isNaN)).isTrue();
  }

  @Test
  void hoursAreToldWithinTheLastDayAndComparedWithWhatWasMeasured() {
    Dataset dataset = Dataset.open(tmp.resolve("data"));
    String person = dataset.people().get(1);
    PersonAhead forecasts = new PersonAhead(dataset, Optional.empty(), Optional.of("linear"), 1);
    for (Ahead a : forecasts.hours(person, OptionalInt.of(20), Progress.SILENT)) {
      if (a.refused().isEmpty()) {
        assertThat(a.said()).as("four hours are left at 20:00").hasSize(4);
        assertThat(a.forecaster()).isEqualTo("linear");
        assertThat(Math.floorMod(a.question().first(), 24L)).isEqualTo(20);
      }
    }
    assertThat(forecasts.hours(person, OptionalInt.of(12), Progress.SILENT))
        .anySatisfy(a -> assertThat(a.refused()).isEmpty());
  }

  @Test
  void aModelTellsTheRestOfTheDay() {
    Dataset dataset = Dataset.open(tmp.resolve("data"));
    try (SavedModel model =
        new SavedModel(
            Model.initialize(
                new ModelConfig("tiny", 3, new Tower(16, 24, 1, 1), new Tower(16, 24, 1, 1)),
                Precision.FP32,
                3),
            new Preprocessor(FITBIT, Preprocessor.CLIP))) {
      for (String title : List.of("zero-shot", "head on the model")) {
        PersonAhead forecasts = new PersonAhead(dataset, Optional.of(model), Optional.of(title), 1);
        assertThat(forecasts.hours(dataset.people().get(1), OptionalInt.of(12), Progress.SILENT))
            .anySatisfy(a -> {
              assertThat(a.forecaster()).isEqualTo(title);
              assertThat(Arrays.stream(a.said()).allMatch(Double::isFinite)).isTrue();
            });
      }
    }
  }

  @Test
  void tooLittleIsRefusedWithCounts() {
    // Of ten people, all but the one asked have a metric of which that one has two days.
    Told told =
        new Told(
            "steps",
            "{steps}/d",
            Grid.DAY,
            0,
            Double.POSITIVE_INFINITY,
            s -> true,
            Series.weekly(Grid.DAY, 6, 30, 5, 1, 3));
    Question q =
        new Question("new", Grid.DAY, new double[] {5, 6}, Series.MONDAY, Optional.empty());
    Dataset dataset = Dataset.open(tmp.resolve("data"));
    PersonAhead forecasts = new PersonAhead(dataset, Optional.empty(), Optional.empty(), 1);
    Ahead refused = forecasts.tell(told.asking(q, new double[0]), "new", java.util.Map.of());
    assertThat(refused.refused().orElseThrow())
        .isEqualTo("2 known days, 2 of them in the last 7; at least 7 and 1 are needed");
    Question enough =
        new Question(
            "new", Grid.DAY, new double[] {5, 6, 7, 8, 9, 8, 7}, Series.MONDAY, Optional.empty());
    assertThat(
            forecasts
                .tell(told.asking(enough, new double[0]), "new", java.util.Map.of())
                .refused()
                .orElseThrow())
        .isEqualTo("0 other people to learn from; at least 4 are needed");
  }

  @Test
  void strangersAreNamed() {
    Dataset dataset = Dataset.open(tmp.resolve("data"));
    assertThatThrownBy(() -> new PersonAhead(dataset, Optional.empty(), Optional.of("lineer"), 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("lineer");
    assertThatThrownBy(
            () -> new PersonAhead(dataset, Optional.empty(), Optional.of("zero-shot"), 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("needs a model");
    PersonAhead forecasts = new PersonAhead(dataset, Optional.empty(), Optional.empty(), 1);
    assertThatThrownBy(() -> forecasts.days("nobody", Progress.SILENT))
        .isInstanceOf(UsageException.class);
  }

  private static Ahead named(List<Ahead> all, String name) {
    return all.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }
}
