package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.diurnal.core.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PredictVerbTest {
  @TempDir static Path tmp;
  private static Path cohort = Path.of("");
  private static Path model = Path.of("");
  private static String person = "";
  private final Workbench w = new Workbench();

  @BeforeAll
  static void keepHeads() throws Exception {
    cohort = tmp.resolve("cohort");
    model = Workbench.copy(Workbench.MODEL, tmp.resolve("model"));
    Workbench w = new Workbench();
    w.runs("simulate", "--people", 80, "--days", 4, "--schema", "fitbit", "--into", cohort);
    w.runs(
        "evaluate",
        "--model",
        model,
        "--data",
        cohort,
        "--tasks",
        "female,age_years,bmi",
        "--keep-heads");
    // Somebody who wore the device on three days at least.
    for (JsonNode p :
        Json.mapper()
            .readTree(w.runs("data", "show", cohort, "--people-table", "--format", "json"))
            .findValues("person")) {
      if (w.run(
              "predict", "--model", model, "--data", cohort, "--person", p.asString(), "--dry-run")
          == 0) {
        person = p.asString();
        break;
      }
    }
  }

  private JsonNode predicted(Path out, Object... more) throws Exception {
    Object[] words = new Object[9 + more.length];
    Object[] first = {
      "predict", "--model", model, "--data", cohort, "--person", person, "--out", out
    };
    System.arraycopy(first, 0, words, 0, 9);
    System.arraycopy(more, 0, words, 9, more.length);
    w.runs(words);
    return Json.mapper().readTree(Files.readString(out));
  }

  @Test
  void aPersonHasProbabilitiesAndQuantitiesWithIntervalsAndWhatTheyRestOn() throws Exception {
    JsonNode card = predicted(tmp.resolve("one.json"));
    assertThat(card.get("days").asInt()).isBetween(3, 4);
    assertThat(card.get("provenance").get("simulated").asBoolean()).isTrue();
    assertThat(card.get("predictions").valueStream().map(p -> p.get("task").asString()))
        .containsExactly("age_years", "bmi", "female");
    for (JsonNode p : card.get("predictions")) {
      double value = p.get("value").asDouble();
      double low = p.get("interval").get("low").asDouble();
      double high = p.get("interval").get("high").asDouble();
      assertThat(low).isLessThan(high);
      assertThat(value).isBetween(low, high);
      if (p.get("probability").asBoolean()) {
        assertThat(low).isBetween(0.0, 1.0);
        assertThat(high).isBetween(0.0, 1.0);
      }
      assertThat(p.get("restsOn").valueStream().map(o -> o.get("name").asString()))
          .contains("channel steps", "hour 12");
      double last = Double.POSITIVE_INFINITY;
      for (JsonNode part : p.get("restsOn")) {
        double change = Math.abs(part.get("change").asDouble());
        assertThat(change).isLessThanOrEqualTo(last);
        last = change;
      }
    }
  }

  @Test
  void theTableSaysHowGoodTheHeadsWereAndThatPeopleAreSimulated() {
    String text =
        w.runs(
            "predict",
            "--model",
            model,
            "--data",
            cohort,
            "--person",
            person,
            "--tasks",
            "female",
            "--no-occlusion");
    assertThat(text)
        .containsPattern(
            "auroc 0\\.\\d\\d \\[0\\.\\d\\d, [01]\\.\\d\\d], calibration error 0\\.\\d+ on \\d+ people")
        .containsIgnoringCase("simulated")
        .contains("not a diagnosis");
  }

  @Test
  void aPersonOfTooFewDaysIsRefusedWithTheCountAndNothingIsWritten() {
    Path out = tmp.resolve("few.json");
    int code =
        w.run(
            "predict",
            "--model",
            model,
            "--data",
            cohort,
            "--person",
            person,
            "--least-days",
            5,
            "--out",
            out);
    assertThat(code).isEqualTo(4);
    assertThat(w.err()).containsPattern("not enough data of .*: [34] of [34] days .* at least 5");
    assertThat(out).doesNotExist();
  }

  @Test
  void aModelWithoutHeadsSaysHowToKeepThem() {
    int code = w.run("predict", "--model", Workbench.MODEL, "--data", cohort, "--person", person);
    assertThat(code).isEqualTo(2);
    assertThat(w.err()).contains("keeps no heads").contains("--keep-heads");
  }

  @Test
  void theModelsFolderIsWholeAfterwards() {
    assertThat(w.run("model", "verify", model)).isZero();
    assertThat(model.resolve("eval/female.json")).exists();
  }

  @Test
  void headsOfDaysAreNotKept() {
    int code = w.run("evaluate", "--model", model, "--data", cohort, "--by", "day", "--keep-heads");
    assertThat(code).isEqualTo(2);
    assertThat(w.err()).contains("--keep-heads keeps linear heads");
  }
}
