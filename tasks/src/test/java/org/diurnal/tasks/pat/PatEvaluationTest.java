package org.diurnal.tasks.pat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.diurnal.core.BadDataException;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.Auroc;
import org.diurnal.tasks.heads.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatEvaluationTest {
  private static final PatProtocol PROTOCOL =
      new PatProtocol(2000, List.of(50, 100, 5000), 6, 100, 3);

  /// 400 people; the first description knows the label, the second does not.
  private final Map<String, Double> labels = new TreeMap<>();

  private final Map<String, double[]> knowing = new HashMap<>();
  private final Map<String, double[]> noise = new HashMap<>();

  PatEvaluationTest() {
    SplittableRandom random = new SplittableRandom(9);
    for (int p = 0; p < 400; p++) {
      String person = String.valueOf(80000 + p);
      double y = random.nextInt(10) < 3 ? 1 : 0;
      labels.put(person, y);
      knowing.put(person, new double[] {y + 0.7 * random.nextGaussian(), random.nextGaussian()});
      noise.put(person, new double[] {random.nextGaussian(), random.nextGaussian()});
    }
  }

  private PatLabels labels() {
    return new PatLabels(Map.of(PatTask.SSRI, labels), Map.of(), Map.of(), List.of());
  }

  private PatResult run(Map<String, Double> answers) {
    PatGroups groups =
        PatGroups.of(
            new PatLabels(Map.of(PatTask.SSRI, answers), Map.of(), Map.of(), List.of()),
            List.copyOf(answers.keySet()),
            PROTOCOL);
    return new PatEvaluation(PROTOCOL)
        .run(
            PatTask.SSRI,
            groups.of(PatTask.SSRI),
            answers,
            List.of(
                new FeatureSet("knowing", List.of("a", "b"), 0, knowing),
                new FeatureSet("noise", List.of("a", "b"), 0, noise)),
            List.of(List.of("knowing", "noise")),
            "key",
            done -> {});
  }

  private static PatResult.Score score(PatResult result, String description) {
    return java.util.Objects.requireNonNull(result.scores().get(description));
  }

  @Test
  void aPlantedEffectIsFoundAtEverySizeAndNoiseIsAtChance() {
    PatResult r = run(labels);
    assertThat(r.refused()).isEmpty();
    assertThat(r.test()).isEqualTo(160); // two fifths of 400
    assertThat(r.training()).isEqualTo(240);
    assertThat(r.sizes()).containsExactly(50, 100, 240);
    PatResult.Score knows = score(r, "knowing");
    assertThat(knows.bySize()).hasSize(3).allMatch(v -> v.value() > 0.75);
    assertThat(knows.mean().value())
        .isEqualTo(
            knows.bySize().stream().mapToDouble(PatResult.Value::value).average().orElseThrow(),
            within(1e-12));
    assertThat(knows.mean().ci95().orElseThrow().low()).isGreaterThan(0.65);
    assertThat(knows.spread().getFirst()).isPositive();
    assertThat(knows.spread().getLast()).isZero();
    assertThat(score(r, "noise").mean().ci95().orElseThrow().low()).isLessThan(0.5);
    assertThat(score(r, "noise").mean().ci95().orElseThrow().high()).isGreaterThan(0.5);
    assertThat(r.differences().getFirst().by().ci95().orElseThrow().low()).isPositive();
  }

  @Test
  void shuffledLabelsAreAtChance() {
    List<String> people = List.copyOf(labels.keySet());
    Map<String, Double> shuffled = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(4);
    int shift = 1 + random.nextInt(people.size() - 1);
    for (int i = 0; i < people.size(); i++) {
      shuffled.put(
          people.get(i), labels.getOrDefault(people.get((i + shift) % people.size()), 0.0));
    }
    PatResult.Value mean = score(run(shuffled), "knowing").mean();
    assertThat(mean.value()).isBetween(0.4, 0.6);
  }

  /// Labels by coin: the mean over many is a half, and about one interval in twenty leaves it out.
  @Test
  void overManyCoinsTheMeanIsAHalfAndIntervalsHold() {
    double sum = 0;
    int outside = 0;
    int coins = 30;
    for (int c = 0; c < coins; c++) {
      SplittableRandom random = new SplittableRandom(c);
      Map<String, Double> coin = new TreeMap<>();
      labels.keySet().forEach(p -> coin.put(p, random.nextInt(10) < 4 ? 1.0 : 0.0));
      PatResult.Value mean = score(run(coin), "noise").mean();
      sum += mean.value();
      outside += mean.ci95().filter(i -> i.low() <= 0.5 && i.high() >= 0.5).isPresent() ? 0 : 1;
    }
    // Over 30 coins, of a standard deviation near 0.035 each.
    assertThat(sum / coins).isBetween(0.48, 0.52);
    assertThat(outside).isLessThanOrEqualTo(5);
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    assertThat(run(labels)).isEqualTo(run(labels));
  }

  @Test
  void tooFewOfAKindAreRefusedWithTheCount() {
    Map<String, Double> rare = new TreeMap<>();
    labels.keySet().forEach(p -> rare.put(p, p.endsWith("17") ? 1.0 : 0.0));
    PatResult r = run(rare);
    assertThat(r.refused().orElseThrow()).contains("of 160 test people say yes");
    assertThat(r.scores()).isEmpty();
  }

  @Test
  void testPeopleAreFixedBySeedAndNeverTrainedOnAndTasksShareThem() {
    Map<String, Double> half = new TreeMap<>(labels);
    half.keySet().removeIf(p -> Integer.parseInt(p) % 2 == 0);
    PatLabels both =
        new PatLabels(
            Map.of(PatTask.SSRI, labels, PatTask.DEPRESSION, half), Map.of(), Map.of(), List.of());
    List<String> people = List.copyOf(labels.keySet());
    PatGroups groups = PatGroups.of(both, people, PROTOCOL);
    PatGroups.Group all = groups.of(PatTask.SSRI);
    PatGroups.Group some = groups.of(PatTask.DEPRESSION);
    assertThat(all.test()).hasSize(160).doesNotContainAnyElementsOf(all.training());
    assertThat(some.test()).hasSize(80).doesNotContainAnyElementsOf(some.training());
    // The order of people handed in does not matter.
    assertThat(PatGroups.of(both, people.reversed(), PROTOCOL).of(PatTask.SSRI)).isEqualTo(all);
    Set<String> union = new HashSet<>(all.test());
    union.addAll(some.test());
    assertThat(groups.tested()).isEqualTo(union);
    assertThat(union.size()).as("shared as far as they can be").isLessThan(200);
    PatProtocol full = new PatProtocol(100, List.of(), 1, 100, 3);
    assertThat(PatGroups.of(labels(), people, full).of(PatTask.SSRI).test()).hasSize(160);
    assertThat(full.tested(600)).isEqualTo(100);
    assertThat(PatProtocol.published(1).tested(7769)).isEqualTo(2000);
    assertThat(groups.of(PatTask.BENZODIAZEPINE).test()).isEmpty();
  }

  @Test
  void whoHasNoFeaturesIsLeftOutAndCounted() {
    noise.remove(labels.keySet().iterator().next());
    PatResult r = run(labels);
    assertThat(r.withoutFeatures()).isEqualTo(1);
    assertThat(r.test() + r.training()).isEqualTo(399);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ranksAgreeWithTheAreaOfAHead(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = IntStream.range(0, 60).mapToDouble(i -> random.nextInt(8)).toArray();
    double[] truth = IntStream.range(0, 60).mapToDouble(i -> random.nextInt(2)).toArray();
    RankedTest ranked = new RankedTest(scores, truth);
    double[] w = IntStream.range(0, 60).mapToDouble(i -> random.nextInt(3)).toArray();
    assertThat(ranked.auroc(w))
        .as("seed " + seed)
        .isEqualTo(Auroc.of(scores, truth, w), within(1e-12));
    assertThat(ranked.auroc(Weights.equal(60)))
        .as("seed " + seed)
        .isEqualTo(Auroc.of(scores, truth, Weights.equal(60)), within(1e-12));
  }

  @Test
  void threeRanksByHand() {
    // yes at 2 and 1, no at 1 and 0: pairs 1, 1, half, 1.
    assertThat(
            new RankedTest(new double[] {2, 1, 1, 0}, new double[] {1, 1, 0, 0})
                .auroc(Weights.equal(4)))
        .isEqualTo(3.5 / 4);
    assertThat(new RankedTest(new double[] {1, 2}, new double[] {1, 1}).auroc(Weights.equal(2)))
        .isNaN();
  }

  @Test
  void featuresComeBackFromTheirFileUnlessMadeOfSomethingElse(@TempDir Path tmp)
      throws IOException {
    Path file = tmp.resolve("f.tsv");
    assertThat(FeatureFile.read(file, "k")).isEmpty();
    FeatureSet set =
        new FeatureSet(
            "a",
            List.of("x", "y"),
            1,
            Map.of("p", new double[] {0.1, Double.NaN}, "q", new double[] {1e-300, -0.0}));
    FeatureFile.write(file, "k", set);
    FeatureSet back = FeatureFile.read(file, "k").orElseThrow();
    assertThat(back.name()).isEqualTo("a");
    assertThat(back.names()).containsExactly("x", "y");
    assertThat(back.direct()).isEqualTo(1);
    assertThat(back.of("p")).hasValue(new double[] {0.1, Double.NaN});
    assertThat(back.of("q")).hasValue(new double[] {1e-300, -0.0});
    assertThat(FeatureFile.read(file, "other")).isEmpty();
    Files.writeString(file, Files.readString(file) + "r\t1\n");
    Assertions.assertThatThrownBy(() -> FeatureFile.read(file, "k"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("f.tsv:6");
  }
}
