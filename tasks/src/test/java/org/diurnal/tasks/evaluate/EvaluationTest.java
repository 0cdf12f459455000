package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.registry.EventTime;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;
import org.diurnal.tasks.survival.SurvivalKind;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Task YES_OR_NO = task("planted", TaskType.BINARY);
  private static final Task QUANTITY = task("planted", TaskType.REGRESSION);
  private static final Protocol PROTOCOL = Protocol.published(5, 11);

  private static Task task(String name, TaskType type) {
    return new Task(name, "test", type, "", "made up", List.of());
  }

  /// People who are known by one number that decides, beside noise of 30 features.
  private record World(
      List<String> people, Map<String, Double> logit, FeatureSet knows, FeatureSet noise) {
    static World of(int n, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      List<String> people = IntStream.range(0, n).mapToObj(i -> "p" + (100_000 + i)).toList();
      Map<String, Double> logit = new HashMap<>();
      Map<String, double[]> knows = new HashMap<>();
      Map<String, double[]> noise = new HashMap<>();
      for (String p : people) {
        double x = random.nextGaussian();
        logit.put(p, 1.5 * x);
        knows.put(p, new double[] {x});
        noise.put(p, random.doubles(30, -1, 1).toArray());
      }
      List<String> names = IntStream.range(0, 30).mapToObj(i -> "n" + i).toList();
      return new World(
          people,
          logit,
          new FeatureSet("knows", List.of("x"), 0, knows),
          new FeatureSet("noise", names, 0, noise));
    }

    Map<String, Double> answers(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, Double> y = new HashMap<>();
      for (String p : people) {
        double probability = 1 / (1 + Math.exp(-logit.getOrDefault(p, 0.0)));
        y.put(p, random.nextDouble() < probability ? 1.0 : 0.0);
      }
      return y;
    }
  }

  @Test
  void whoKnowsReachesTheCeilingAndNoiseDoesNot() {
    World w = World.of(600, 1);
    TaskResult r =
        run(
            Evaluation.ofPeople(PROTOCOL, w.people()),
            YES_OR_NO,
            w.answers(2),
            List.of(w.noise(), w.knows()),
            List.of(List.of("knows", "noise")),
            Optional.of(w.logit()));
    MetricValue noise = score(r, "noise");
    assertThat(noise.ci95().orElseThrow().low()).isLessThan(0.5);
    assertThat(noise.ci95().orElseThrow().high()).isGreaterThan(0.5);
    // One feature, ranked as the truth ranks: the same AUROC in every fold.
    assertThat(score(r, "knows").value())
        .isEqualTo(r.ceiling().orElseThrow().value(), within(1e-12));
    assertThat(share(r, "knows")).isEqualTo(1, within(1e-9));
    assertThat(r.differences().getFirst().by().ci95().orElseThrow().low()).isGreaterThan(0.1);
    assertThat(r.positives()).hasValueSatisfying(p -> assertThat(p).isBetween(250, 350));
  }

  @Test
  void shuffledLabelsGiveAHalf() {
    World w = World.of(600, 3);
    Map<String, Double> answers = w.answers(4);
    Map<String, Double> shuffled = Answers.shuffled(answers, "planted", 5);
    assertThat(shuffled.keySet()).isEqualTo(answers.keySet());
    assertThat(shuffled.values()).containsExactlyInAnyOrderElementsOf(answers.values());
    assertThat(shuffled).isNotEqualTo(Answers.shuffled(answers, "other", 5));
    assertThat(shuffled).isNotEqualTo(answers).isEqualTo(Answers.shuffled(answers, "planted", 5));
    TaskResult r =
        run(
            Evaluation.ofPeople(PROTOCOL, w.people()),
            YES_OR_NO,
            shuffled,
            List.of(w.knows()),
            List.of(),
            Optional.empty());
    assertThat(score(r, "knows").ci95().orElseThrow().low()).isLessThan(0.5);
    assertThat(score(r, "knows").ci95().orElseThrow().high()).isGreaterThan(0.5);
    assertThat(r.shareOfGap()).isEmpty();
  }

  /// Each person's answer is a coin, and their features name them: whoever let a head see the
  /// person it is asked about would get it right.
  @Test
  void aLabelPlantedInThePersonIsNotFound() {
    int n = 200;
    SplittableRandom random = new SplittableRandom(6);
    Map<String, Double> answers = new HashMap<>();
    Map<String, double[]> features = new HashMap<>();
    List<String> people = IntStream.range(0, n).mapToObj(i -> "p" + (1000 + i)).toList();
    for (int i = 0; i < n; i++) {
      answers.put(people.get(i), random.nextInt(2) * 1.0);
      double[] oneHot = new double[n];
      oneHot[i] = 1;
      features.put(people.get(i), oneHot);
    }
    FeatureSet ids =
        new FeatureSet("ids", IntStream.range(0, n).mapToObj(i -> "is " + i).toList(), n, features);
    TaskResult r =
        run(
            Evaluation.ofPeople(PROTOCOL, people),
            YES_OR_NO,
            answers,
            List.of(ids),
            List.of(),
            Optional.empty());
    assertThat(score(r, "ids").value()).isLessThan(0.65);
    // The guard bites: a head that has seen the people knows every answer.
    double[][] rows = people.stream().map(p -> ids.of(p).orElseThrow()).toArray(double[][]::new);
    double[] y = people.stream().mapToDouble(p -> answers.getOrDefault(p, Double.NaN)).toArray();
    double[] seen = new LinearProbe(1).yesOrNo(rows, y).predict(rows);
    int[][] all = {IntStream.range(0, n).toArray()};
    assertThat(new Scoring.Auroc(seen, y, all).ofAll()).isGreaterThan(0.99);
  }

  /// Times of an exponential distribution whose rate is what is known; half of the people are lost
  /// from sight at random.
  private static Known followed(World w, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Double> times = new HashMap<>();
    Map<String, Double> events = new HashMap<>();
    for (String p : w.people()) {
      double rate = Math.exp(w.logit().getOrDefault(p, 0.0)) / 60;
      double event = -Math.log(1 - random.nextDouble()) / rate;
      double lost = 120 * random.nextDouble();
      times.put(p, Math.min(event, lost));
      events.put(p, event <= lost ? 1.0 : 0.0);
    }
    return new Known(times, Optional.of(events), Optional.empty());
  }

  private static final Task WHEN =
      new Task(
          "when",
          "test",
          TaskType.EVENT_TIME,
          "months",
          "made up",
          "",
          "",
          List.of(),
          Optional.of(new EventTime("time", "event", 40)));

  @Test
  void whoKnowsTheRateTellsWhenAsWellAsCanBeToldByEitherHead() {
    World w = World.of(500, 21);
    Known known = followed(w, 22);
    for (SurvivalKind kind : SurvivalKind.values()) {
      Evaluation evaluation = Evaluation.ofPeople(PROTOCOL, w.people()).withEventTimesBy(kind);
      Predictions p =
          evaluation.predict(WHEN, known, List.of(w.noise(), w.knows()), Optional.of(w.logit()));
      TaskResult r =
          new Judge(PROTOCOL, List.of())
              .judge(WHEN, p, List.of(List.of("knows", "noise")), List.of());
      assertThat(r.refused()).isEmpty();
      assertThat(r.metric()).isEqualTo("c_index");
      assertThat(r.protocol().probe()).contains(kind.words());
      assertThat(r.positives().orElseThrow()).isBetween(150, 400);
      // One feature orders people as the truth does, whatever its slope.
      assertThat(score(r, "knows").value())
          .isEqualTo(r.ceiling().orElseThrow().value(), within(1e-12));
      assertThat(score(r, "knows").value()).isGreaterThan(0.7);
      Map<String, MetricValue> of = r.metrics().getOrDefault("knows", Map.of());
      assertThat(of.keySet()).containsExactly("c_index", "c_index_pooled", "auc_until");
      MetricValue noise = score(r, "noise");
      assertThat(noise.ci95().orElseThrow().low()).isLessThan(0.5);
      assertThat(noise.ci95().orElseThrow().high()).isGreaterThan(0.45);
      assertThat(r.differences().getFirst().by().ci95().orElseThrow().low()).isGreaterThan(0.1);
    }
  }

  @Test
  void eventTimesDealtToOthersTellNothingAndStayWithTheirEvents() {
    World w = World.of(500, 23);
    Known known = followed(w, 24);
    Known dealt = known.shuffled("when", 5);
    java.util.function.Function<Known, List<String>> pairs =
        k ->
            w.people().stream()
                .map(p -> k.values().get(p) + " " + k.events().orElseThrow().get(p))
                .sorted()
                .toList();
    assertThat(pairs.apply(dealt)).isEqualTo(pairs.apply(known));
    assertThat(dealt.values()).isNotEqualTo(known.values());
    Predictions p =
        Evaluation.ofPeople(PROTOCOL, w.people())
            .predict(WHEN, dealt, List.of(w.knows()), Optional.empty());
    MetricValue c =
        score(new Judge(PROTOCOL, List.of()).judge(WHEN, p, List.of(), List.of()), "knows");
    assertThat(c.value()).isBetween(0.4, 0.6);
  }

  @Test
  void tooFewEventsAreRefusedWithTheCount() {
    World w = World.of(100, 25);
    Map<String, Double> times = new HashMap<>();
    Map<String, Double> events = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      times.put(w.people().get(i), 1.0 + i);
      events.put(w.people().get(i), i % 6 == 0 ? 1.0 : 0.0);
    }
    Predictions p =
        Evaluation.ofPeople(PROTOCOL, w.people())
            .predict(
                WHEN,
                new Known(times, Optional.of(events), Optional.empty()),
                List.of(w.knows()),
                Optional.empty());
    assertThat(p.refused())
        .hasValueSatisfying(t -> assertThat(t).contains("17 of 100 had the event").contains("20"));
  }

  /// Half of the people answer by what is known of them, the others by the opposite: who counts
  /// decides what heads learn and what is measured.
  @Test
  void whoCountsDecidesWhatIsLearnedAndMeasured() {
    World w = World.of(800, 26);
    Map<String, Double> answers = new HashMap<>(w.answers(27));
    Map<String, Double> first = new HashMap<>();
    Map<String, Double> second = new HashMap<>();
    for (int i = 0; i < w.people().size(); i++) {
      String p = w.people().get(i);
      boolean other = i % 2 == 1;
      if (other) {
        answers.compute(p, (k, v) -> 1 - (v == null ? 0 : v));
      }
      first.put(p, other ? 1.0 : 40.0);
      second.put(p, other ? 3.0 : 0.0);
    }
    double[] auroc = new double[2];
    int[] people = new int[2];
    for (int k = 0; k < 2; k++) {
      Predictions p =
          Evaluation.ofPeople(PROTOCOL, w.people())
              .predict(
                  YES_OR_NO,
                  Known.of(answers).weighedBy(k == 0 ? first : second),
                  List.of(w.knows()),
                  Optional.empty());
      assertThat(p.weighted()).isEqualTo(k == 0); // of the second, all who count count the same
      TaskResult r = new Judge(PROTOCOL, List.of()).judge(YES_OR_NO, p, List.of(), List.of());
      auroc[k] = score(r, "knows").value();
      people[k] = r.people();
    }
    assertThat(people).containsExactly(800, 400);
    assertThat(auroc[0]).isGreaterThan(0.7);
    assertThat(auroc[1]).isGreaterThan(0.7); // by the opposite slope
  }

  @Test
  void aQuantityIsJudgedByItsCorrelation() {
    World w = World.of(300, 7);
    TaskResult r =
        run(
            Evaluation.ofPeople(PROTOCOL, w.people()),
            QUANTITY,
            w.logit(),
            List.of(w.noise(), w.knows()),
            List.of(),
            Optional.empty());
    assertThat(r.metric()).isEqualTo("pearson");
    assertThat(score(r, "knows").value()).isGreaterThan(0.9999);
    assertThat(r.positives()).isEmpty();
  }

  @Test
  void tooFewOfAKindAreRefusedWithTheCount() {
    World w = World.of(100, 8);
    Map<String, Double> answers = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      answers.put(w.people().get(i), i < 19 ? 1.0 : 0.0);
    }
    TaskResult r =
        run(
            Evaluation.ofPeople(PROTOCOL, w.people()),
            YES_OR_NO,
            answers,
            List.of(w.knows()),
            List.of(),
            Optional.empty());
    assertThat(r.refused())
        .hasValueSatisfying(t -> assertThat(t).contains("19 of 100 say yes").contains("20"));
    assertThat(r.metrics()).isEmpty();
  }

  @Test
  void peopleWithoutALabelOrAFeatureAreLeftOutForAllAlike() {
    World w = World.of(300, 9);
    Map<String, Double> answers = new HashMap<>(w.answers(10));
    answers.remove("p100000");
    Map<String, double[]> fewer = new HashMap<>(w.knows().byPerson());
    fewer.remove("p100001");
    TaskResult r =
        run(
            Evaluation.ofPeople(PROTOCOL, w.people()),
            YES_OR_NO,
            answers,
            List.of(new FeatureSet("knows", List.of("x"), 0, fewer), w.noise()),
            List.of(),
            Optional.empty());
    assertThat(r.people()).isEqualTo(298);
  }

  /// Days say who they are of, and a person's days all have one answer: were a person's days on
  /// both sides, the head would know it.
  @Test
  void aPersonsDaysAreAllInOneFoldAndAreDrawnTogether() {
    SplittableRandom random = new SplittableRandom(14);
    Map<String, String> personOf = new HashMap<>();
    Map<String, Double> answers = new HashMap<>();
    Map<String, double[]> features = new HashMap<>();
    int people = 80;
    for (int p = 0; p < people; p++) {
      double answer = random.nextInt(2);
      for (int d = 0; d < 10; d++) {
        String day = "p" + p + " day " + d;
        double[] oneHot = new double[people];
        oneHot[p] = 1;
        personOf.put(day, "p" + p);
        answers.put(day, answer);
        features.put(day, oneHot);
      }
    }
    FeatureSet ids =
        new FeatureSet(
            "ids", IntStream.range(0, people).mapToObj(i -> "is " + i).toList(), people, features);
    TaskResult r =
        run(
            Evaluation.ofDays(PROTOCOL, personOf),
            YES_OR_NO,
            answers,
            List.of(ids),
            List.of(),
            Optional.empty());
    assertThat(r.people()).isEqualTo(80);
    assertThat(r.rows()).isEqualTo(800);
    assertThat(score(r, "ids").value()).isLessThan(0.7);

    // Twenty copies of a day tell no more than one: the interval must not shrink by them.
    World w = World.of(100, 15);
    Map<String, Double> once = w.answers(16);
    Map<String, String> copies = new HashMap<>();
    Map<String, Double> ofCopies = new HashMap<>();
    Map<String, double[]> knows = new HashMap<>();
    for (String p : w.people()) {
      for (int d = 0; d < 20; d++) {
        copies.put(p + " " + d, p);
        ofCopies.put(p + " " + d, once.getOrDefault(p, 0.0));
        knows.put(p + " " + d, w.knows().of(p).orElseThrow());
      }
    }
    double width =
        width(
            run(
                Evaluation.ofPeople(PROTOCOL, w.people()),
                YES_OR_NO,
                once,
                List.of(w.knows()),
                List.of(),
                Optional.empty()));
    double widthOfCopies =
        width(
            run(
                Evaluation.ofDays(PROTOCOL, copies),
                YES_OR_NO,
                ofCopies,
                List.of(new FeatureSet("knows", List.of("x"), 0, knows)),
                List.of(),
                Optional.empty()));
    assertThat(widthOfCopies).isEqualTo(width, within(0.02));
  }

  private static double width(TaskResult r) {
    org.diurnal.core.Interval i = score(r, "knows").ci95().orElseThrow();
    return i.high() - i.low();
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    World w = World.of(200, 12);
    TaskResult[] r = new TaskResult[2];
    for (int i = 0; i < 2; i++) {
      r[i] =
          run(
              Evaluation.ofPeople(PROTOCOL, w.people()),
              YES_OR_NO,
              w.answers(13),
              List.of(w.noise(), w.noise().with(w.knows())),
              List.of(List.of("noise", "noise + knows")),
              Optional.of(w.logit()));
    }
    assertThat(r[0]).isEqualTo(r[1]);
  }

  private static TaskResult run(
      Evaluation evaluation,
      Task task,
      Map<String, Double> labels,
      List<FeatureSet> descriptions,
      List<List<String>> compared,
      Optional<Map<String, Double>> ceiling) {
    return new Judge(PROTOCOL, List.of())
        .judge(
            task,
            evaluation.predict(task, Known.of(labels), descriptions, ceiling),
            compared,
            List.of());
  }

  private static MetricValue score(TaskResult r, String name) {
    return Optional.ofNullable(r.scores().get(name)).orElseThrow();
  }

  private static double share(TaskResult r, String name) {
    return Optional.ofNullable(r.shareOfGap().get(name)).orElseThrow().value();
  }
}
