package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.diurnal.core.Json;
import org.diurnal.core.Provenance;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JudgeTest {
  private static final Protocol PROTOCOL = Protocol.published(5, 3);
  private static final Task TASK =
      new Task("planted", "test", TaskType.BINARY, "", "made up", List.of());
  private static final List<String> PEOPLE =
      IntStream.range(0, 400).mapToObj(i -> "p" + (1000 + i)).toList();

  /// A feature that says something of the answer, the more the stronger.
  private static FeatureSet feature(String name, Map<String, Double> truth, double strength) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    Map<String, double[]> x = new HashMap<>();
    for (String p : PEOPLE) {
      x.put(p, new double[] {strength * truth.getOrDefault(p, 0.0) + random.nextGaussian()});
    }
    return new FeatureSet(name, List.of("x"), 0, x);
  }

  private static Map<String, Double> truth(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Double> y = new HashMap<>();
    PEOPLE.forEach(p -> y.put(p, (double) random.nextInt(2)));
    return y;
  }

  private static final Grouping GROUPING =
      new Grouping(
          "side",
          List.of("left", "right", "few"),
          Map.copyOf(
              PEOPLE.stream()
                  .collect(
                      java.util.stream.Collectors.toMap(
                          p -> p,
                          p ->
                              p.compareTo("p1180") < 0
                                  ? "left"
                                  : p.compareTo("p1370") < 0 ? "right" : "few"))));

  private static TaskResult judged(double better, double than) {
    Map<String, Double> y = truth(1);
    List<FeatureSet> described =
        List.of(feature("demographics", y, than), feature("embedding", y, better));
    Predictions p =
        Evaluation.ofPeople(PROTOCOL, PEOPLE)
            .predict(TASK, Known.of(y), described, Optional.empty());
    return new Judge(PROTOCOL, List.of(GROUPING))
        .judge(TASK, p, List.of(List.of("embedding", "demographics")), List.of("embedding"));
  }

  @Test
  void whatIsSurelyBetterStaysSoAfterHolmAndWhatIsAlikeIsNotToldApart() {
    TaskResult clear = judged(3, 0.1);
    TaskResult alike = judged(1, 1);
    List<TaskResult> corrected =
        Judge.corrected(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(clear),
                    java.util.stream.Stream.generate(() -> alike).limit(34))
                .toList());
    TaskResult.Difference first = corrected.getFirst().differences().getFirst();
    assertThat(first.verdict()).isEqualTo(TaskResult.Verdict.BETTER);
    assertThat(first.pHolm()).isEqualTo(35 * first.p(), within(1e-12));
    assertThat(corrected.getLast().differences().getFirst().verdict())
        .isEqualTo(TaskResult.Verdict.NOT_TOLD_APART);
    assertThat(clear.differences().getFirst().verdict())
        .as("nothing is said before the correction")
        .isEqualTo(TaskResult.Verdict.NOT_TOLD_APART);
  }

  @Test
  void aGroupIsJudgedByItsOwnRowsAndOneTooSmallSaysSo() {
    TaskResult r = judged(2, 0);
    assertThat(r.subgroups())
        .extracting(TaskResult.Subgroup::group)
        .containsExactly("left", "right", "few");
    TaskResult.Subgroup few = r.subgroups().getLast();
    assertThat(few.value()).isEmpty();
    assertThat(few.refused()).hasValueSatisfying(t -> assertThat(t).contains("30 people"));
    TaskResult.Subgroup left = r.subgroups().getFirst();
    assertThat(left.people()).isEqualTo(180);
    // By the pairs of the group alone.
    Map<String, Double> y = truth(1);
    Predictions p =
        Evaluation.ofPeople(PROTOCOL, PEOPLE)
            .predict(
                TASK,
                Known.of(y),
                List.of(feature("demographics", y, 0), feature("embedding", y, 2)),
                Optional.empty());
    double[] said = Optional.ofNullable(p.told().get("embedding")).orElseThrow().values();
    double won = 0;
    double pairs = 0;
    for (int a = 0; a < 180; a++) {
      for (int b = 0; b < 180; b++) {
        if (p.truth()[a] > p.truth()[b]) {
          pairs++;
          won += said[a] > said[b] ? 1 : said[a] == said[b] ? 0.5 : 0;
        }
      }
    }
    assertThat(left.value().orElseThrow().value()).isEqualTo(won / pairs, within(1e-12));
  }

  @Test
  void theIntervalsOfAllMetricsHoldTheirValues() {
    TaskResult r = judged(1.5, 0.5);
    assertThat(r.metrics().keySet()).containsExactly("demographics", "embedding");
    r.metrics()
        .forEach((name, metrics) -> {
          assertThat(metrics).hasSize(6);
          metrics.forEach((key, v) -> {
            assertThat(v.ci95()).as(name + " " + key).isPresent();
            assertThat(v.value())
                .as(name + " " + key)
                .isBetween(
                    v.ci95().orElseThrow().low() - 1e-9, v.ci95().orElseThrow().high() + 1e-9);
          });
        });
  }

  /// Programs rely on these names.
  @Test
  void theFileOfATaskHasTheShapeThatWasPromised() {
    Provenance provenance =
        new Provenance(
            "0.1", "evaluate", Instant.EPOCH, true, 3, Map.of("model", "aa", "dataset", "bb"));
    TaskResult r = Judge.corrected(List.of(judged(2, 0))).getFirst().tookSeconds(1.5);
    JsonNode json =
        Json.mapper()
            .readTree(Json.text(TaskReport.of(r, "embedding", provenance, "cpu, 2 threads")));
    assertThat(new TreeSet<>(json.propertyNames()))
        .containsExactlyInAnyOrder(
            "task",
            "domain",
            "type",
            "protocol",
            "people",
            "rows",
            "positives",
            "description",
            "metric",
            "metrics",
            "calibration",
            "subgroups",
            "baselines",
            "combined",
            "ceiling",
            "share_of_gap",
            "differences",
            "few_shot",
            "refused",
            "model_sha256",
            "data_sha256",
            "version",
            "seconds",
            "device",
            "simulated");
    assertThat(json.get("protocol").propertyNames())
        .contains("probe", "shots", "folds", "split", "seed");
    JsonNode auroc = json.get("metrics").get("auroc");
    assertThat(auroc.propertyNames()).containsExactlyInAnyOrder("value", "ci95", "method");
    assertThat(auroc.get("ci95").get("low").asDouble()).isLessThan(auroc.get("value").asDouble());
    assertThat(json.get("metrics").has("auprc")).isTrue();
    assertThat(json.get("baselines").get("demographics").get("auroc").get("value").isNumber())
        .isTrue();
    assertThat(json.get("subgroups").get(2).get("refused").asString()).contains("30 people");
    assertThat(json.get("differences").get(0).get("p_holm").isNumber()).isTrue();
    assertThat(json.get("calibration").get("bins")).isNotEmpty();
    assertThat(json.get("model_sha256").asString()).isEqualTo("aa");
    assertThat(json.get("data_sha256").asString()).isEqualTo("bb");
  }
}
