package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Interval;
import org.diurnal.tasks.evaluate.FewShot.Curve;
import org.diurnal.tasks.evaluate.FewShot.Point;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;
import org.junit.jupiter.api.Test;

class FewShotTest {
  @Test
  void asManyOfEachClassAreDrawnAsAskedAndNobodyTwice() {
    long seed = System.nanoTime();
    System.out.println("few-shot: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[] y = IntStream.range(0, 50).mapToDouble(i -> i % 5 == 0 ? 1 : 0).toArray();
    boolean[] ever = new boolean[50];
    for (int draw = 0; draw < 200; draw++) {
      int[] drawn = FewShotStudy.draw(y, 4, true, random);
      assertThat(drawn).hasSize(8).doesNotHaveDuplicates();
      assertThat(Arrays.stream(drawn).filter(i -> y[i] == 1).count()).isEqualTo(4);
      Arrays.stream(drawn).forEach(i -> ever[i] = true);
    }
    for (boolean e : ever) {
      assertThat(e).isTrue();
    }
    assertThat(FewShotStudy.draw(y, 10, true, random)).as("all yeses there are").hasSize(20);
  }

  @Test
  void ofQuantitiesOneOfEachStepIsDrawn() {
    SplittableRandom random = new SplittableRandom(1);
    double[] y = IntStream.range(0, 40).mapToDouble(i -> (i * 7) % 40).toArray(); // 0 ... 39 mixed
    for (int draw = 0; draw < 50; draw++) {
      int[] steps =
          Arrays.stream(FewShotStudy.draw(y, 2, false, random))
              .map(i -> (int) y[i] / 10)
              .sorted()
              .toArray();
      assertThat(steps).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void theSmallestSizeThatReachesTheOthersValueIsTheEfficiency() {
    Curve quick = curve("quick", 0.9, 0.85, 0.6, 0.75, 0.8);
    Curve slow = curve("slow", 0.75, 0.7, 0.5, 0.6, 0.7);
    List<FewShot.Efficiency> e = FewShotStudy.efficiency(List.of(quick, slow), 0.5);
    assertThat(e.getFirst())
        .isEqualTo(new FewShot.Efficiency("quick", "slow", Optional.of(2), Optional.empty()));
    assertThat(e.getLast().shots()).isEmpty();
    assertThat(e.getLast().none()).contains("not even with all");
    Curve chance = curve("chance", 0.52, 0.45, 0.5, 0.5, 0.5);
    assertThat(FewShotStudy.efficiency(List.of(quick, chance), 0.5).getFirst().none())
        .hasValueSatisfying(t -> assertThat(t).contains("not surely better than chance"));
  }

  private static Curve curve(String name, double all, double low, double... medians) {
    return new Curve(
        name,
        IntStream.range(0, medians.length)
            .mapToObj(i -> new Point(1 << i, 20, medians[i], medians[i], medians[i]))
            .toList(),
        new MetricValue(all, Optional.of(new Interval(low, 1)), ""));
  }

  /// Who has one feature that decides needs few labels; who has it among fifty needs more; and with
  /// nothing left out the curve ends at the value with all.
  @Test
  void curvesRiseToTheValueWithAllAndTooFewOfAClassAreSaid() {
    int n = 300;
    SplittableRandom random = new SplittableRandom(2);
    Map<String, Double> y = new HashMap<>();
    Map<String, double[]> one = new HashMap<>();
    Map<String, double[]> many = new HashMap<>();
    for (int i = 0; i < n; i++) {
      String p = "p" + (1000 + i);
      double x = random.nextGaussian();
      y.put(p, x + 0.5 * random.nextGaussian() > 0.8 ? 1.0 : 0.0);
      one.put(p, new double[] {x});
      double[] noisy = random.doubles(30, -3, 3).toArray();
      noisy[7] = x;
      many.put(p, noisy);
    }
    FeatureSet embedding = new FeatureSet("embedding", List.of("x"), 0, one);
    FeatureSet engineered =
        new FeatureSet(
            "engineered", IntStream.range(0, 30).mapToObj(i -> "n" + i).toList(), 0, many);
    Protocol protocol = Protocol.published(5, 4);
    Task task = new Task("planted", "test", TaskType.BINARY, "", "made up", List.of());
    FewShot[] twice = new FewShot[2];
    for (int i = 0; i < 2; i++) {
      Evaluation evaluation = Evaluation.ofPeople(protocol, y.keySet());
      Predictions p =
          evaluation.predict(task, Known.of(y), List.of(embedding, engineered), Optional.empty());
      TaskResult r = new Judge(protocol, List.of()).judge(task, p, List.of(), List.of());
      twice[i] =
          evaluation.fewShot(
              new FewShotStudy(List.of(1, 4, 16, 500), 20, 5),
              p,
              List.of(embedding, engineered),
              r);
      assertThat(twice[i].curves().getFirst().all().value())
          .isEqualTo(Optional.ofNullable(r.scores().get("embedding")).orElseThrow().value());
    }
    assertThat(twice[0]).as("the same seed gives the same draws").isEqualTo(twice[1]);
    Curve quick = twice[0].curves().getFirst();
    Curve slow = twice[0].curves().getLast();
    assertThat(quick.points()).extracting(Point::shots).containsExactly(1, 4, 16);
    assertThat(twice[0].left()).containsOnlyKeys("500");
    assertThat(twice[0].left().toString()).contains("not 500 of each");
    assertThat(quick.points().getLast().median()).isEqualTo(quick.all().value(), within(0.02));
    assertThat(slow.points().getFirst().median()).isLessThan(quick.points().getFirst().median());
    assertThat(slow.points().getLast().median())
        .isGreaterThan(slow.points().getFirst().median() + 0.1);
    for (Point p : quick.points()) {
      assertThat(p.low()).isLessThanOrEqualTo(p.median());
      assertThat(p.high()).isGreaterThanOrEqualTo(p.median());
    }
    assertThat(twice[0].efficiency().getFirst().shots())
        .hasValueSatisfying(k -> assertThat(k).isLessThanOrEqualTo(4));
  }

  /// One person of each class is little, but no kind of head falls over it; and a head that knows
  /// who somebody is (one feature a person) tells nothing of others.
  @Test
  void everyKindOfHeadLearnsFromOnePersonOfEachClassAndOfItAlone() {
    int n = 100;
    SplittableRandom random = new SplittableRandom(3);
    Map<String, Double> y = new HashMap<>();
    Map<String, double[]> who = new HashMap<>();
    for (int i = 0; i < n; i++) {
      double[] oneHot = new double[n];
      oneHot[i] = 1;
      y.put("p" + (1000 + i), (double) random.nextInt(2));
      who.put("p" + (1000 + i), oneHot);
    }
    FeatureSet ids =
        new FeatureSet("ids", IntStream.range(0, n).mapToObj(i -> "is " + i).toList(), n, who);
    Task task = new Task("coin", "test", TaskType.BINARY, "", "made up", List.of());
    for (HeadKind kind : HeadKind.all()) {
      Protocol protocol = Protocol.of(kind, 5, 4);
      Evaluation evaluation = Evaluation.ofPeople(protocol, kind, y.keySet());
      Predictions p = evaluation.predict(task, Known.of(y), List.of(ids), Optional.empty());
      TaskResult r = new Judge(protocol, List.of()).judge(task, p, List.of(), List.of());
      FewShot f = evaluation.fewShot(new FewShotStudy(List.of(1, 8), 2, 5), p, List.of(ids), r);
      for (Point point : f.curves().getFirst().points()) {
        assertThat(point.median()).as(kind.name()).isBetween(0.3, 0.7);
      }
    }
  }

  @Test
  void orderIsThatOfValuesHoweverNearTheyAreAndOfEqualsAsGiven() {
    double[] v = {1 + 1e-12, 1, -0.0, 0.0, -5, 1 + 2e-12, Double.POSITIVE_INFINITY, -1e300, 1};
    assertThat(Order.rising(v)).containsExactly(7, 4, 2, 3, 1, 8, 0, 5, 6);
    assertThat(Order.rising(new int[] {3, 2, 8, 1}, v)).containsExactly(3, 2, 8, 1);
  }
}
