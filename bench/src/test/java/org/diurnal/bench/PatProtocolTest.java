package org.diurnal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.Main;
import org.diurnal.cli.frame.Frame;
import org.diurnal.cli.frame.Surroundings;
import org.diurnal.core.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `tasks pat` from files of the survey's layout to its table: what was planted is found, what was
/// not is at chance, and nothing is done twice.
@Tag("slow")
class PatProtocolTest {
  @TempDir static Path tmp;
  private static Path survey = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void write() throws IOException {
    survey = tmp.resolve("survey");
    PatExport.write(survey, 240, 60, 2, 1);
  }

  private int run(Object... args) {
    out.reset();
    err.reset();
    Surroundings world =
        new Surroundings(
            Map.of(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            true,
            100,
            System::nanoTime,
            Optional::empty);
    List<String> words = new ArrayList<>(List.of("tasks", "pat"));
    for (Object a : args) {
      words.add(a.toString());
    }
    return new Frame(Main.commandLine(), world).run(words.toArray(String[]::new));
  }

  @Test
  void plantedEffectsAreFoundNullOnesAreAtChanceAndItGoesOnWhereItStopped() throws IOException {
    Path to = tmp.resolve("out");
    Object[] command = {
      survey, "--out", to, "--steps", 40, "--train-sizes", "40,80", "--draws", 20, "--seed", 1
    };
    assertThat(run(command)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("SIMULATED")
        .contains("two fifths of the people are tested");
    JsonNode card = Json.read(to.resolve("pat.json"), JsonNode.class);
    assertThat(card.get("provenance").get("simulated").asBoolean()).isTrue();
    assertThat(card.get("results").size()).isEqualTo(5);
    for (String task : List.of("benzodiazepine", "sleep_abnormality")) {
      for (String d : List.of("embedding", "engineered", "circadian")) {
        assertThat(low(to, task, d)).as(task + " " + d).isGreaterThan(0.55);
      }
      assertThat(mean(to, task, "demographics")).as(task).isBetween(0.35, 0.65);
    }
    for (String task : List.of("ssri", "sleep_disorder", "depression")) {
      assertThat(mean(to, task, "embedding")).as(task).isBetween(0.38, 0.62);
    }
    assertThat(run(command)).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("PAXMIN_H.XPT: imported before")
        .contains("PAXMIN_G.XPT: imported before")
        .contains("depression: evaluated before");
    assertThat(run(survey, "--out", to, "--steps", 41)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("other settings");
    JsonNode split = Json.read(to.resolve("model").resolve("split.json"), JsonNode.class);
    assertThat(split.get("train").valueStream().map(JsonNode::asString))
        .as("nobody of the round evaluated")
        .allMatch(p -> p.startsWith("62"));
  }

  @Test
  void aDryRunListsFilesAndWritesNothingAndMissingOnesAreNamedWithTheirPage() throws IOException {
    Path part = Files.createDirectories(tmp.resolve("part"));
    Files.copy(survey.resolve("DEMO_H.XPT"), part.resolve("DEMO_H.XPT"));
    Path to = tmp.resolve("none");
    assertThat(run(part, "--out", to, "--dry-run")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("missing, needed")
        .contains("Physical Activity Monitor - Minute (PAXMIN_H)");
    assertThat(run(part, "--out", to)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("lacks PAXMIN_H")
        .contains("NHANES 2013-2014");
    assertThat(to).doesNotExist();
  }

  private static JsonNode score(Path to, String task, String description) {
    return Json.read(to.resolve("tasks").resolve(task + ".json"), JsonNode.class)
        .get("scores")
        .get(description)
        .get("mean");
  }

  private static double mean(Path to, String task, String description) {
    return score(to, task, description).get("value").asDouble();
  }

  private static double low(Path to, String task, String description) {
    return score(to, task, description).get("ci95").get("low").asDouble();
  }
}
