package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
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
            evaluate(
                "--tasks", "bmi,female", "--shots", "2,8,500,all", "--draws", 3, "--out", out));
    assertThat(text).containsIgnoringCase("simulated").contains("ceiling").contains("demographics");
    JsonNode bmi = Json.mapper().readTree(Files.readString(out.resolve("tasks/bmi.json")));
    // Nobody who left the device at home on the only day has a vector.
    assertThat(bmi.get("people").asInt()).isBetween(70, 80);
    assertThat(bmi.get("metric").asString()).isEqualTo("pearson");
    assertThat(bmi.get("baselines").propertyNames())
        .containsExactlyInAnyOrder(
            "demographics",
            "engineered",
            "engineered + demographics",
            "circadian",
            "circadian + demographics");
    assertThat(bmi.get("combined").propertyNames()).containsExactly("embedding + demographics");
    // The simulator's BMI is a trait: who knows the person knows it.
    assertThat(bmi.get("ceiling").get("value").asDouble()).isGreaterThan(0.9999);
    assertThat(bmi.get("metrics").get("pearson").get("ci95").get("low").isNumber()).isTrue();
    assertThat(bmi.get("simulated").asBoolean()).isTrue();
    assertThat(bmi.get("model_sha256").asString()).hasSize(64);
    assertThat(bmi.get("data_sha256").asString()).hasSize(64);
    // Groups of so few people are refused one by one, never left out.
    assertThat(bmi.get("subgroups").valueStream().map(g -> g.get("by").asString()))
        .contains("sex", "age", "body mass index", "device");
    assertThat(bmi.get("subgroups").valueStream())
        .allMatch(g -> g.get("value").isNull() != g.get("refused").isNull());
    JsonNode few = bmi.get("few_shot");
    assertThat(
            few.get("curves").get(0).get("points").valueStream().map(p -> p.get("shots").asInt()))
        .containsExactly(2, 8);
    assertThat(few.get("left").get("500").asString()).contains("not 1000");
    assertThat(bmi.get("protocol").get("shots").asString()).isEqualTo("2,8,500,all");
    assertThat(Files.readString(out.resolve("evaluation.html")))
        .contains("Simulated data.")
        .contains("Few labelled people");
    assertThat(text).contains("over all tasks").contains("not told apart");
    JsonNode card = Json.mapper().readTree(Files.readString(out.resolve("evaluation.json")));
    assertThat(card.get("provenance").get("simulated").asBoolean()).isTrue();
    assertThat(card.get("provenance").get("inputs").get("model").asString()).hasSize(64);
    // Five descriptions by four metrics and by six, and the ceilings.
    List<String> rows = Files.readAllLines(out.resolve("leaderboard.csv"));
    assertThat(rows).hasSize(1 + 7 * 4 + 7 * 6 + 2);
    assertThat(rows.getFirst()).contains("simulated");
    assertThat(out.resolve("evaluation.json.unfinished")).doesNotExist();
  }

  /// The event time of simulated people; and weights, which come with the predictions.
  @Test
  void whenSomethingHappensIsToldAndPeopleCanBeWeighed() throws Exception {
    Path out = tmp.resolve("when");
    w.runs(
        evaluate(
            "--tasks",
            "time_to_death,bmi",
            "--survival",
            "discrete",
            "--weights",
            "age_years",
            "--out",
            out));
    JsonNode when =
        Json.mapper().readTree(Files.readString(out.resolve("tasks/time_to_death.json")));
    assertThat(when.get("type").asString()).isEqualTo("event_time");
    assertThat(when.get("protocol").get("weights").asString()).isEqualTo("age_years");
    // Eighty people are too few for twenty deaths: refused, with the count.
    assertThat(when.get("refused").asString()).contains("had the event");
    JsonNode bmi = Json.mapper().readTree(Files.readString(out.resolve("tasks/bmi.json")));
    List<String[]> rows = rows(out.resolve("predictions/bmi.csv.gz"));
    List<String> names = List.of(rows.getFirst());
    int weight = names.indexOf("weight");
    int told = names.indexOf("embedding");
    double sum = 0;
    double error = 0;
    for (String[] row : rows.subList(1, rows.size())) {
      double of = Double.parseDouble(row[weight]);
      sum += of;
      error += of * Math.abs(Double.parseDouble(row[told]) - Double.parseDouble(row[3]));
    }
    assertThat(sum).isEqualTo(rows.size() - 1, within(1e-6));
    assertThat(bmi.get("metrics").get("mae").get("value").asDouble())
        .isEqualTo(error / sum, within(1e-9));
  }

  private static List<String[]> rows(Path gzipped) throws Exception {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
      return in.lines().map(l -> l.split(",")).toList();
    }
  }

  /// Every number can be made again from what is written, by whoever reads gzipped CSV.
  @Test
  void thePredictionsWrittenGiveTheNumbersWritten() throws Exception {
    Path out = tmp.resolve("traced");
    w.runs(evaluate("--tasks", "female", "--out", out));
    List<String[]> all = rows(out.resolve("predictions/female.csv.gz"));
    List<String> names = List.of(all.getFirst());
    assertThat(names).startsWith("id", "person_id", "fold", "truth").endsWith("simulated");
    JsonNode json = Json.mapper().readTree(Files.readString(out.resolve("tasks/female.json")));
    List<String[]> rows = all.subList(1, all.size());
    assertThat(rows).hasSize(json.get("rows").asInt());
    for (String description : List.of("embedding", "engineered")) {
      int at = names.indexOf(description);
      JsonNode metrics =
          description.equals("embedding")
              ? json.get("metrics")
              : json.get("baselines").get(description);
      double won = 0;
      double pairs = 0;
      double squares = 0;
      int right = 0;
      int wrong = 0;
      for (String[] a : rows) {
        double p = Double.parseDouble(a[at]);
        boolean yes = a[3].equals("1.0");
        for (String[] b : rows) {
          if (yes && b[3].equals("0.0")) {
            double q = Double.parseDouble(b[at]);
            pairs++;
            won += p > q ? 1 : p == q ? 0.5 : 0;
          }
        }
        squares += (p - (yes ? 1 : 0)) * (p - (yes ? 1 : 0));
        boolean called = p >= Double.parseDouble(a[at + 1]);
        right += called && yes ? 1 : 0;
        wrong += called == yes ? 0 : 1;
      }
      assertThat(metrics.get("auroc_pooled").get("value").asDouble())
          .isEqualTo(won / pairs, within(1e-12));
      assertThat(metrics.get("brier").get("value").asDouble())
          .isEqualTo(squares / rows.size(), within(1e-12));
      assertThat(metrics.get("f1").get("value").asDouble())
          .isEqualTo(2.0 * right / (2 * right + wrong), within(1e-12));
    }
  }

  @Test
  void shuffledLabelsAreAtChanceAndSaidToBeShuffled() {
    Path out = tmp.resolve("shuffled");
    String text = w.runs(evaluate("--tasks", "age_years", "--shuffle-labels", "--out", out));
    assertThat(text).contains("LABELS SHUFFLED");
    JsonNode json = Json.read(out.resolve("tasks/age_years.json"), JsonNode.class);
    // Age is told well from statistics of a simulated day; dealt to others it is not. (Below zero
    // is
    // no leak: who is held out is unlike those who are not.)
    JsonNode r = json.get("baselines").get("engineered").get("pearson");
    assertThat(r.get("ci95").get("low").asDouble()).isLessThan(0.1);
    assertThat(r.get("value").asDouble()).isLessThan(0.3);
    assertThat(json.get("ceiling").isNull()).isTrue();
    assertThat(json.get("protocol").get("split").asString()).contains("LABELS SHUFFLED");
  }

  @Test
  void aTaskWithTooFewOfAKindIsRefusedWithTheCount() {
    assertThat(w.runs(evaluate("--tasks", "heart_failure")))
        .contains("refused:")
        .containsPattern("of \\d+ say yes");
  }

  @Test
  void wrongUseIsToldFromWrongData() {
    assertThat(w.run(evaluate("--tasks", "heart_trouble"))).isEqualTo(2);
    assertThat(w.err()).contains("no task named 'heart_trouble'").contains("heart_failure");
    assertThat(w.run(evaluate("--folds", "1"))).isEqualTo(2);
    assertThat(w.run(evaluate("--shots", "1,few"))).isEqualTo(2);
    assertThat(w.err()).contains("--shots few");
    assertThat(w.run(evaluate("--probe", "linaer"))).isEqualTo(2);
    assertThat(w.err()).contains("did you mean linear");
    assertThat(w.run("evaluate", "--model", Workbench.MODEL, "--data", Workbench.DATA))
        .isEqualTo(2);
    assertThat(w.err()).contains("at least 50 are needed");
  }

  /// The command line of an evaluation of the cohort.
  private static Object[] evaluate(Object... more) {
    List<Object> all =
        new ArrayList<>(List.of("evaluate", "--model", Workbench.MODEL, "--data", cohort));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void whatDoesNotGoWithWeightsCalibrationOrKeptHeadsIsRefused() {
    assertThat(w.run(evaluate("--weights", "age_years", "--shots", "2,all"))).isEqualTo(2);
    assertThat(w.err()).contains("--weights weighs people");
    assertThat(w.run(evaluate("--tasks", "bmi", "--weights", "wtmec2yr"))).isEqualTo(2);
    assertThat(w.err()).contains("no label 'wtmec2yr' to weigh people by");
    assertThat(w.run(evaluate("--calibrate", "platt", "--by", "day"))).isEqualTo(2);
    assertThat(w.err()).contains("a row for a person");
    assertThat(w.run(evaluate("--keep-heads", "--balanced"))).isEqualTo(2);
    assertThat(w.err()).contains("keeps linear heads");
    assertThat(w.run(evaluate("--keep-heads", "--weights", "age_years"))).isEqualTo(2);
    assertThat(w.err()).contains("count the same");
  }

  @Test
  void networksTrainedOnLabelsStandBesideHeadsOnTheSamePeople() throws Exception {
    Path out = tmp.resolve("tuned");
    w.runs(
        evaluate(
            "--tasks", "female", "--folds", 2, "--fine-tune", "low_rank,supervised", "--out", out));
    JsonNode json = Json.mapper().readTree(Files.readString(out.resolve("tasks/female.json")));
    String tuned = "embedding fine-tuned by low rank";
    String supervised = "supervised, not pretrained";
    for (JsonNode auroc :
        List.of(
            json.get("combined").get(tuned).get("auroc"),
            json.get("baselines").get(supervised).get("auroc"))) {
      assertThat(auroc.get("value").asDouble()).isBetween(0.0, 1.0);
      assertThat(auroc.get("ci95").get("low").isNumber()).isTrue();
    }
    assertThat(json.get("differences").valueStream().map(d -> d.get("better").asString()))
        .contains(tuned, supervised);
  }

  @Test
  void whoIsIncludedAndWhatIsToldCanBeChosen() throws Exception {
    Path out = tmp.resolve("chosen");
    w.runs(
        evaluate(
            "--tasks",
            "bmi",
            "--where",
            "age_years<=70",
            "--demographics",
            "age_years,female",
            "--out",
            out));
    JsonNode json = Json.mapper().readTree(Files.readString(out.resolve("tasks/bmi.json")));
    assertThat(json.get("people").asInt()).isBetween(50, 79);
    assertThat(json.get("baselines").propertyNames())
        .contains("demographics", "circadian", "circadian + demographics");
    assertThat(json.get("differences").valueStream().map(d -> d.get("than").asString()))
        .contains("circadian", "circadian + demographics");
    assertThat(w.run(evaluate("--where", "age>3"))).isEqualTo(2);
    assertThat(w.err()).contains("does not say who is included");
  }

  @Test
  void peopleAreDescribedByTheirFirstDaysWhereThatIsAskedFor() throws Exception {
    Path data = tmp.resolve("two");
    w.runs("simulate", "--people", 60, "--days", 2, "--schema", "fitbit", "--into", data);
    List<Double> found = new ArrayList<>();
    for (int days : new int[] {1, 2}) {
      Path out = tmp.resolve("days" + days);
      w.runs(
          "evaluate",
          "--model",
          Workbench.MODEL,
          "--data",
          data,
          "--tasks",
          "bmi",
          "--days",
          days,
          "--out",
          out);
      JsonNode json = Json.mapper().readTree(Files.readString(out.resolve("tasks/bmi.json")));
      found.add(json.get("baselines").get("engineered").get("pearson").get("value").asDouble());
    }
    assertThat(found.get(0)).isNotEqualTo(found.get(1));
    assertThat(w.run("evaluate", "--model", Workbench.MODEL, "--data", data, "--days", 0))
        .isEqualTo(2);
  }
}
