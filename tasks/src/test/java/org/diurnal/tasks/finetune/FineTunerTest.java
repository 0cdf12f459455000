package org.diurnal.tasks.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Tower;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FineTunerTest {
  private static final long SEED = 20261124;
  private static final Model MODEL =
      Model.initialize(
          new ModelConfig("tiny", 1, new Tower(16, 32, 2, 1), new Tower(16, 24, 1, 1)),
          Precision.FP32,
          SEED);
  private static final List<String> TRAIN = named(0, 90);
  private static final List<String> ASKED = named(90, 150);

  @AfterAll
  static void close() {
    MODEL.close();
  }

  private static List<String> named(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "p" + i).toList();
  }

  /// Whose noise is rough where that of others is smooth: no mean or variance tells them apart.
  private static boolean rough(String person) {
    return Integer.parseInt(person.substring(1)) % 3 == 0;
  }

  /// One channel, one day: an alternating or a slow wave of the same size, under noise.
  private static final PeopleDays DAYS =
      new PeopleDays() {
        @Override
        public boolean has(String person) {
          return true;
        }

        @Override
        public List<NormalizedDay> all(String person) {
          float[] z = new float[MinuteMask.MINUTES];
          SplittableRandom random = Randomness.of(SEED, Randomness.key(person));
          for (int m = 0; m < z.length; m++) {
            double wave = rough(person) ? (m % 2 == 0 ? 1 : -1) : (m / 10 % 2 == 0 ? 1 : -1);
            z[m] = (float) (wave + 0.3 * random.nextGaussian());
          }
          return List.of(
              new NormalizedDay(LocalDate.of(2026, 1, 5), z, new MinuteMask[] {MinuteMask.all()}));
        }

        @Override
        public List<NormalizedDay> some(String person, int most, SplittableRandom random) {
          return all(person);
        }
      };

  private static FineTuneSettings settings(Adaptation a, int epochs) {
    FineTuneSettings s = FineTuneSettings.of(a, SEED);
    return new FineTuneSettings(epochs, 99, 16, 1, 1e-2, s.weightDecay(), 0.2, SEED);
  }

  private static FineTuner.Outcome outcome(Adaptation a, int epochs, boolean binary) {
    double[] y = TRAIN.stream().mapToDouble(p -> rough(p) ? 1 : 0).toArray();
    if (!binary) {
      y = Arrays.stream(y).map(v -> 100 + 20 * v).toArray();
    }
    try (FineTuner tuner = new FineTuner(MODEL, DAYS, a, settings(a, epochs), 2)) {
      return tuner.predict(TRAIN, y, binary, ASKED);
    }
  }

  static List<Adaptation> adaptations() {
    return List.of(new Adaptation.Full(), new Adaptation.LowRank(2), new Adaptation.Supervised());
  }

  @ParameterizedTest
  @MethodSource("adaptations")
  void whatLabelsSayOfTheTrainingPeopleIsSaidOfOthers(Adaptation a) {
    double[] said = outcome(a, 6, true).predicted();
    double rough = 0;
    double smooth = 0;
    for (int i = 0; i < said.length; i++) {
      if (rough(ASKED.get(i))) {
        rough += said[i] / 20;
      } else {
        smooth += said[i] / 40;
      }
    }
    assertThat(rough).as("log-odds of %s", a.id()).isGreaterThan(1);
    assertThat(smooth).isLessThan(-1);
  }

  @Test
  void quantitiesComeBackInTheirUnit() {
    double[] said = outcome(new Adaptation.Full(), 6, false).predicted();
    for (int i = 0; i < said.length; i++) {
      assertThat(said[i]).isCloseTo(rough(ASKED.get(i)) ? 120 : 100, within(6.0));
    }
  }

  @Test
  void lowRankBeginsWhereThePretrainedNetworkStands() {
    double[] whole = outcome(new Adaptation.Full(), 0, true).predicted();
    double[] thin = outcome(new Adaptation.LowRank(2), 0, true).predicted();
    assertThat(thin).containsExactly(whole, within(1e-4));
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    assertThat(outcome(new Adaptation.LowRank(2), 2, true).predicted())
        .containsExactly(outcome(new Adaptation.LowRank(2), 2, true).predicted());
  }

  @Test
  void thePretrainedNetworkStaysAsItWas() {
    float[] before = MODEL.parameters().toFloats();
    adaptations().forEach(a -> outcome(a, 1, true));
    assertThat(MODEL.parameters().toFloats()).containsExactly(before);
  }

  @Test
  void aPersonOnBothSidesIsRefused() {
    List<String> asked = new ArrayList<>(ASKED);
    asked.add(TRAIN.getFirst());
    try (FineTuner tuner =
        new FineTuner(MODEL, DAYS, new Adaptation.Full(), settings(new Adaptation.Full(), 1), 1)) {
      assertThatThrownBy(() -> tuner.predict(TRAIN, new double[TRAIN.size()], true, asked))
          .hasMessageContaining("both sides");
    }
  }
}
