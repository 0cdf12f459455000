package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.Checkpoints;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.Tower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainingTest {
  private static final Tiny.Days TRAIN = Tiny.days(10, 1, Tiny.SEED);
  private static final Tiny.Days HELD_OUT = Tiny.days(6, 1, Tiny.SEED + 1);

  @TempDir Path temp;

  private static Pretraining.Outcome run(
      Path folder, PretrainSettings settings, DaySource heldOut, boolean resume, BooleanSupplier s)
      throws IOException {
    return new Pretraining(folder, Tiny.CONFIG, Tiny.PREPROCESSOR, settings)
        .run(TRAIN, heldOut, resume, Pretraining.Papers.NONE, Progress.SILENT, s);
  }

  private static Pretraining.Outcome run(Path folder, PretrainSettings settings)
      throws IOException {
    return run(folder, settings, HELD_OUT, false, () -> false);
  }

  /// Says stop after so many steps.
  private static BooleanSupplier after(int steps) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() >= steps;
  }

  private static Path weights(Path folder) {
    return folder.resolve(ModelFolder.WEIGHTS);
  }

  @Test
  void aRunLeavesAModelItsStateAndItsMetrics() throws IOException {
    Path folder = temp.resolve("run");
    List<String> said = new ArrayList<>();
    PretrainSettings settings =
        Tiny.settings(10, 4, 2, 3e-3, Precision.FP32, 1, Tiny.SEED, 3, 4, 100);
    Pretraining.Outcome outcome =
        new Pretraining(folder, Tiny.CONFIG, Tiny.PREPROCESSOR, settings)
            .run(
                TRAIN,
                HELD_OUT,
                false,
                Pretraining.Papers.NONE,
                (done, total, detail) -> said.add(done + "/" + total + " " + detail),
                () -> false);
    assertThat(outcome.finished()).isTrue();
    TrainerState state = outcome.state();
    assertThat(state.step()).isEqualTo(10);
    assertThat(state.daysSeen()).isEqualTo(40);
    assertThat(state.minutesSeen()).isEqualTo(40 * 2 * 1440);
    assertThat(state.seconds()).isPositive();
    assertThat(Json.read(folder.resolve(ModelFolder.TRAINER_STATE), TrainerState.class))
        .isEqualTo(state);
    assertThat(Pretraining.settings(folder)).isEqualTo(settings);
    assertThat(Checkpoints.newest(folder)).isPresent();
    try (SavedModel saved = SavedModel.open(folder, Precision.FP32)) {
      assertThat(saved.preprocessor()).isEqualTo(Tiny.PREPROCESSOR);
      assertThat(saved.model().parameters().allFinite()).isTrue();
    }
    // Lines every 3 steps, at looks every 4, and at the end.
    List<Metric> metrics = Pretraining.metrics(folder);
    assertThat(metrics.stream().map(Metric::step)).containsExactly(3L, 4L, 6L, 8L, 9L, 10L);
    assertThat(metrics.stream().filter(m -> m.heldOutLoss().isPresent()).map(Metric::step))
        .containsExactly(4L, 8L, 10L);
    assertThat(metrics)
        .allSatisfy(m -> {
          assertThat(m.loss()).isBetween(0.05, 5.0);
          assertThat(m.learningRate()).isEqualTo(settings.schedule().at(m.step()));
          assertThat(m.tokensPerSecond() * 20).isCloseTo(m.minutesPerSecond(), within1());
        });
    assertThat(said).hasSize(6);
    assertThat(said.getLast()).startsWith("10/10 loss ").contains("held-out best");
  }

  private static org.assertj.core.data.Percentage within1() {
    return org.assertj.core.data.Percentage.withPercentage(1e-6);
  }

  @Test
  void aLineOfMetricsIsTheMeanOfTheStepsSinceTheLast() throws IOException {
    run(temp.resolve("each"), Tiny.settings(6, 1));
    PretrainSettings rarely =
        Tiny.settings(6, 4, 2, 3e-3, Precision.FP32, 1, Tiny.SEED, 3, 100, 100);
    run(temp.resolve("rarely"), rarely);
    List<Metric> each = Pretraining.metrics(temp.resolve("each"));
    List<Metric> rare = Pretraining.metrics(temp.resolve("rarely"));
    assertThat(rare).hasSize(2);
    for (int i = 0; i < 2; i++) {
      double mean =
          each.subList(3 * i, 3 * i + 3).stream().mapToDouble(Metric::loss).average().orElseThrow();
      assertThat(rare.get(i).loss()).isCloseTo(mean, within1());
    }
  }

  @Test
  void theWeightsThatDidBestOnHeldOutPeopleArePublished() throws IOException {
    // Held-out people whose days run the other way: what is learned is wrong for them.
    Path folder = temp.resolve("run");
    Tiny.Days opposite = Tiny.days(6, -1, Tiny.SEED + 1);
    PretrainSettings settings =
        Tiny.settings(120, 8, 4, 1e-2, Precision.FP32, 2, Tiny.SEED, 5, 5, 120);
    TrainerState state = run(folder, settings, opposite, false, () -> false).state();
    List<Metric> looks =
        Pretraining.metrics(folder).stream().filter(m -> m.heldOutLoss().isPresent()).toList();
    Metric best =
        looks.stream().min(Comparator.comparingDouble(m -> m.heldOutLoss().orElseThrow())).get();
    assertThat(best.step()).isLessThan(120);
    assertThat(looks.getLast().heldOutLoss().orElseThrow())
        .isGreaterThan(best.heldOutLoss().orElseThrow() + 0.1);
    assertThat(state.bestStep()).isEqualTo(best.step());
    assertThat(state.bestHeldOutLoss()).isEqualTo(best.heldOutLoss().orElseThrow());
    try (SavedModel saved = SavedModel.open(folder, Precision.FP32);
        Workers workers = new Workers(2)) {
      assertThat(HeldOut.loss(saved.model(), opposite, settings, workers))
          .hasValue(state.bestHeldOutLoss());
    }
    assertThat(weights(folder))
        .as("the last step's weights stay in the checkpoint")
        .satisfies(w ->
            assertThat(Files.mismatch(w, weights(Checkpoints.newest(folder).orElseThrow())))
                .isNotNegative());
  }

  @Test
  void withoutHeldOutPeopleTheLastWeightsArePublished() throws IOException {
    Path folder = temp.resolve("run");
    TrainerState state = run(folder, Tiny.settings(5, 1), Tiny.none(), false, () -> false).state();
    assertThat(state.bestStep()).isZero();
    assertThat(weights(folder))
        .hasSameBinaryContentAs(weights(Checkpoints.newest(folder).orElseThrow()));
    assertThat(Pretraining.metrics(folder)).allMatch(m -> m.heldOutLoss().isEmpty());
  }

  @Test
  void heldOutDaysWithoutAnythingObservedAreLikeNone() throws IOException {
    Path folder = temp.resolve("run");
    PretrainSettings one = Tiny.settings(5, 4, 1, 3e-3, Precision.FP32, 1, Tiny.SEED, 1, 1, 100);
    TrainerState state = run(folder, one, Tiny.empty(3), false, () -> false).state();
    assertThat(state.bestStep()).isZero();
    assertThat(Pretraining.metrics(folder)).hasSize(5).allMatch(m -> m.heldOutLoss().isEmpty());
  }

  @Test
  void heldOutLossDoesNotDependOnMicroBatchesNorWorkers() throws IOException {
    List<Double> losses = new ArrayList<>();
    for (int[] cut : new int[][] {{1, 1}, {4, 1}, {2, 3}}) {
      PretrainSettings settings =
          Tiny.settings(1, 4, cut[0], 3e-3, Precision.FP64, cut[1], Tiny.SEED, 1, 1, 1);
      Path folder = temp.resolve("run" + cut[0] + cut[1]);
      losses.add(run(folder, settings).state().bestHeldOutLoss());
    }
    assertThat(losses.get(1)).isCloseTo(losses.get(0), within1());
    assertThat(losses.get(2)).isCloseTo(losses.get(0), within1());
  }

  @Test
  void aUsedFolderIsRefusedAndLeftAsItIs() throws IOException {
    Path folder = temp.resolve("run");
    run(folder, Tiny.settings(4, 1));
    byte[] before = Files.readAllBytes(weights(folder));
    assertThatThrownBy(() -> run(folder, Tiny.settings(6, 1)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(folder.toString())
        .satisfies(e -> assertThat(((UsageException) e).cure()).contains("--resume"));
    assertThat(weights(folder)).hasBinaryContent(before);
    assertThat(Pretraining.settings(folder).steps()).isEqualTo(4);
    assertThat(Pretraining.metrics(folder)).hasSize(4);
  }

  @Test
  void aRunOfAnotherNetworkOrPreprocessingCannotBeResumed() throws IOException {
    Path folder = temp.resolve("run");
    PretrainSettings settings = Tiny.settings(6, 1);
    run(folder, settings, HELD_OUT, false, after(3));
    String config = Files.readString(folder.resolve(ModelFolder.CONFIG));
    String preprocessor = Files.readString(folder.resolve(ModelFolder.PREPROCESSOR_CONFIG));

    ModelConfig wider = new ModelConfig("tiny", 2, new Tower(32, 32, 2, 1), Tiny.CONFIG.decoder());
    SensorSchema schema =
        Tiny.PREPROCESSOR.schema().withStatistics(new double[] {0, 1}, new double[] {1, 1});
    for (Pretraining other :
        List.of(
            new Pretraining(folder, wider, Tiny.PREPROCESSOR, settings),
            new Pretraining(folder, Tiny.CONFIG, new Preprocessor(schema, 5), settings))) {
      assertThatThrownBy(() ->
              other.run(
                  TRAIN, HELD_OUT, true, Pretraining.Papers.NONE, Progress.SILENT, () -> false))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(folder.toString());
      assertThat(folder.resolve(ModelFolder.CONFIG)).hasContent(config);
      assertThat(folder.resolve(ModelFolder.PREPROCESSOR_CONFIG)).hasContent(preprocessor);
    }
  }

  @Test
  void askedToStopItLeavesACheckpointAndNoModel() throws IOException {
    Path folder = temp.resolve("run");
    Pretraining.Outcome outcome = run(folder, Tiny.settings(20, 1), HELD_OUT, false, after(5));
    assertThat(outcome.finished()).isFalse();
    assertThat(outcome.state().step()).isEqualTo(5);
    assertThat(RunFolder.readState(Checkpoints.newest(folder).orElseThrow()))
        .isEqualTo(outcome.state());
    assertThat(weights(folder)).doesNotExist();
    assertThatThrownBy(() -> SavedModel.open(folder, Precision.FP32).close())
        .isInstanceOf(BadDataException.class);
  }

  @Test
  void askedToStopAtTheLastStepItIsFinishedAllTheSame() throws IOException {
    Path folder = temp.resolve("run");
    assertThat(run(folder, Tiny.settings(5, 1), HELD_OUT, false, after(5)).finished()).isTrue();
    assertThat(weights(folder)).exists();
  }

  @ParameterizedTest
  @CsvSource({"1,FP32", "2,FP32", "2,BF16"})
  void stoppedAndResumedItEndsWithTheSameBits(int workers, Precision precision) throws IOException {
    Path whole = temp.resolve("whole");
    Path pieces = temp.resolve("pieces");
    PretrainSettings settings = // lines every 4 steps, so that stops fall between them
        Tiny.settings(17, 4, 2, 3e-3, precision, workers, Tiny.SEED, 4, 5, 3);
    run(whole, settings);
    run(pieces, settings, HELD_OUT, false, after(2));
    run(pieces, settings, HELD_OUT, true, after(1));
    run(pieces, settings, HELD_OUT, true, after(7)); // past a look at held-out people
    Pretraining.Outcome last = run(pieces, settings, HELD_OUT, true, () -> false);
    assertThat(last.finished()).isTrue();
    assertThat(weights(pieces)).hasSameBinaryContentAs(weights(whole));
    Path one = Checkpoints.newest(whole).orElseThrow();
    Path two = Checkpoints.newest(pieces).orElseThrow();
    for (String file : List.of(ModelFolder.WEIGHTS, ModelFolder.OPTIMIZER, "best.safetensors")) {
      assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
    assertThat(timeless(Pretraining.metrics(pieces)))
        .isEqualTo(timeless(Pretraining.metrics(whole)));
  }

  /// Metrics without what a clock said.
  static List<Metric> timeless(List<Metric> metrics) {
    return metrics.stream()
        .map(m ->
            new Metric(
                m.step(), m.loss(), m.heldOutLoss(), m.learningRate(), m.gradientNorm(), 0, 0, 0))
        .toList();
  }

  @Test
  void aFinishedRunResumedStaysAsItIs() throws IOException {
    Path folder = temp.resolve("run");
    run(folder, Tiny.settings(5, 1));
    byte[] before = Files.readAllBytes(weights(folder));
    Pretraining.Outcome again = run(folder, Tiny.settings(5, 1), HELD_OUT, true, () -> false);
    assertThat(again.finished()).isTrue();
    assertThat(weights(folder)).hasBinaryContent(before);
    assertThat(Pretraining.metrics(folder).stream().map(Metric::step))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void resumingWhereNothingWasBegunBegins() throws IOException {
    Path folder = temp.resolve("run");
    assertThat(run(folder, Tiny.settings(4, 1), HELD_OUT, true, () -> false).finished()).isTrue();
  }

  @Test
  void linesAfterTheCheckpointAndALineCutShortAreTakenAgain() throws IOException {
    Path folder = temp.resolve("run");
    PretrainSettings settings = Tiny.settings(8, 1);
    run(folder, settings, HELD_OUT, false, after(3));
    Path metrics = folder.resolve(ModelFolder.METRICS);
    String third = Files.readAllLines(metrics).getLast();
    Files.writeString(
        metrics,
        third.replace("\"step\":3", "\"step\":4") + "\n" + third.substring(0, 20),
        StandardOpenOption.APPEND);
    assertThat(Pretraining.metrics(folder)).hasSize(4);
    run(folder, settings, HELD_OUT, true, () -> false);
    assertThat(Pretraining.metrics(folder).stream().mapToLong(Metric::step).toArray())
        .containsExactly(LongStream.rangeClosed(1, 8).toArray());
    assertThat(Files.readString(metrics)).endsWith("}\n");
  }

  @Test
  void aDamagedLineOfMetricsIsNamed() throws IOException {
    Path folder = temp.resolve("run");
    run(folder, Tiny.settings(4, 1));
    Path metrics = folder.resolve(ModelFolder.METRICS);
    List<String> lines = new ArrayList<>(Files.readAllLines(metrics));
    lines.set(1, "{\"step\":");
    Files.write(metrics, lines);
    assertThatThrownBy(() -> Pretraining.metrics(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("metrics.jsonl:2");
  }
}
