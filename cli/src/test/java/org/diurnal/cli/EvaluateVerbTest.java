package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EvaluateVerbTest {
  @TempDir static Path tmp;
  private static Path cohort = Path.of("");
  private final Workbench w = new Workbench();

  @BeforeAll
  static void simulate() {
    cohort = tmp.resolve("cohort");
    new Workbench()
        .runs("simulate", "--people", 80, "--days", 1, "--schema", "fitbit", "--into", cohort);
  }

  @Test
  void everyTaskStandsBesideBaselinesAndCeilingAndSaysThatPeopleAreSimulated() throws Exception {
    Path out = tmp.resolve("out");
    String text =
        w.runs(
            "evaluate",
            "--model",
            Workbench.MODEL,
            "--data",
            cohort,
            "--tasks",
            "bmi,female",
            "--out",
            out);
    assertThat(text).containsIgnoringCase("simulated").contains("ceiling").contains("demographics");
    JsonNode bmi = Json.mapper().readTree(Files.readString(out.resolve("tasks/bmi.json")));
    // Nobody who left the device at home on the only day has a vector.
    assertThat(bmi.get("people").asInt()).isBetween(70, 80);
    assertThat(bmi.get("metric").asString()).isEqualTo("pearson");
    assertThat(bmi.get("scores").propertyNames())
        .containsExactlyInAnyOrder(
            "demographics",
            "engineered",
            "engineered + demographics",
            "embedding",
            "embedding + demographics");
    // The simulator's BMI is a trait: who knows the person knows it.
    assertThat(bmi.get("ceiling").get("value").asDouble()).isGreaterThan(0.9999);
    assertThat(bmi.get("scores").get("embedding").get("ci95").get("low").isNumber()).isTrue();
    JsonNode card = Json.mapper().readTree(Files.readString(out.resolve("evaluation.json")));
    assertThat(card.get("provenance").get("simulated").asBoolean()).isTrue();
    assertThat(card.get("provenance").get("inputs").get("model").asString()).hasSize(64);
    // Two tasks by five descriptions and the ceiling.
    List<String> rows = Files.readAllLines(out.resolve("leaderboard.csv"));
    assertThat(rows).hasSize(13);
    assertThat(rows.getFirst()).contains("simulated");
    assertThat(out.resolve("evaluation.json.unfinished")).doesNotExist();
  }

  @Test
  void aTaskWithTooFewOfAKindIsRefusedWithTheCount() {
    assertThat(
            w.runs(
                "evaluate",
                "--model",
                Workbench.MODEL,
                "--data",
                cohort,
                "--tasks",
                "heart_failure"))
        .contains("refused:")
        .containsPattern("of \\d+ say yes");
  }

  @Test
  void wrongUseIsToldFromWrongData() {
    List<Object> base = List.of("evaluate", "--model", Workbench.MODEL, "--data", cohort);
    assertThat(w.run(with(base, "--tasks", "heart_trouble"))).isEqualTo(2);
    assertThat(w.err()).contains("no task named 'heart_trouble'").contains("heart_failure");
    assertThat(w.run(with(base, "--folds", "1"))).isEqualTo(2);
    assertThat(w.run("evaluate", "--model", Workbench.MODEL, "--data", Workbench.DATA))
        .isEqualTo(2);
    assertThat(w.err()).contains("at least 50 are needed");
  }

  private static Object[] with(List<Object> base, Object... more) {
    return java.util.stream.Stream.concat(base.stream(), java.util.stream.Stream.of(more))
        .toArray();
  }
}
