package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.TimeFeatures;
import org.diurnal.model.network.Tower;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFillerTest {
  private static final long SEED = 20261122;
  private static final ModelConfig CONFIG =
      new ModelConfig("tiny", 2, new Tower(32, 48, 2, 2), new Tower(16, 32, 2, 2));
  private static final Preprocessor PREPROCESSOR = new Preprocessor(Days.TWO, Preprocessor.CLIP);

  private static SavedModel saved;
  private static ModelFiller filler;

  /// A network of random weights, so that everything it may see has its say.
  @BeforeAll
  static void setUp() {
    Model model = Model.initialize(CONFIG, Precision.FP32, SEED);
    SplittableRandom random = Randomness.of(SEED);
    float[] weights = model.parameters().toFloats();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (0.2 * random.nextGaussian());
    }
    model.parameters().setAll(weights);
    saved = new SavedModel(model, PREPROCESSOR);
    filler = new ModelFiller(saved);
  }

  @AfterAll
  static void close() {
    saved.close();
  }

  /// A day of steps about 10 and heart rates about 70, all observed.
  private static DayWindow day(SplittableRandom random) {
    return Days.day(
        "p",
        random.nextInt(365),
        m -> 10 + 2 * random.nextGaussian(),
        m -> 70 + 10 * random.nextGaussian());
  }

  private static DayWindow without(DayWindow day, int channel, int from, int to) {
    MinuteMask[] hidden = {new MinuteMask(), new MinuteMask()};
    hidden[channel].set(from, to);
    return day.hiding(hidden);
  }

  private static DayWindow changed(DayWindow day, int channel, int minute, float by) {
    float[][] values = new float[day.channels()][];
    MinuteMask[] observed = new MinuteMask[day.channels()];
    for (int c = 0; c < values.length; c++) {
      values[c] = day.values(c).clone();
      observed[c] = day.observed(c);
    }
    values[channel][minute] += by;
    return new DayWindow(
        day.personId(), day.localDate(), day.utcOffsetMinutes(), "test", values, observed);
  }

  private static List<MinuteMask> of(MinuteMask first, MinuteMask second) {
    return List.of(first, second);
  }

  private static MinuteMask minutes(int... minutes) {
    MinuteMask mask = new MinuteMask();
    for (int m : minutes) {
      mask.set(m);
    }
    return mask;
  }

  /// What is answered at the wanted minutes, all channels in a row.
  private static float[] wanted(List<MinuteMask> wanted, float[][] answer) {
    int n = 0;
    float[] values = new float[wanted.stream().mapToInt(MinuteMask::count).sum()];
    for (int c = 0; c < answer.length; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (wanted.get(c).get(m)) {
          values[n++] = answer[c][m];
        }
      }
    }
    return values;
  }

  private static float[] fill(DayWindow truth, List<MinuteMask> hidden) {
    return wanted(hidden, filler.fill(FillRequest.hiding(truth, hidden)));
  }

  /// Gaps of all lengths, scattered minutes, a whole channel.
  private static List<MinuteMask> randomGaps(SplittableRandom random) {
    List<MinuteMask> masks = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      MinuteMask mask = new MinuteMask();
      for (int i = random.nextInt(6); i > 0; i--) {
        int from = random.nextInt(1440);
        mask.set(from, Math.min(1440, from + 1 + random.nextInt(150)));
      }
      for (int i = random.nextInt(60); i > 0; i--) {
        mask.set(random.nextInt(1440));
      }
      if (random.nextInt(10) == 0) {
        mask.set(0, 1440);
      }
      masks.add(mask);
    }
    return masks;
  }

  private static DayWindow withOwnGaps(DayWindow day, SplittableRandom random) {
    DayWindow with = day;
    for (int i = random.nextInt(5); i > 0; i--) {
      int from = random.nextInt(1400);
      with = without(with, random.nextInt(2), from, from + 1 + random.nextInt(39));
    }
    return random.nextInt(6) == 0 ? without(with, 1, 0, 1440) : with;
  }

  @Test
  void hiddenMinutesNeverInfluenceTheAnswer() {
    SplittableRandom random = Randomness.of(SEED, 1);
    for (int round = 0; round < 30; round++) {
      DayWindow truth = withOwnGaps(day(random), random);
      List<MinuteMask> hidden = randomGaps(random);
      float[][] other = new float[2][];
      for (int c = 0; c < 2; c++) {
        other[c] = truth.values(c).clone();
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (hidden.get(c).get(m)) {
            other[c][m] = 25 + random.nextInt(200);
          }
        }
      }
      DayWindow perturbed =
          new DayWindow(
              "p",
              truth.localDate(),
              truth.utcOffsetMinutes(),
              "test",
              other,
              new MinuteMask[] {truth.observed(0), truth.observed(1)});
      assertThat(fill(perturbed, hidden))
          .as("round %d, seed %d", round, SEED)
          .isEqualTo(fill(truth, hidden));
    }
  }

  @Test
  void everyWantedMinuteGetsAFiniteValueInThePlausibleRange() {
    SplittableRandom random = Randomness.of(SEED, 2);
    for (int round = 0; round < 40; round++) {
      DayWindow truth = withOwnGaps(day(random), random);
      List<MinuteMask> hidden = randomGaps(random);
      float[][] answer = filler.fill(FillRequest.hiding(truth, hidden));
      assertThat(answer).hasDimensions(2, 1440);
      for (int c = 0; c < 2; c++) {
        Channel channel = Days.TWO.channel(c);
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (hidden.get(c).get(m)) { // heart rate's 0, an unwritten place, is not plausible
            assertThat(channel.isPlausible(answer[c][m]))
                .as("round %d, channel %d, minute %d: %s", round, c, m, answer[c][m])
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void aDayWithoutAnythingObservedIsFilledToo() {
    List<MinuteMask> all = Days.same(2, MinuteMask.all());
    float[] answer = fill(day(Randomness.of(SEED, 3)), all);
    assertThat(answer).hasSize(2880);
    for (int i = 0; i < 2880; i++) {
      assertThat(Days.TWO.channel(i / 1440).isPlausible(answer[i])).isTrue();
    }
  }

  @Test
  void manyDaysAtOnceAreTheSameAsOneByOne() {
    SplittableRandom random = Randomness.of(SEED, 4);
    List<FillRequest> requests = new ArrayList<>();
    for (int i = 0; i < 80; i++) { // up to three passes each: more than go through at once
      requests.add(FillRequest.hiding(withOwnGaps(day(random), random), randomGaps(random)));
    }
    List<float[][]> together = filler.fillAll(requests);
    assertThat(together).hasSize(80);
    for (int i = 0; i < 80; i++) {
      float[][] alone = filler.fill(requests.get(i));
      for (int c = 0; c < 2; c++) {
        float std = (float) Days.TWO.channel(c).std();
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (requests.get(i).wanted().get(c).get(m)) {
            assertThat(together.get(i)[c][m] / std)
                .as("request %d, channel %d, minute %d, seed %d", i, c, m, SEED)
                .isCloseTo(alone[c][m] / std, within(1e-5f));
          }
        }
      }
    }
  }

  @Test
  void eachMinuteOfEachPatchOfEachChannelComesFromItsOwnPlace() {
    // All weights zero but the positions, the last norm and the pixel head: what is predicted then
    // depends on a token's place alone, and can be worked out without a network.
    SplittableRandom random = Randomness.of(SEED, 5);
    try (Model model = Model.initialize(CONFIG, Precision.FP32, SEED)) {
      model.parameters().setAll(new float[(int) model.parameters().size()]);
      float[] channels = floats(random, 2 * 8, 1);
      float[] head = floats(random, 20 * 16, 0.3);
      float[] bias = floats(random, 20, 0.3);
      float[] ones = new float[16];
      Arrays.fill(ones, 1);
      model.parameters().set("decoder.channel_embedding", channels);
      model.parameters().set("decoder.norm.weight", ones);
      model.parameters().set("pixel_head.weight", head);
      model.parameters().set("pixel_head.bias", bias);

      DayWindow truth = day(random);
      List<MinuteMask> hidden = of(Days.minutes(100, 300), minutes(5, 700, 1439));
      hidden.get(1).set(800, 900);
      float[][] answer =
          new ModelFiller(new SavedModel(model, PREPROCESSOR))
              .fill(FillRequest.hiding(truth, hidden));
      float[] calendar = TimeFeatures.calendar(truth.localDate());
      for (int c = 0; c < 2; c++) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (hidden.get(c).get(m)) {
            double[] place = new double[16]; // half the channel's vector, half the calendar
            for (int i = 0; i < 8; i++) {
              place[i] = channels[c * 8 + i];
              place[8 + i] = calendar[m / 20 * 8 + i];
            }
            double mean = Arrays.stream(place).average().orElseThrow();
            double variance =
                Arrays.stream(place).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
            double z = bias[m % 20];
            for (int i = 0; i < 16; i++) {
              z += head[m % 20 * 16 + i] * (place[i] - mean) / Math.sqrt(variance + 1e-5);
            }
            Channel channel = Days.TWO.channel(c);
            double expected =
                Math.clamp(channel.mean() + z * channel.std(), channel.min(), channel.max());
            assertThat((double) answer[c][m])
                .as("channel %d, minute %d, seed %d", c, m, SEED)
                .isCloseTo(expected, within(1e-4));
          }
        }
      }
    }
  }

  private static float[] floats(SplittableRandom random, int n, double scale) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }

  @Test
  void holesInEveryPatchDoNotHideTheDay() {
    // One minute of every patch of both channels is wanted. Each is filled in sight of the patches
    // of the other parity, whose minutes therefore matter; those of its own patch do not.
    SplittableRandom random = Randomness.of(SEED, 6);
    DayWindow truth = day(random);
    int[] everyPatch = IntStream.range(0, 72).map(s -> s * 20 + 7).toArray();
    List<MinuteMask> hidden = Days.same(2, minutes(everyPatch));
    float[] before = fill(truth, hidden);
    float[] after = fill(changed(truth, 0, 30 * 20 + 3, 5), hidden); // slot 30 of steps
    for (int c = 0; c < 2; c++) {
      for (int s = 0; s < 72; s++) {
        if (s % 2 == 0) { // filled while slot 30 was hidden
          assertThat(after[c * 72 + s])
              .as("channel %d, slot %d", c, s)
              .isEqualTo(before[c * 72 + s]);
        }
      }
    }
    assertThat(after[31]).as("its neighbour").isNotEqualTo(before[31]);
  }

  @Test
  void aGapIsFilledInSightOfPatchesWithHoles() {
    SplittableRandom random = Randomness.of(SEED, 7);
    DayWindow truth = day(random);
    List<MinuteMask> hidden = of(Days.minutes(600, 720), minutes(645));
    float[] before = fill(truth, hidden);
    float[] after = fill(changed(truth, 1, 650, 15), hidden); // beside the hole, in its patch
    for (int i = 0; i < 120; i++) {
      assertThat(after[i]).as("minute %d of the gap", i).isNotEqualTo(before[i]);
    }
    assertThat(after[120]).as("the hole's own patch is hidden from it").isEqualTo(before[120]);
  }

  @Test
  void aHoleIsNotFilledFromAGap() {
    // While the hole is filled the gap is missing, so the hole's answer is that without the gap's
    // being wanted at all.
    DayWindow truth = without(day(Randomness.of(SEED, 8)), 0, 600, 720);
    MinuteMask hole = minutes(205);
    float[] both =
        wanted(
            of(hole, new MinuteMask()),
            filler.fill(
                new FillRequest(
                    without(truth, 0, 205, 206), of(minutesAnd(600, 720, 205), new MinuteMask()))));
    float[] alone = fill(truth, of(hole, new MinuteMask()));
    assertThat(both).hasSize(1);
    assertThat(both[0]).isCloseTo(alone[0], within(1e-4f)); // other batches, other rounding
  }

  private static MinuteMask minutesAnd(int from, int to, int other) {
    MinuteMask mask = Days.minutes(from, to);
    mask.set(other);
    return mask;
  }

  @ParameterizedTest // minutes 10 to 29 touch slots 0 and 1
  @CsvSource({"10,false", "11,true"})
  void aGapOfAPatchsLengthHidesThePatchesItTouchesAndAShorterOneTakesTurns(int from, boolean sees) {
    DayWindow truth = day(Randomness.of(SEED, 9));
    List<MinuteMask> hidden = of(Days.minutes(from, 30), new MinuteMask());
    float[] before = fill(truth, hidden);
    float[] after = fill(changed(truth, 0, 35, 5), hidden); // observed, in slot 1
    assertThat(before).hasSize(30 - from);
    for (int m = from; m < 30; m++) {
      assertThat(after[m - from] != before[m - from]).as("minute %d", m).isEqualTo(sees && m < 20);
    }
  }

  @Test
  void whatAnotherChannelShowsInAGapMatters() {
    DayWindow truth = day(Randomness.of(SEED, 10));
    List<MinuteMask> hidden = of(new MinuteMask(), MinuteMask.all());
    assertThat(fill(changed(truth, 0, 700, 8), hidden)).isNotEqualTo(fill(truth, hidden));
  }

  @Test
  void wantingNothingIsNoWork() {
    DayWindow truth = day(Randomness.of(SEED, 11));
    assertThat(filler.fill(FillRequest.hiding(truth, Days.same(2, new MinuteMask()))))
        .hasDimensions(2, 1440);
    assertThat(filler.fillAll(List.of())).isEmpty();
  }

  @Test
  void aDayOfAnotherSchemaIsRefused() {
    DayWindow one = Days.day("p", 0, m -> 1);
    FillRequest request = FillRequest.hiding(one, List.of(Days.minutes(0, 10)));
    assertThatThrownBy(() -> filler.fill(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema 2");
  }

  @Test
  void itGoesByTheProgramsName() {
    assertThat(filler.name()).isEqualTo("diurnal");
  }
}
