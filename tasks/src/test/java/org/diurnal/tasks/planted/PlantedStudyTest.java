package org.diurnal.tasks.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.simulate.Events;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.Tower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedStudyTest {
  private static final int PEOPLE = 6;
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("fitbit");
  @TempDir Path tmp;

  private static Simulator simulator(double events) {
    return new Simulator(7, SCHEMA, LocalDate.of(2026, 1, 5), 14, events);
  }

  private Dataset dataset(double events) {
    Path folder = tmp.resolve("data");
    SimulatedCohort.write(folder, simulator(events), 0, PEOPLE, "test", Progress.SILENT);
    return Dataset.open(folder);
  }

  private static SavedModel model() {
    return new SavedModel(
        Model.initialize(
            new ModelConfig(
                "tiny", SCHEMA.size(), new Tower(16, 24, 1, 1), new Tower(16, 24, 1, 1)),
            Precision.FP32,
            1),
        new Preprocessor(SCHEMA, Preprocessor.CLIP));
  }

  private static PersonSplit split(List<String> train, List<String> valid, List<String> test) {
    return new PersonSplit(train, valid, test, 1);
  }

  /// The simulator's own list is the other route.
  @Test
  void theLabelsTellTheSimulatorsEpisodes() {
    Planted planted = Planted.of(dataset(1));
    int told = 0;
    for (int p = 0; p < PEOPLE; p++) {
      List<Planted.Episode> expected =
          simulator(1).events(p).events().stream()
              .map(e -> {
                LocalDate first = LocalDate.of(2026, 1, 5).plusDays(e.firstDay());
                LocalDate last = first.plusDays(Math.min(e.days(), 14 - e.firstDay()) - 1L);
                return new Planted.Episode(e.kind(), first, last);
              })
              .toList();
      assertThat(planted.of(Simulator.personId(p))).containsExactlyInAnyOrderElementsOf(expected);
      told += expected.size();
    }
    assertThat(told).isGreaterThan(5);
  }

  @Test
  void peopleTheModelWasTrainedOnTakeNoPartAndTheRestIsCountedOnce() {
    Dataset dataset = dataset(1);
    List<String> ids = dataset.people();
    try (SavedModel model = model()) {
      // One of train, valid and test each; three whom the split does not know.
      PersonSplit split = split(ids.subList(0, 1), ids.subList(1, 2), ids.subList(2, 3));
      PlantedStudy study = new PlantedStudy(model, dataset, ids, split, 2, 1, 1);
      assertThat(study.people()).isEqualTo("2 validation and 3 test people");
      PlantedResult result = study.run(Progress.SILENT);
      assertThat(result.validation()).isEqualTo(2);
      assertThat(result.test()).isEqualTo(3);
      assertThat(result.found()).hasSize(Events.Kind.values().length * Rule.values().length);
      assertThat(result.found())
          .filteredOn(f -> f.days() > 0)
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.dayAuroc().value()).isBetween(0.0, 1.0));
      assertThat(result.alarms())
          .allSatisfy(a -> assertThat(a.dayThreshold()).isFinite().isPositive());
    }
  }

  @Test
  void nobodyLeftToAskIsRefused() {
    Dataset dataset = dataset(1);
    List<String> ids = dataset.people();
    try (SavedModel model = model()) {
      PersonSplit met = split(ids, List.of("a"), List.of("b"));
      assertThatThrownBy(() -> new PlantedStudy(model, dataset, ids, met, 2, 1, 1))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("0 people to find thresholds on");
    }
  }

  @Test
  void aDatasetInWhichNothingIsPlantedIsRefused() {
    Path folder = tmp.resolve("short");
    Simulator short3 = new Simulator(7, SCHEMA, LocalDate.of(2026, 1, 10), 2, 1);
    SimulatedCohort.write(folder, short3, 0, 2, "test", Progress.SILENT);
    assertThatThrownBy(() -> Planted.of(Dataset.open(folder)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nothing is planted");
  }
}
