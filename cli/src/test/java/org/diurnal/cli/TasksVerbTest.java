package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TasksVerbTest {
  @TempDir Path tmp;
  private final Workbench w = new Workbench();

  @Test
  void allOfNhanesAreListedAndTheMainOnesMarked() {
    List<JsonNode> rows = rows("tasks", "list");
    assertThat(rows).hasSize(147);
    assertThat(rows).filteredOn(r -> r.get("main").asBoolean()).hasSize(35);
    assertThat(rows)
        .allSatisfy(r -> {
          assertThat(r.get("source").asString()).isNotBlank();
          assertThat(r.get("inclusion").asString()).isNotBlank();
          assertThat(r.get("definition").asString()).isNotBlank();
        });
    assertThat(w.runs("tasks", "list", "main", "--domain", "sleep"))
        .contains("short_sleep")
        .doesNotContain("bmi");
  }

  @Test
  void aTaskIsExplained() {
    assertThat(w.runs("tasks", "show", "short_sleep"))
        .contains("SLQ_D SLD010H")
        .contains("6 hours or less")
        .contains("2005-2006");
    assertThat(w.runs("tasks", "show", "bmi", "--format", "csv").lines()).hasSize(2);
    assertThat(w.runs("tasks", "show", "bmi", "--format", "markdown")).contains("| source |");
  }

  @Test
  void aDatasetSaysHowManyHaveTheLabel() {
    Path data = tmp.resolve("d");
    w.runs("simulate", "--people", 12, "--days", 1, "--schema", "fitbit", "--into", data);
    JsonNode age = rows("tasks", "show", "age_years", "--data", data).getFirst();
    assertThat(age.get("people").asInt()).isEqualTo(12);
    assertThat(age.get("people with days").asInt()).isBetween(8, 12);
    assertThat(age.get("mean").asDouble()).isBetween(18.0, 90.0);
    assertThat(age.get("SD").asDouble()).isPositive();
    assertThat(age.get("positives").isNull()).isTrue();
    JsonNode female = rows("tasks", "show", "female", "--data", data).getFirst();
    assertThat(female.get("positives").asInt())
        .isEqualTo((int) Math.round(12 * female.get("mean").asDouble()));
  }

  @Test
  void wrongNamesAreRefusedWithNearOnes() {
    assertThat(w.run("tasks", "show", "heart_trouble")).isEqualTo(2);
    assertThat(w.err()).contains("heart_failure");
    assertThat(w.run("tasks", "show", "main")).isEqualTo(2);
    assertThat(w.err()).contains("35 tasks");
    assertThat(w.run("tasks", "list", "main", "--domain", "slep")).isEqualTo(2);
    assertThat(w.err()).contains("sleep");
  }

  private List<JsonNode> rows(Object... args) {
    return w.tables(args).getFirst().get("rows").valueStream().toList();
  }
}
