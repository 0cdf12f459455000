package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.data.store.DataFile;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.spread.Imputation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImputeVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private Object[] impute(Object... more) {
    return Stream.concat(
            Stream.of("impute", "--model", Workbench.MODEL, "--data", Workbench.DATA),
            Stream.of(more))
        .toArray();
  }

  private ImputeVerb.Card card(Object... more) {
    Path out = tmp.resolve("filled");
    program.runs(impute(Stream.concat(Stream.of("--out", out), Stream.of(more)).toArray()));
    return Json.read(out.resolve(ImputeVerb.CARD), ImputeVerb.Card.class);
  }

  /// A filled channel of a day as another reader of Parquet sees it.
  private record Row(Float[] values, MinuteMask imputed, Float[] sd, Float[] low, Float[] high) {}

  private List<Row> rows(ImputeVerb.Card card, String channel) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        var s = duck.createStatement()) {
      for (DataFile f : card.files()) {
        String columns =
            Stream.of("", "_imputed", "_sd", "_low", "_high")
                .map(end -> channel + end)
                .collect(java.util.stream.Collectors.joining(", "));
        String file = tmp.resolve("filled").resolve(f.file()).toString().replace("'", "''");
        try (ResultSet r =
            s.executeQuery(
                "SELECT " + columns + " FROM '" + file + "' ORDER BY person_id, local_date")) {
          while (r.next()) {
            rows.add(
                new Row(
                    floats(r.getArray(1)),
                    MinuteMask.fromBytes(r.getBytes(2)),
                    floats(r.getArray(3)),
                    floats(r.getArray(4)),
                    floats(r.getArray(5))));
          }
        }
      }
    }
    return rows;
  }

  private static Float[] floats(java.sql.Array list) throws SQLException {
    Object[] cells = (Object[]) list.getArray();
    return java.util.Arrays.copyOf(cells, cells.length, Float[].class);
  }

  private static List<DayWindow> days() {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(Workbench.DATA).forEachDay(days::add);
    return days;
  }

  @Test
  void everyGapOfASensorThatThePersonHasIsFilledAndMarkedAndNothingMeasuredChanges()
      throws SQLException {
    ImputeVerb.Card card = card();
    assertThat(card.filler()).isEqualTo("diurnal_personal");
    assertThat(card.errorsKnown()).isTrue();
    Map<String, PersonSummary> people = new HashMap<>();
    Dataset.open(Workbench.DATA).peopleTable().forEach(p -> people.put(p.personId(), p));
    List<DayWindow> days = days();
    String[] channels = {"steps", "intensity", "heart_rate"};
    for (int c = 0; c < 3; c++) {
      long observed = 0;
      long filled = 0;
      List<Row> rows = rows(card, channels[c]);
      assertThat(rows).hasSize(days.size());
      for (int d = 0; d < days.size(); d++) {
        DayWindow day = days.get(d);
        boolean has = Objects.requireNonNull(people.get(day.personId())).has(c);
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          Row row = rows.get(d);
          String where = day + ", " + channels[c] + ", minute " + m;
          if (day.observed(c).get(m)) {
            observed++;
            assertThat(row.values()[m]).as(where).isEqualTo(day.values(c)[m]);
            assertThat(row.imputed().get(m)).as(where).isFalse();
            assertThat(row.sd()[m]).as(where).isNull();
            assertThat(row.low()[m]).as(where).isNull();
            assertThat(row.high()[m]).as(where).isNull();
          } else if (has) {
            filled++;
            assertThat(row.low()[m]).as(where).isLessThanOrEqualTo(row.high()[m]);
            assertThat(row.low()[m]).as(where).isGreaterThanOrEqualTo(c == 2 ? 25 : 0);
            assertThat(row.high()[m])
                .as(where)
                .isLessThanOrEqualTo(c == 0 ? 300 : c == 1 ? 3 : 250);
            assertThat(row.values()[m]).as(where).isNotNull();
            assertThat(row.imputed().get(m)).as(where).isTrue();
          } else {
            assertThat(row.values()[m]).as(where).isNull();
            assertThat(row.imputed().get(m)).as(where).isFalse();
            assertThat(row.sd()[m]).as(where).isNull();
          }
        }
      }
      ImputeVerb.ChannelCounts counts = card.channels().get(c);
      assertThat(counts.observed()).isEqualTo(observed);
      assertThat(counts.filled()).isEqualTo(filled).isPositive();
      assertThat(counts.leftMissing()).isEqualTo(days.size() * 1440L - observed - filled);
    }
    assertThat(card.channels().get(2).leftMissing())
        .as("two people without")
        .isEqualTo(
            1440L * people.values().stream().filter(p -> !p.has(2)).mapToLong(p -> p.days()).sum());
    assertThat(rows(card, "steps").getFirst().sd()).anyMatch(e -> e != null && e > 0);
  }

  @Test
  void allChannelsFillsWhatAPersonNeverHad() {
    ImputeVerb.Card card = card("--all-channels", "--filler", "network");
    assertThat(card.allChannels()).isTrue();
    assertThat(card.channels()).allSatisfy(c -> assertThat(c.leftMissing()).isZero());
    assertThat(card.filler()).isEqualTo("diurnal");
  }

  @Test
  void theLineFillsBetweenItsNeighboursAndKnowsHowSureItIs() throws SQLException {
    ImputeVerb.Card card = card("--filler", "linear", "--people", days().getFirst().personId());
    assertThat(card.people()).isEqualTo(1);
    assertThat(card.days()).isBetween(1L, 5L);
    assertThat(card.errorsKnown()).isTrue();
    assertThat(program.out()).contains("each minute with an interval of 90 %");
    DayWindow day = days().getFirst(); // begins in the middle of the day
    int first = 0;
    while (!day.observed(0).get(first)) {
      first++;
    }
    Row row = rows(card, "steps").getFirst();
    assertThat(first).isPositive();
    assertThat(row.values()[0]).as("constant before the first").isEqualTo(day.values(0)[first]);
    assertThat(row.sd()[0]).isPositive();
    assertThat(row.low()[0]).isNotNull();
  }

  @Test
  void howSureFillsAreIsRefusedWhenItBelongsToOtherWeights() throws IOException {
    Path model = Workbench.copy(Workbench.MODEL, tmp.resolve("model"));
    Object[] args = {
      "impute",
      "--model",
      model,
      "--data",
      Workbench.DATA,
      "--out",
      tmp.resolve("o"),
      "--filler",
      "network"
    };
    Files.deleteIfExists(model.resolve("spread_diurnal.json"));
    program.runs(args);
    assertThat(program.err()).contains("finding out how sure diurnal is");
    program.runs("model", "verify", model);
    program.runs(args);
    assertThat(program.err()).doesNotContain("finding out");
    Path file = model.resolve("spread_diurnal.json");
    String sha = org.diurnal.core.Sha256.of(model.resolve("model.safetensors"));
    Files.writeString(file, Files.readString(file).replace(sha, "0".repeat(64)));
    assertThat(program.run(args)).isEqualTo(3);
    assertThat(program.err()).contains("belongs to other weights").contains("remove it");
    Files.delete(file);
    program.runs(args);
    assertThat(program.err()).contains("finding out");
  }

  @Test
  void aLongerEarlierResultLeavesNoPartBehind() throws IOException {
    card();
    Path days = tmp.resolve("filled/days");
    Files.writeString(days.resolve("part-00099.parquet"), "of an earlier result");
    Files.writeString(days.resolve("mine.txt"), "not ours");
    card("--filler", "network");
    try (Stream<Path> list = Files.list(days)) {
      assertThat(list.map(p -> p.getFileName().toString()).sorted())
          .containsExactly("mine.txt", "part-00000.parquet");
    }
  }

  @Test
  void baselinesScoresEveryFillerOnTheFourTasks() {
    List<JsonNode> tables = program.tables(impute("--baselines"));
    JsonNode rows = tables.getFirst().get("rows");
    assertThat(rows.valueStream().map(r -> r.get("task").asString()).distinct()).hasSize(4);
    assertThat(rows.get(0).get("diurnal").asDouble()).isPositive();
    assertThat(rows.get(0).get("linear").asDouble()).isPositive();
  }

  @Test
  void aSuiteScoresEveryFillerOnAFewDaysOfAFewTestPeople() {
    Object[] limits = {"--baselines", "--test-people", 1, "--test-days", 2, "--suite"};
    for (String suite : List.of("scenarios", "reconstruction")) {
      List<JsonNode> tables =
          program.tables(impute(Stream.concat(Stream.of(limits), Stream.of(suite)).toArray()));
      JsonNode all = tables.getFirst().get("rows").get(0);
      assertThat(all.get("task").asString()).isEqualTo("all");
      assertThat(all.get("carry_forward").asDouble()).isZero();
      for (String filler :
          List.of("diurnal", "diurnal_personal", "linear", "mean", "mode", "nearest_days")) {
        assertThat(all.get(filler).isNumber()).as(suite + ", " + filler).isTrue();
      }
      JsonNode asked = tables.getLast().get("rows");
      assertThat(asked).hasSize(suite.equals("scenarios") ? 6 : 14);
      for (JsonNode row : asked) {
        assertThat(
                row.get("days asked").asInt()
                    + row.get("nothing to hide").asInt()
                    + row.get("nothing left").asInt())
            .as(row.toString())
            .isEqualTo(2);
      }
    }
  }

  @Test
  void coverageIsCountedForEveryFillerBesideTwoRivals() {
    List<JsonNode> tables = program.tables(impute("--coverage", "--test-people", 1));
    assertThat(tables.getFirst().get("rows").valueStream().map(r -> r.get("method").asString()))
        .contains("diurnal_personal", "diurnal", "linear", "population_by_hour", "linear_one_band");
    assertThat(tables.getFirst().get("rows").valueStream())
        .allSatisfy(r -> assertThat(r.get("held").asDouble()).isBetween(0.0, 100.0))
        .allSatisfy(r -> assertThat(r.get("people").asInt()).isEqualTo(1));
    assertThat(tables.get(1).get("title").asString()).contains("by how minutes were hidden");
    assertThat(tables.get(1).get("rows").get(0).has("temporal_interpolation")).isTrue();
    assertThat(tables.get(2).get("title").asString()).contains("by time of day");
    assertThat(program.run(impute("--coverage", "--out", tmp))).isEqualTo(2);
    assertThat(program.err()).contains("it goes with none of");
    assertThat(program.run(impute("--coverage", "--test-people", 0))).isEqualTo(2);
  }

  @Test
  void aPictureShowsAFilledDayWithItsBand() throws IOException {
    Path page = tmp.resolve("filled.html");
    card("--filler", "linear", "--picture", page);
    assertThat(Files.readString(page))
        .contains("90 % interval", "not measured", "class=\"bandfill\"", "Simulated data");
  }

  /// The three lines of docs/explanation/how-sure.md.
  @Test
  void aLibraryUserNeedsThreeLines() throws IOException {
    Path folder = Workbench.copy(Workbench.MODEL, tmp.resolve("model"));
    Dataset dataset = Dataset.open(Workbench.DATA);
    DayWindow day = days().getFirst();
    try (SavedModel model = SavedModel.open(folder, Precision.FP32)) {
      Imputation imputation = Imputation.personal(dataset, folder, model);
      Imputation.Filled filled = imputation.fill(day);
      assertThat(day.observed(0).get(0)).isFalse();
      assertThat(filled.values()[0][0]).isNotNaN();
      assertThat(filled.bands().low()[0][0])
          .isNotNaN()
          .isLessThanOrEqualTo(filled.bands().high()[0][0]);
    }
    program.runs("model", "verify", folder);
  }

  @Test
  void mistakesAreNamed() throws IOException {
    assertThat(program.run(impute())).isEqualTo(2);
    assertThat(program.err()).contains("--out is missing");
    assertThat(program.run(impute("--baselines", "--people", "9000000001"))).isEqualTo(2);
    assertThat(program.err()).contains("leave one of them out");
    assertThat(program.run(impute("--baselines", "--out", tmp))).isEqualTo(2);
    assertThat(program.err()).contains("--out has nothing to take");
    assertThat(program.runs(impute("--baselines", "--dry-run")))
        .matches("would score .* test people\n");
    assertThat(program.run(impute("--suite", "scenarios", "--out", tmp))).isEqualTo(2);
    assertThat(program.err()).contains("add --baselines");
    assertThat(program.run(impute("--baselines", "--suite", "scenarios", "--test-days", 0)))
        .isEqualTo(2);
    assertThat(program.err()).contains("1 or more of each");
    assertThat(program.run(impute("--baselines", "--suite", "scenarios", "--people", "9000000001")))
        .isEqualTo(2);
    assertThat(
            program.runs(
                impute("--baselines", "--suite", "scenarios", "--test-people", 1, "--dry-run")))
        .matches("would score .* of 1 of \\d+ test people\n");
    assertThat(program.run(impute("--filler", "spline", "--out", tmp))).isEqualTo(2);
    assertThat(program.runs(impute("--dry-run"))).contains(days().size() + " days of 6 people");
    try (Stream<Path> list = Files.list(tmp)) {
      assertThat(list).isEmpty();
    }
  }

  @Test
  void aDamagedModelIsRefusedBeforeItsNewSumsHideTheDamage() throws IOException {
    Path model = Workbench.copy(Workbench.MODEL, tmp.resolve("model"));
    Files.writeString(model.resolve("README.md"), "something else");
    Object[] args = {
      "impute", "--model", model, "--data", Workbench.DATA, "--out", tmp.resolve("o")
    };
    assertThat(program.run(args)).isEqualTo(3);
    assertThat(program.err()).contains("changed: README.md");
    assertThat(program.run("impute", "--model", model, "--data", Workbench.DATA, "--baselines"))
        .isEqualTo(3);
    assertThat(program.run("model", "verify", model)).isEqualTo(3);
  }

  @Test
  void aDatasetWithoutTheTrainingPeopleIsRefusedUnlessTheNetworkFillsAlone() throws IOException {
    Path model = Workbench.copy(Workbench.MODEL, tmp.resolve("model"));
    Path split = model.resolve("split.json");
    Files.writeString(split, Files.readString(split).replace("900000", "800000"));
    Object[] args = {
      "impute", "--model", model, "--data", Workbench.DATA, "--out", tmp.resolve("o")
    };
    assertThat(program.run(args)).isEqualTo(2);
    assertThat(program.err()).contains("lacks").contains("--filler network works on any");
    program.runs(Stream.concat(Stream.of(args), Stream.of("--filler", "network")).toArray());
  }
}
