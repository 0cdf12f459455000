package org.diurnal.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Flag > `--set` > environment > file > default, for every combination of the layers.
class PrecedenceTest {
  @TempDir Path folder;
  private final Harness program = new Harness();

  @Test
  void theHighestLayerPresentWinsInAllSixteenCombinations() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "train:\n  steps: 4\n");
    for (int bits = 0; bits < 16; bits++) {
      boolean flag = (bits & 8) != 0;
      boolean set = (bits & 4) != 0;
      boolean env = (bits & 2) != 0;
      boolean inFile = (bits & 1) != 0;
      List<String> args = new ArrayList<>(List.of("train"));
      args.addAll(flag ? List.of("--steps", "1") : List.of());
      args.addAll(set ? List.of("--set", "train.steps=2") : List.of());
      args.addAll(inFile ? List.of("--config", file.toString()) : List.of());
      program.env.clear();
      if (env) {
        program.env.put("DIURNAL_TRAIN_STEPS", "3");
      }
      int expected = flag ? 1 : set ? 2 : env ? 3 : inFile ? 4 : 100;

      assertThat(program.run(args.toArray(String[]::new))).isZero();
      assertThat(program.train.steps).as(args + " " + program.env).isEqualTo(expected);
    }
  }

  @Test
  void aFlagStaysTrueWhenALowerLayerMadeItTrueAlready() {
    program.env.put("DIURNAL_TRAIN_SHUFFLE", "true");
    assertThat(program.run("train", "--shuffle")).isZero();
    assertThat(program.train.shuffle).isTrue();
    assertThat(program.run("train")).isZero();
    assertThat(program.train.shuffle).isTrue();
    program.env.put("DIURNAL_TRAIN_SHUFFLE", "false");
    assertThat(program.run("train")).isZero();
    assertThat(program.train.shuffle).isFalse();
    assertThat(program.run("train", "--shuffle")).isZero();
    assertThat(program.train.shuffle).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "1", "yes", "on"})
  void aFlagMayBeSetByAnyOfTheUsualWords(String word) {
    assertThat(program.run("train", "--set", "shuffle=" + word)).isZero();
    assertThat(program.train.shuffle).isTrue();
    assertThat(program.run("train", "--set", "shuffle=perhaps")).isEqualTo(2);
    assertThat(program.err()).contains("'perhaps'").contains("--set train.shuffle");
  }

  @Test
  void commonFlagsMayStandWithoutVerbAndTheVerbsOwnKeyWins() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.json"), "{\"threads\": 3, \"train\": {\"seed\": 9}, \"seed\": 8}");
    program.body =
        c -> {
          c.println(c.seed() + " " + c.threads());
          return 0;
        };
    assertThat(program.run("train", "--config=" + file)).isZero();
    assertThat(program.out()).isEqualTo("9 3\n");
    program.env.put("DIURNAL_SEED", "5");
    assertThat(program.run("train", "--config", file.toString())).isZero();
    assertThat(program.out()).isEqualTo("5 3\n");
  }

  @Test
  void setTakesTheRunningVerbsOptionAlone() {
    assertThat(program.run("data", "show", "--set", "weight-limit=2.5", "--threads=7")).isZero();
    assertThat(program.out()).isEqualTo("limit 2.5 threads 7\n");
  }

  @Test
  void theFileMayBeNamedByTheEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "data.show.weight-limit: 7\n");
    program.env.put("DIURNAL_CONFIG", file.toString());
    assertThat(program.run("data", "show")).isZero();
    assertThat(program.out()).startsWith("limit 7.0 ");
  }

  @Test
  void theEffectiveConfigurationRunsTheSameAgain() throws IOException {
    List<Map<String, Object>> seen = new ArrayList<>();
    program.body =
        c -> {
          seen.add(c.configuration());
          return 0;
        };
    assertThat(
            program.run(
                "train",
                "fitabase",
                "--steps=7",
                "--channel=a,b",
                "--shuffle",
                "--out",
                "x y",
                "--seed",
                "3",
                "--yes",
                "--dry-run"))
        .isZero();
    Path kept = Files.writeString(folder.resolve("kept.json"), Json.text(seen.get(0)));
    assertThat(program.run("train", "--config", kept.toString())).isZero();

    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(program.train.source).contains("fitabase");
    assertThat(program.train.out).contains(Path.of("x y"));
    assertThat(program.train.channels).containsExactly("a", "b");
    assertThat(Json.line(seen.get(0)))
        .isEqualTo(
            "{\"train\":{\"source\":\"fitabase\",\"steps\":7,\"shuffle\":true,\"out\":\"x y\","
                + "\"channel\":[\"a\",\"b\"],\"seed\":3,\"threads\":0,\"format\":\"table\","
                + "\"quiet\":false,\"no-progress\":false,\"debug\":false}}");
  }

  @Test
  void aVerbThatRunsOthersSeesTheirSettings() {
    List<Optional<String>> seen = new ArrayList<>();
    program.body =
        c -> {
          seen.add(c.setting("data.show", "weight-limit"));
          seen.add(c.setting("data.show", "format"));
          return 0;
        };
    assertThat(program.run("train", "--set", "data.show.weight-limit=3")).isZero();
    assertThat(seen).containsExactly(Optional.of("3"), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train:\n  stepz: 4\n", "trian.steps: 4\n", "train:\n  stesp: 4\n"})
  void anUnknownKeyInTheFileIsRefusedNamingTheNearest(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), text);
    assertThat(program.run("train", "--config", file.toString())).isEqualTo(2);
    assertThat(program.err())
        .contains("c.yaml: no setting is called")
        .contains("did you mean 'train.steps'?");
  }

  @Test
  void anUnknownKeyInSetOrEnvironmentIsRefusedNamingTheNearest() {
    assertThat(program.run("train", "--set", "train.suffle=true")).isEqualTo(2);
    assertThat(program.err()).contains("did you mean 'train.shuffle'?");
    program.env.put("DIURNAL_TRAIN_STEP", "4");
    assertThat(program.run("train")).isEqualTo(2);
    assertThat(program.err()).contains("DIURNAL_TRAIN_STEP ").contains("DIURNAL_TRAIN_STEPS?");
    assertThat(program.run("data", "show")).as("another verb's variable").isZero();
  }

  @Test
  void aWrongValueSaysWhereItCameFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "train: {steps: many}\n");
    assertThat(program.run("train", "--config", file.toString())).isEqualTo(2);
    assertThat(program.err()).contains("'many'").contains("c.yaml, key train.steps");
    program.env.put("DIURNAL_TRAIN_STEPS", "lots");
    assertThat(program.run("train")).isEqualTo(2);
    assertThat(program.err()).contains("'lots'").contains("DIURNAL_TRAIN_STEPS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train: {steps: 1, steps: 2}",
        "train: [1, {a: 2}]",
        "train:\n  steps:\n",
        "{",
        "5"
      })
  void aMalformedFileIsAUsageErrorNamingTheFile(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), text);
    assertThat(program.run("train", "--config", file.toString())).isEqualTo(2);
    assertThat(program.err()).startsWith("error: ").contains("c.yaml").contains("\n  cure: ");
  }

  @Test
  void aMissingFileIsAUsageErrorAndAnEmptyOneSetsNothing() throws IOException {
    assertThat(program.run("train", "--config", folder.resolve("none.yaml").toString()))
        .isEqualTo(2);
    assertThat(program.err()).contains("none.yaml");
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
    assertThat(program.run("train", "--config", empty.toString())).isZero();
    assertThat(program.train.steps).isEqualTo(100);
  }

  @Test
  void helpWorksEvenWithABrokenFile() {
    assertThat(program.run("train", "--config", "/nowhere", "--help")).isZero();
    assertThat(program.out()).contains("--steps").contains("Example:");
  }
}
