package org.diurnal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.core.Interval;
import org.diurnal.tasks.evaluate.Calibration;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.FewShot;
import org.diurnal.tasks.evaluate.Metric;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.registry.TaskType;
import org.junit.jupiter.api.Test;

class EvaluationPageTest {
  private static final String HOSTILE = "</style><script>alert(1)</script>\" onload=\"x&";

  private static MetricValue value(double v) {
    return new MetricValue(v, Optional.of(new Interval(v - 0.05, v + 0.05)), "by hand");
  }

  private static TaskResult result(String task, String domain, Optional<String> refused) {
    Map<String, Map<String, MetricValue>> metrics = new LinkedHashMap<>();
    if (refused.isEmpty()) {
      metrics.put("demographics", Map.of("auroc", value(0.6)));
      metrics.put("engineered", Map.of("auroc", value(0.65)));
      metrics.put("embedding", Map.of("auroc", value(0.7)));
    }
    MetricValue by = value(0.05);
    FewShot few =
        new FewShot(
            "auroc",
            List.of(
                new FewShot.Curve(
                    "embedding",
                    List.of(
                        new FewShot.Point(1, 20, 0.52, 0.5, 0.55),
                        new FewShot.Point(2, 20, 0.6, 0.57, 0.62)),
                    value(0.7))),
            List.of(
                new FewShot.Efficiency(
                    "embedding", "engineered", Optional.of(2), Optional.empty())),
            Map.of(),
            "drawn");
    return new TaskResult(
        task,
        domain,
        "binary",
        Protocol.published(5, 1),
        300,
        300,
        Optional.of(90),
        "auroc",
        metrics,
        Optional.of(value(0.9)),
        Map.of(),
        refused.isPresent()
            ? List.of()
            : List.of(new TaskResult.Difference("embedding", "engineered", by, 1e-5, 1e-3)),
        Map.of(
            "embedding",
            new Calibration(List.of(new Calibration.Bin(30, 0.1, 0.2, new Interval(0.1, 0.3))))),
        List.of(
            new TaskResult.Subgroup(
                "sex",
                HOSTILE,
                "embedding",
                12,
                12,
                Optional.of(3),
                "auroc_pooled",
                Optional.empty(),
                Optional.of("12 people"))),
        Optional.of(few),
        refused,
        1);
  }

  private static String page(List<TaskResult> results, boolean simulated) {
    return new EvaluationPage(
            "Title " + HOSTILE,
            "Lead",
            simulated,
            "embedding",
            results,
            Comparison.of(results),
            List.of(),
            List.of(),
            List.of("evaluate " + HOSTILE))
        .render();
  }

  /// Guards the words and the line of chance: a metric that descriptions are compared by has both.
  @Test
  void everyMetricThatTasksAreComparedByHasItsWordsAndItsChance() {
    Map<String, Double> chance = Map.of("auroc", 0.5, "pearson", 0.0, "c_index", 0.5);
    for (TaskType type : TaskType.values()) {
      String metric = Metric.primary(type).key();
      assertThat(chance).containsKey(metric);
      assertThat(EvaluationPage.chance(metric)).isEqualTo(chance.get(metric));
      Metric.of(type).forEach(m -> assertThat(EvaluationPage.words(m.key())).isNotEqualTo(m.key()));
    }
  }

  @Test
  void whatIsFoundRefusedTooSmallOrSimulatedIsSaid() {
    List<TaskResult> results =
        List.of(
            result("high_fever", "made up", Optional.empty()),
            result("rare_thing", "made up", Optional.of("3 of 300 say yes")));
    String page = page(results, true);
    assertThat(page)
        .contains("Simulated data.")
        .contains("1 of 2")
        .contains("high fever")
        .contains("✓ better")
        .contains("rare thing</bdi>: 3 of 300 say yes")
        .contains("too small: 12 people, 3 yes")
        .contains("embedding reaches engineered with all at")
        .contains("ceiling 0.900");
    assertThat(page(results, false)).doesNotContain("Simulated data.");
  }

  @Test
  void namesAreOnlyTextAndNothingIsLoaded() {
    String page = page(List.of(result(HOSTILE, HOSTILE, Optional.empty())), false);
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContainPattern("<[a-z0-9]+[^>]*\" onload=")
        .doesNotContain("http://")
        .doesNotContain("https://")
        .contains("default-src 'none'");
  }

  /// The line of a description lies where its numbers say: 0.7 of an axis from 0.5 to 1.
  @Test
  void aLineLiesWhereItsNumbersSay() {
    String page = page(List.of(result("task", "made up", Optional.empty())), false);
    // Chance at 0.5 and the ceiling at 0.9 make an axis of 0.5 to 0.9: 0.7 is half of it, and its
    // interval goes from three to five eighths.
    assertThat(page).contains("d=\"M500 30h0\"").contains("d=\"M375 30H625\"");
    assertThat(page).contains("<path class=\"f-top\" d=\"M1000 0V40\"/>");
  }

  @Test
  void aLongListIsFoldedByDomain() {
    List<TaskResult> results = new ArrayList<>();
    IntStream.range(0, 147)
        .forEach(i -> results.add(result("task_" + i, "domain " + i / 20, Optional.empty())));
    String page = page(results, false);
    assertThat(page).contains("<summary>domain 7 <small>7 tasks</small></summary>");
    assertThat(page.split("<details open>", -1)).as("few-shot, calibration, sex").hasSize(4);
    assertThat(page(results.subList(0, 3), false)).doesNotContain("<summary>domain");
  }

  @Test
  void nobodyEvaluatedStillMakesAPage() {
    assertThat(page(List.of(result("rare", "made up", Optional.of("3 of 300 say yes"))), false))
        .contains("0 of 1")
        .contains("3 of 300 say yes");
  }
}
