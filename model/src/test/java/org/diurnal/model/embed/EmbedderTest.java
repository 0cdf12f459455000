package org.diurnal.model.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetWriter;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.PersonVector;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.network.Tower;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedderTest {
  private static final long SEED = 20261122;
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final SavedModel MODEL =
      new SavedModel(
          Model.initialize(
              new ModelConfig("tiny", 3, new Tower(32, 48, 2, 2), new Tower(16, 24, 1, 1)),
              Precision.FP32,
              SEED),
          new Preprocessor(FITBIT, Preprocessor.CLIP));
  @TempDir Path tmp;

  @AfterAll
  static void close() {
    MODEL.close();
  }

  /// A day with random values and a few gaps in every channel, more of them the higher `number`.
  private static DayWindow day(String person, int number) {
    SplittableRandom random = Randomness.of(SEED, Randomness.key(person), number);
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      observed[c] = MinuteMask.all();
      for (int gap = 0; gap < 2 + number; gap++) {
        int from = random.nextInt(1300);
        observed[c].clear(from, from + random.nextInt(140));
      }
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        values[c][m] = (float) (60 + 20 * random.nextGaussian());
      }
    }
    return window(person, number, values, observed);
  }

  /// A day with nine minutes only: no patch has half of its minutes.
  private static DayWindow almostEmpty(String person, int number) {
    MinuteMask[] observed = {new MinuteMask(), new MinuteMask(), new MinuteMask()};
    observed[0].set(100, 109);
    return window(person, number, new float[3][DayWindow.MINUTES], observed);
  }

  private static DayWindow window(
      String person, int number, float[][] values, MinuteMask[] observed) {
    return new DayWindow(
        person,
        LocalDate.of(2026, 1, 5).plusDays(number),
        OptionalInt.empty(),
        "test",
        values,
        observed);
  }

  private static List<DayWindow> days(int count) {
    List<DayWindow> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(day("p", i));
    }
    return days;
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("number %s", i).isCloseTo(expected[i], within(1e-5f));
    }
  }

  private Dataset dataset(List<DayWindow> days) {
    Path folder = tmp.resolve("dataset");
    try (DatasetWriter writer = DatasetWriter.open(folder, FITBIT)) {
      days.forEach(writer::day);
      ImportReceipt receipt =
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
              List.of());
      writer.commit(receipt, "test");
    }
    return Dataset.open(folder);
  }

  @Test
  void aDaysVectorIsTheMeanOverVisibleTokensWithNothingDroppedAndTheOthersBlockedAsKeys() {
    DayWindow day = day("p", 4);
    NormalizedDay z = MODEL.preprocessor().normalize(day);
    boolean[] missing = z.inherited();
    // Every token enters the encoder, those that may not be seen are blocked as keys.
    TokenBatch whole =
        new TokenBatch(
            List.of(z),
            List.of(AimMask.inheritedOnly(missing)),
            new TokenBatch.Purpose.Learning(0, false));
    assertThat(whole.kept()).isEqualTo(whole.tokens()).isEqualTo(216);
    float[] latents;
    try (Scope s = Scope.inference()) {
      latents = MODEL.model().network().forwardEncoder(MODEL.model().weights(), whole).toFloats();
    }
    int visible = 0;
    double[] sum = new double[32];
    for (int position = 0; position < whole.tokens(); position++) {
      if (!missing[whole.token(0, position)]) {
        visible++;
        for (int i = 0; i < 32; i++) {
          sum[i] += latents[position * 32 + i];
        }
      }
    }
    assertThat(visible).isBetween(100, 215);
    float[] expected = new float[32];
    for (int i = 0; i < 32; i++) {
      expected[i] = (float) (sum[i] / visible);
    }
    DayVector vector =
        new Embedder(MODEL, Pooling.MEAN).embed(List.of(day)).getFirst().orElseThrow();
    assertThat(vector.tokens()).isEqualTo(visible);
    assertThat(vector.day().personId()).isEqualTo("p");
    assertThat(vector.day().localDate()).isEqualTo(LocalDate.of(2026, 1, 9));
    assertClose(vector.vector(), expected);
    assertThat(expected).as("a vector that says something").doesNotContain(0);
  }

  @Test
  void aVectorDoesNotDependOnTheOtherDaysOfItsBatch() {
    List<DayWindow> days = days(7);
    List<Optional<DayVector>> alone = new Embedder(MODEL, Pooling.MEAN, 1).embed(days);
    for (int batch : List.of(2, 3, 7)) {
      List<Optional<DayVector>> together = new Embedder(MODEL, Pooling.MEAN, batch).embed(days);
      for (int d = 0; d < days.size(); d++) {
        assertClose(together.get(d).orElseThrow().vector(), alone.get(d).orElseThrow().vector());
      }
    }
  }

  @Test
  void missingMinutesHaveNoInfluence() {
    DayWindow day = day("p", 3);
    float[][] other = new float[3][];
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      other[c] = day.values(c).clone();
      observed[c] = day.observed(c).copy();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        other[c][m] = observed[c].get(m) ? other[c][m] : 12345;
      }
    }
    Embedder embedder = new Embedder(MODEL, Pooling.MEAN);
    assertThat(
            embedder
                .embed(List.of(window("p", 3, other, observed)))
                .getFirst()
                .orElseThrow()
                .vector())
        .containsExactly(embedder.embed(List.of(day)).getFirst().orElseThrow().vector());
  }

  @Test
  void meansByChannelWeighedByTheirTokensAreTheMeanAndAChannelWithoutTokensHasNone() {
    DayWindow whole = day("p", 3);
    MinuteMask[] hidden = {new MinuteMask(), new MinuteMask(), MinuteMask.all()};
    DayWindow day = whole.hiding(hidden); // the third channel is gone
    float[] mean =
        new Embedder(MODEL, Pooling.MEAN).embed(List.of(day)).getFirst().orElseThrow().vector();
    Embedder byChannel = new Embedder(MODEL, Pooling.CHANNEL);
    assertThat(byChannel.dimension()).isEqualTo(3 * 32);
    float[] parts = byChannel.embed(List.of(day)).getFirst().orElseThrow().vector();
    boolean[] missing = MODEL.preprocessor().normalize(day).inherited();
    int[] tokens = new int[3];
    for (int t = 0; t < missing.length; t++) {
      tokens[t / 72] += missing[t] ? 0 : 1;
    }
    assertThat(tokens[0]).isPositive().isNotEqualTo(tokens[1]);
    for (int i = 0; i < 32; i++) {
      assertThat((tokens[0] * parts[i] + tokens[1] * parts[32 + i]) / (tokens[0] + tokens[1]))
          .isCloseTo(mean[i], within(1e-5f));
      assertThat(parts[64 + i]).isNaN();
    }
  }

  @Test
  void aDayWithoutAChannelIsLeftOutOfThatChannelsMoments() {
    DayWindow whole = day("p", 1);
    DayWindow part =
        day("p", 2).hiding(new MinuteMask[] {new MinuteMask(), MinuteMask.all(), new MinuteMask()});
    List<PersonVector> people = new ArrayList<>();
    new Embedder(MODEL, Pooling.CHANNEL)
        .run(dataset(List.of(whole, part)), List.of("p"), 1, d -> {}, people::add, Progress.SILENT);
    float[] alone =
        new Embedder(MODEL, Pooling.CHANNEL)
            .embed(List.of(whole))
            .getFirst()
            .orElseThrow()
            .vector();
    float[] vector = people.getFirst().vector();
    for (int i = 32; i < 64; i++) {
      assertThat(vector[i]).isEqualTo(alone[i]);
      assertThat(vector[96 + i]).isZero();
    }
    assertThat(vector[0]).isNotEqualTo(alone[0]);
  }

  @Test
  void peopleAreMeanAndSpreadOfTheirDaysInWhateverOrder() {
    List<DayWindow> days = new ArrayList<>(days(5));
    days.add(day("q", 0));
    days.add(almostEmpty("q", 1));
    days.add(almostEmpty("r", 0));
    List<DayVector> dayVectors = new ArrayList<>();
    List<PersonVector> people = new ArrayList<>();
    Embedder.Counts counts =
        new Embedder(MODEL, Pooling.MEAN, 2)
            .run(
                dataset(days),
                List.of("p", "q", "r", "nobody"),
                2,
                dayVectors::add,
                people::add,
                Progress.SILENT);
    assertThat(counts).isEqualTo(new Embedder.Counts(2, 6, 2, 1));
    assertThat(dayVectors)
        .extracting(v -> v.day().personId())
        .containsExactly("p", "p", "p", "p", "p", "q");
    assertThat(dayVectors)
        .extracting(v -> v.day().localDate().getDayOfMonth())
        .containsExactly(5, 6, 7, 8, 9, 5);
    assertThat(people).extracting(PersonVector::personId).containsExactly("p", "q");
    assertThat(people).extracting(PersonVector::days).containsExactly(5, 1);

    // By hand, over the days backwards.
    float[] expected = new float[64];
    for (int i = 0; i < 32; i++) {
      double sum = 0;
      double squares = 0;
      for (int d = 4; d >= 0; d--) {
        double x = dayVectors.get(d).vector()[i];
        sum += x;
        squares += x * x;
      }
      expected[i] = (float) (sum / 5);
      expected[32 + i] = (float) Math.sqrt(Math.max(0, squares / 5 - sum / 5 * (sum / 5)));
    }
    assertClose(people.getFirst().vector(), expected);

    float[] one = people.get(1).vector();
    assertThat(Arrays.copyOf(one, 32)).containsExactly(dayVectors.get(5).vector());
    assertThat(Arrays.copyOfRange(one, 32, 64)).containsOnly(0);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameVectorsBitForBit() {
    Dataset dataset = dataset(days(9));
    List<List<float[]>> runs = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      List<float[]> vectors = new ArrayList<>();
      new Embedder(MODEL, Pooling.MEAN, 2)
          .run(
              dataset,
              List.of("p"),
              threads,
              v -> vectors.add(v.vector()),
              v -> vectors.add(v.vector()),
              Progress.SILENT);
      assertThat(vectors).hasSize(10);
      runs.add(vectors);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(runs.get(1).get(i)).containsExactly(runs.get(0).get(i));
      assertThat(runs.get(2).get(i)).containsExactly(runs.get(0).get(i));
    }
  }

  @Test
  void anUnknownPoolingIsRefusedWithTheListOfKnownOnes() {
    assertThat(Pooling.of("mean")).isEqualTo(Pooling.MEAN);
    assertThatThrownBy(() -> Pooling.of("max"))
        .isInstanceOfSatisfying(
            UsageException.class,
            e ->
                assertThat(e.getMessage() + "; " + e.cure())
                    .isEqualTo("no pooling named 'max'; there are: mean, channel"));
  }

  @Test
  void aModelInBfloat16IsRefused() {
    try (Model bf16 = Model.initialize(MODEL.model().config(), Precision.BF16, SEED)) {
      assertThatThrownBy(
              () -> new Embedder(new SavedModel(bf16, MODEL.preprocessor()), Pooling.MEAN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
