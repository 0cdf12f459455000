package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.data.store.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EstimateVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private Object[] estimate(Object... more) {
    return Stream.concat(
            Stream.of("estimate", "--model", Workbench.MODEL, "--data", Workbench.DATA),
            Stream.of(more))
        .toArray();
  }

  @Test
  void incompleteDaysAreEstimatedAndStandBesideTheVendorsTotal() {
    Dataset dataset = Dataset.open(Workbench.DATA);
    Map<String, JsonNode> steps = new HashMap<>();
    for (JsonNode row : program.tables(estimate()).getFirst().get("rows")) {
      if (row.get("metric").asString().equals("steps")) {
        steps.put(row.get("person").asString() + " " + row.get("date").asString(), row);
      }
    }
    Map<String, Double> vendor = new HashMap<>();
    dataset
        .labels("daily_steps")
        .forEach(l -> vendor.put(l.personId() + " " + l.time().orElseThrow(), l.value()));
    List<DayWindow> days = new ArrayList<>();
    dataset.forEachDay(days::add);
    int incomplete = 0;
    for (DayWindow day : days) {
      String key = day.personId() + " " + day.localDate();
      int observed = day.observed(0).count();
      if (observed == DayWindow.MINUTES) {
        assertThat(steps).as("complete").doesNotContainKey(key);
        continue;
      }
      incomplete++;
      double sum = 0;
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        sum += day.observed(0).get(m) ? day.values(0)[m] : 0;
      }
      assertThat(steps).containsKey(key);
      JsonNode row = Objects.requireNonNull(steps.get(key));
      assertThat(row.get("observed minutes").asInt()).isEqualTo(observed);
      assertThat(row.get("from observed only").asDouble()).isCloseTo(sum, within(1e-6));
      assertThat(row.get("gaps filled").asDouble()).isGreaterThanOrEqualTo(sum);
      assertThat(row.get("vendor total").asDouble()).isEqualTo(vendor.get(key));
    }
    assertThat(incomplete).isGreaterThanOrEqualTo(12).isEqualTo(steps.size());
  }

  @Test
  void ofASensorThatThePersonNeverHadNothingIsEstimated() {
    Dataset dataset = Dataset.open(Workbench.DATA);
    List<String> without =
        dataset.peopleTable().stream().filter(p -> !p.has(2)).map(p -> p.personId()).toList();
    assertThat(without).hasSize(2);
    JsonNode rows =
        program
            .tables(estimate("--filler", "network", "--people", String.join(",", without)))
            .getFirst()
            .get("rows");
    assertThat(rows.valueStream().map(r -> r.get("metric").asString()))
        .isNotEmpty()
        .containsOnly("steps");
    assertThat(rows.valueStream().map(r -> r.get("person").asString()).distinct())
        .containsExactlyInAnyOrderElementsOf(without);
  }

  @Test
  void outTakesTheTableAsCsv() throws IOException {
    Path file = tmp.resolve("days.csv");
    assertThat(program.runs(estimate("--filler", "linear", "--out", file))).isEmpty();
    String csv = Files.readString(file);
    assertThat(csv)
        .startsWith(
            "person,date,metric,unit,observed minutes,from observed only,gaps filled,vendor total,"
                + "simulated\r\n");
    assertThat(program.runs(estimate("--filler", "linear", "--format", "csv"))).isEqualTo(csv);
  }

  @Test
  void baselinesScoresDailyMetricsOfTestPeople() {
    List<JsonNode> tables = program.tables(estimate("--baselines"));
    assertThat(tables.getFirst().get("rows").size()).isPositive();
    assertThat(program.runs(estimate("--dry-run")))
        .isEqualTo("would estimate " + Dataset.open(Workbench.DATA).days() + " days of 6 people\n");
  }
}
