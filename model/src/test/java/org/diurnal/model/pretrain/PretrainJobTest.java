package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetWriter;
import org.diurnal.data.store.DayKey;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.DrawTable;
import org.diurnal.data.store.DrawnDay;
import org.diurnal.data.store.VectorTable;
import org.diurnal.model.curate.BalanceCard;
import org.diurnal.model.curate.BalanceSettings;
import org.diurnal.model.curate.Balancing;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.SavedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainJobTest {
  private static final PersonSplit SPLIT =
      new PersonSplit(List.of("a", "b"), List.of("v"), List.of("t"), Tiny.SEED);

  @TempDir Path temp;

  /// A day whose `up` lies around `level` and whose `down` is there for so many minutes.
  private static DayWindow day(String person, int number, double level, int minutesOfDown) {
    SplittableRandom random = Randomness.of(Tiny.SEED, Randomness.key(person), number);
    float[][] values = new float[2][DayWindow.MINUTES];
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      values[0][m] = (float) (level + 0.5 * random.nextGaussian());
      values[1][m] = (float) (0.5 * random.nextGaussian());
    }
    MinuteMask[] observed = {MinuteMask.all(), new MinuteMask()};
    observed[1].set(0, minutesOfDown);
    return new DayWindow(
        person,
        LocalDate.of(2026, 1, 5).plusDays(number),
        OptionalInt.empty(),
        "test",
        values,
        observed);
  }

  private static DayWindow almostEmpty(String person, int number) {
    MinuteMask all = MinuteMask.all();
    all.clear(0, 100);
    return day(person, number, 0, 400).hiding(new MinuteMask[] {all, all});
  }

  private Dataset dataset(String name, List<DayWindow> days) {
    Path folder = temp.resolve(name);
    try (DatasetWriter writer = DatasetWriter.open(folder, Tiny.PREPROCESSOR.schema())) {
      days.forEach(writer::day);
      writer.commit(
          new ImportReceipt(
              "r",
              "test",
              "test",
              true,
              Map.of(),
              List.of(),
              0,
              0,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Map.of(),
              List.of(),
              List.of(),
              "none",
              List.of(),
              Overlap.NONE,
              List.of()),
          "test");
    }
    return Dataset.open(folder);
  }

  /// Training people around 1 and 3, the others far away.
  private Dataset people(String name) {
    return dataset(
        name,
        List.of(
            day("a", 0, 1, 1440),
            day("a", 1, 1, 1440),
            almostEmpty("a", 2),
            day("b", 0, 3, 0), // never had the second channel: not a reason to drop the day
            day("b", 1, 3, 0),
            day("t", 0, 8, 1440),
            day("v", 0, -8, 1440),
            almostEmpty("v", 1)));
  }

  private PretrainJob job(Dataset dataset, Path folder) {
    return new PretrainJob(
        dataset, folder, Tiny.CONFIG, Tiny.settings(3, 1), SPLIT, Clock.systemUTC());
  }

  private static PretrainJob.Result run(PretrainJob job, boolean resume, int stopAfter)
      throws IOException {
    int[] asked = {0};
    return job.run(resume, "for a test", Progress.SILENT, () -> ++asked[0] >= stopAfter);
  }

  private static List<String> packed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(".")).toList();
    }
  }

  @Test
  void daysWithMoreThanFourFifthsMissingAreLeftOutAndCounted() throws IOException {
    PretrainJob.Result result = run(job(people("data"), temp.resolve("run")), false, 99);
    assertThat(result.outcome().finished()).isTrue();
    assertThat(result.trainDays()).isEqualTo(4);
    assertThat(result.heldOutDays()).isEqualTo(1);
    assertThat(result.droppedDays()).isEqualTo(2);
  }

  @Test
  void normalisationComesFromTrainingPeopleAlone() throws IOException {
    Path folder = temp.resolve("run");
    run(job(people("data"), folder), false, 99);
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (DayWindow d :
        List.of(
            day("a", 0, 1, 1440),
            day("a", 1, 1, 1440),
            almostEmpty("a", 2),
            day("b", 0, 3, 0),
            day("b", 1, 3, 0))) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (d.observed(0).get(m)) {
          double x = d.values(0)[m];
          sum += x;
          squares += x * x;
          n++;
        }
      }
    }
    double mean = sum / n;
    try (SavedModel saved = SavedModel.open(folder, Precision.FP32)) {
      assertThat(saved.preprocessor().schema().channel(0).mean()).isCloseTo(mean, within(1e-9));
      assertThat(saved.preprocessor().schema().channel(0).std())
          .isCloseTo(Math.sqrt(squares / n - mean * mean), within(1e-9));
    }
  }

  @Test
  void whatAKilledRunLeftBehindIsRemovedAndNotSealed() throws IOException {
    Path folder = temp.resolve("run");
    PretrainJob job = job(people("data"), folder);
    assertThat(run(job, false, 1).outcome().finished()).isFalse();
    assertThat(packed(folder)).isEmpty();
    Path leftover = Files.createDirectory(folder.resolve(".packed-123"));
    Files.writeString(leftover.resolve("train"), "as large as the dataset");
    Files.writeString(leftover.resolve("valid"), "smaller");
    assertThat(run(job, true, 99).outcome().finished()).isTrue();
    assertThat(packed(folder)).isEmpty();
    assertThat(Files.readString(folder.resolve(ModelFolder.SHA256SUMS)))
        .contains(ModelFolder.WEIGHTS, PretrainJob.SPLIT, ModelFolder.README)
        .doesNotContain("packed");
    assertThat(ModelFolder.verify(folder).isClean()).isTrue();
    assertThat(PretrainJob.split(folder)).isEqualTo(SPLIT);
  }

  @Test
  void aRunCannotBeResumedOnOtherData() throws IOException {
    Path folder = temp.resolve("run");
    run(job(people("data"), folder), false, 1);
    Dataset other =
        dataset("other", List.of(day("a", 0, 2, 9), day("b", 0, 2, 9), day("v", 0, 2, 9)));
    assertThatThrownBy(() -> run(job(other, folder), true, 99))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("sha256");
  }

  @Test
  void peopleWithoutADayWorthLearningFromAreRefused() {
    Dataset empty =
        dataset(
            "data",
            List.of(
                almostEmpty("a", 0),
                almostEmpty("b", 0),
                day("t", 0, 1, 1440),
                day("v", 0, 1, 1440)));
    assertThatThrownBy(() -> run(job(empty, temp.resolve("run")), false, 99))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("80 %");
  }

  /// A file of vectors for the days of [#people]: three days at one place, one at another.
  private Path vectors() {
    Path file = temp.resolve("person_days.parquet");
    try (VectorTable table = VectorTable.ofDays(file, 1)) {
      for (DayWindow d :
          List.of(
              day("a", 0, 1, 1440), day("a", 1, 1, 1440), day("b", 0, 3, 0), day("b", 1, 3, 0))) {
        float place = d.personId().equals("b") && d.localDate().getDayOfMonth() == 6 ? 9 : 0;
        table.add(new DayVector(DayKey.of(d), 5, new float[] {place}));
      }
      table.commit();
    }
    return file;
  }

  private PretrainJob balanced(Path folder, double most) {
    BalanceSettings settings = new BalanceSettings(2, 2, most, 0, 100, 1);
    return new PretrainJob(
            people("data-" + folder.getFileName() + most),
            folder,
            Tiny.CONFIG,
            Tiny.settings(6, 1),
            SPLIT,
            Clock.systemUTC())
        .balanced(new Balancing(vectors(), settings));
  }

  @Test
  void aBalancedRunKeepsWhatIsDrawnHowOftenAndGoesOnToTheBit() throws IOException {
    Path whole = temp.resolve("whole");
    assertThat(run(balanced(whole, 9), false, 99).outcome().finished()).isTrue();
    Path stopped = temp.resolve("stopped");
    assertThat(run(balanced(stopped, 9), false, 2).outcome().finished()).isFalse();
    assertThat(run(balanced(stopped, 9), true, 2).outcome().finished()).isFalse();
    // Not asked for again: the folder knows.
    PretrainJob plain =
        new PretrainJob(
            people("again"), stopped, Tiny.CONFIG, Tiny.settings(6, 1), SPLIT, Clock.systemUTC());
    assertThat(run(plain, true, 99).outcome().finished()).isTrue();
    assertThat(stopped.resolve(ModelFolder.WEIGHTS))
        .hasSameBinaryContentAs(whole.resolve(ModelFolder.WEIGHTS));
    Path even = temp.resolve("even");
    run(balanced(even, 1), false, 99);
    assertThat(Files.readAllBytes(even.resolve(ModelFolder.WEIGHTS)))
        .isNotEqualTo(Files.readAllBytes(whole.resolve(ModelFolder.WEIGHTS)));

    BalanceCard card = Json.read(whole.resolve(PretrainJob.BALANCE), BalanceCard.class);
    assertThat(card.clusters())
        .extracting(c -> c.days() + " days, " + c.drawsOfADay())
        .containsExactlyInAnyOrder("3 days, " + 2 / 3.0, "1 days, 2.0");
    List<DrawnDay> draws = new ArrayList<>();
    DrawTable.read(whole.resolve(PretrainJob.DRAWS), draws::add);
    assertThat(draws)
        .extracting(d -> d.personId() + " " + d.localDate() + " " + d.draws())
        .containsExactly(
            "a 2026-01-05 " + 2 / 3.0,
            "a 2026-01-06 " + 2 / 3.0,
            "b 2026-01-05 " + 2 / 3.0,
            "b 2026-01-06 2.0");
    assertThat(PretrainJob.provenance(whole).inputs())
        .containsEntry("balance_vectors", card.vectorsSha256());
    assertThat(ModelFolder.verify(whole).isClean()).isTrue();
    assertThat(Files.readString(whole.resolve(ModelFolder.README)))
        .contains("evenly over clusters");
  }

  @Test
  void aRunGoesOnAsItBeganOrNotAtAll() throws IOException {
    Path folder = temp.resolve("run");
    run(balanced(folder, 9), false, 1);
    assertThatThrownBy(() -> run(balanced(folder, 3), true, 99))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("balanced otherwise");
    Files.write(folder.resolve(PretrainJob.DRAWS), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> run(balanced(folder, 9), true, 99))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(PretrainJob.DRAWS);
    Path plain = temp.resolve("plain");
    run(job(people("plain-data"), plain), false, 1);
    assertThatThrownBy(() -> run(balanced(plain, 9), true, 99))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("without --balance");
  }
}
