package org.diurnal.tasks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Interval;
import org.diurnal.core.Provenance;
import org.diurnal.core.Randomness;
import org.diurnal.tasks.features.FeatureSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittedProbeTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "age");
  private static final Provenance FROM =
      new Provenance("test", "predict", Instant.EPOCH, true, 11, Map.of("model", "00ff"));

  /// People whose quantity is 3 + 2 a - age with noise of deviation 1, and who say yes by the
  /// log-odds a - 1.
  private record World(FeatureSet features, Map<String, Double> amount, Map<String, Double> yes) {
    static World of(long seed, int people) {
      SplittableRandom random = Randomness.of(seed);
      Map<String, double[]> x = new HashMap<>();
      Map<String, Double> amount = new HashMap<>();
      Map<String, Double> yes = new HashMap<>();
      for (int i = 0; i < people; i++) {
        double[] f = new double[4];
        Arrays.setAll(f, j -> random.nextGaussian());
        x.put("p" + i, f);
        amount.put("p" + i, 3 + 2 * f[0] - f[3] + random.nextGaussian());
        yes.put("p" + i, random.nextDouble() < LogOdds.probability(f[0] - 1) ? 1.0 : 0.0);
      }
      return new World(new FeatureSet("made", NAMES, 1, x), amount, yes);
    }

    FittedProbe quantity() {
      return FittedProbe.fit(
          "amount", Answer.QUANTITY, features, amount, UnaryOperator.identity(), FROM);
    }

    FittedProbe yesOrNo() {
      return FittedProbe.fit(
          "yes", Answer.YES_OR_NO, features, yes, UnaryOperator.identity(), FROM);
    }
  }

  @Test
  void intervalsOfQuantitiesHoldTheTruthOfOthers() {
    int held = 0;
    int asked = 0;
    for (long seed = 1; seed <= 12; seed++) {
      FittedProbe probe = World.of(seed, 120).quantity();
      World others = World.of(1000 + seed, 400);
      for (String p : others.amount().keySet()) {
        Interval i = probe.say(others.features().of(p).orElseThrow()).interval().orElseThrow();
        double truth = others.amount().getOrDefault(p, 0.0);
        held += i.low() <= truth && truth <= i.high() ? 1 : 0;
        asked++;
      }
    }
    // 4,800 asked of twelve probes; a probe's own coverage varies by 0.02
    assertThat((double) held / asked).isEqualTo(0.95, within(0.025));
  }

  @Test
  void intervalsOfProbabilitiesHoldTheTrueProbability() {
    int held = 0;
    int asked = 0;
    for (long seed = 1; seed <= 20; seed++) {
      FittedProbe probe = World.of(seed, 200).yesOrNo();
      for (double a : new double[] {-1, 0, 1}) {
        FittedProbe.Said said = probe.say(new double[] {a, 0, 0, 0});
        Interval i = said.interval().orElseThrow();
        double truth = LogOdds.probability(a - 1);
        assertThat(said.value()).isBetween(0.0, 1.0);
        held += i.low() <= truth && truth <= i.high() ? 1 : 0;
        asked++;
      }
    }
    // 60 asked, three of each probe: 0.95 within three standard errors, and the penalty's pull
    assertThat((double) held / asked).isBetween(0.85, 1.0);
  }

  @Test
  void anAbsentFeatureCountsAsTheMeanOfThoseFittedOn() {
    FittedProbe probe = World.of(1, 400).quantity();
    double gap = probe.raw(new double[] {Double.NaN, 0, 0, 0});
    assertThat(gap).isEqualTo(3, within(0.4));
    assertThatThrownBy(() -> probe.raw(new double[3])).hasMessageContaining("3 features");
  }

  @Test
  void peopleStayTogetherAndEachPartHasYesAndNo() {
    // 40 people of 3 rows, 10 of whom say yes
    List<String> person = IntStream.range(0, 120).mapToObj(i -> "p" + i / 3).toList();
    double[] y = IntStream.range(0, 120).mapToDouble(i -> i / 3 < 10 ? 1 : 0).toArray();
    Training t = Training.of(new double[120][1], y, Answer.YES_OR_NO);
    int[] fold = OutOfFold.folds(t, person, 5);
    for (int f = 0; f < OutOfFold.FOLDS; f++) {
      int in = f;
      assertThat(IntStream.range(0, 120).filter(i -> fold[i] == in && y[i] == 1).count())
          .isEqualTo(6);
    }
    for (int i = 0; i < 120; i++) {
      assertThat(fold[i]).isEqualTo(fold[i - i % 3]);
    }
  }

  @Test
  void outOfFoldNobodyIsToldByTheirOwnAnswer() {
    // The nearest neighbour of each row is itself: seen, it would be told exactly.
    SplittableRandom random = Randomness.of(3);
    double[][] x = new double[200][2];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      Arrays.setAll(x[i], j -> random.nextGaussian());
      y[i] = random.nextInt(2);
    }
    Training t = Training.of(x, y, Answer.YES_OR_NO);
    List<String> person = IntStream.range(0, 200).mapToObj(i -> "p" + i).toList();
    double[] said = OutOfFold.of(new NeighbourHead(), t, person, 1);
    assertThat(Auroc.of(said, y, t.weights())).isBetween(0.35, 0.65);
  }

  @Test
  void fewPeopleHaveAValueAndNoInterval() {
    FittedProbe probe = World.of(2, 15).quantity();
    assertThat(probe.say(new double[] {0, 0, 0, 0}).interval()).isEmpty();
  }

  @Test
  void aKeptProbeSaysTheSame(@TempDir Path model) {
    World world = World.of(4, 80);
    for (FittedProbe probe : List.of(world.quantity(), world.yesOrNo())) {
      Path file = ProbeFile.of(model, probe.about().task());
      ProbeFile.write(file, probe);
      FittedProbe read = ProbeFile.read(file);
      assertThat(read.about()).isEqualTo(probe.about());
      double[] asked = {0.3, -1, Double.NaN, 2};
      assertThat(read.say(asked)).isEqualTo(probe.say(asked));
    }
  }

  @Test
  void damagedFilesAreReadOrRefusedAndNothingElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(ProbeFile.NAME);
    ProbeFile.write(file, World.of(4, 40).yesOrNo());
    byte[] valid = Files.readAllBytes(file);
    long seed = System.nanoTime();
    System.err.println("damaged probes: seed " + seed);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      SplittableRandom random = Randomness.of(seed, i);
      byte[] bytes =
          random.nextInt(4) == 0
              ? Arrays.copyOf(valid, random.nextInt(valid.length))
              : valid.clone();
      for (int k = 0; k < 2 && bytes.length > 0; k++) {
        // mostly in the header, where the texts are
        bytes[random.nextInt(Math.min(bytes.length, 1200))] ^= (byte) (1 << random.nextInt(8));
      }
      Files.delete(file);
      Files.write(file, bytes);
      try {
        FittedProbe read = ProbeFile.read(file);
        if (read.about().features().size() == 4) {
          read.say(new double[4]);
        }
      } catch (BadDataException e) {
        assertThat(e.getMessage()).contains(ProbeFile.NAME);
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + ", case " + i + ": " + HexFormat.of().formatHex(bytes), e);
      }
    }
    assertThat(refused).isGreaterThan(500);
  }
}
