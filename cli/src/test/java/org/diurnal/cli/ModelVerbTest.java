package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diurnal.model.folder.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ModelVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private Path copy() throws IOException {
    return Workbench.copy(Workbench.MODEL, tmp.resolve("model"));
  }

  @ParameterizedTest
  @CsvSource({"XXS,138740", "XS,933204", "S,7290068"})
  void paramsEndInThePublishedNumber(String size, String number) {
    assertThat(program.runs("model", "params", "--size", size).stripTrailing())
        .endsWith(" " + number);
  }

  @Test
  void partsAndTensorsAddUpToTheTotal() {
    for (String[] more : List.of(new String[0], new String[] {"--tensors"})) {
      Object[] args =
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(
                      "model", "params", "--size", "XXS", "--schema", "fitbit"),
                  java.util.stream.Stream.of(more))
              .toArray();
      List<JsonNode> rows = program.tables(args).getFirst().get("rows").valueStream().toList();
      long sum =
          rows.stream().limit(rows.size() - 1L).mapToLong(r -> r.get("parameters").asLong()).sum();
      assertThat(rows.getLast().get("part").asString()).isEqualTo("total");
      // 31 channels fewer than reference34: 31 x (64 / 2 + 48 / 2) parameters less.
      assertThat(rows.getLast().get("parameters").asLong())
          .isEqualTo(sum)
          .isEqualTo(138740 - 31 * 56);
    }
  }

  @Test
  void showTellsDimensionsConstantsTrainingAndOrigin() {
    String text = program.runs("model", "show", Workbench.MODEL);
    assertThat(text)
        .contains("network XXS, 137004 parameters, 216 tokens a day")
        .contains("heart_rate")
        .contains("clipped at 5.0")
        .contains("diurnal pretrain --data")
        .contains("inputs.dataset");
    List<JsonNode> tables = program.tables("model", "show", Workbench.MODEL);
    JsonNode steps = tables.get(1).get("rows").get(0);
    assertThat(steps.get("channel").asString()).isEqualTo("steps");
    assertThat(steps.get("std").asDouble())
        .as("estimated, not the schema's own")
        .isNotEqualTo(18.8926);
  }

  @Test
  void aModelAsItWasWrittenIsVerified() {
    assertThat(program.runs("model", "verify", Workbench.MODEL)).doesNotContain("fail");
  }

  @Test
  void aFreshModelListsNoFileThatIsNotThere() throws IOException {
    assertThat(Files.readString(Workbench.MODEL.resolve(ModelFolder.SHA256SUMS)))
        .contains(ModelFolder.WEIGHTS)
        .doesNotContain(".packed");
  }

  @Test
  void aChangedOrMissingFileExits3NamingIt() throws IOException {
    Path model = copy();
    Files.writeString(model.resolve("README.md"), "something else");
    Files.delete(model.resolve("metrics.jsonl"));
    assertThat(program.run("model", "verify", model)).isEqualTo(3);
    assertThat(program.err()).contains("missing: metrics.jsonl").contains("changed: README.md");
  }

  @Test
  void aFileThatIsNotListedIsNamedAndNoFault() throws IOException {
    Path model = copy();
    Files.writeString(model.resolve("notes.txt"), "mine");
    assertThat(program.runs("model", "verify", model))
        .containsPattern("not listed +note +notes.txt");
  }

  @Test
  void aWeightThatIsNoNumberExits3NamingTheTensorEvenIfTheSumsAgree() throws IOException {
    Path model = copy();
    Path weights = model.resolve(ModelFolder.WEIGHTS);
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int data = 8 + (int) buffer.getLong(0);
    String header = new String(bytes, 8, data - 8, StandardCharsets.UTF_8);
    var offsets =
        org.diurnal.core.Json.mapper().readTree(header).get("mask_token").get("data_offsets");
    buffer.putFloat(data + offsets.get(0).asInt(), Float.NaN);
    Files.write(weights, bytes);
    ModelFolder.seal(model);
    assertThat(program.run("model", "verify", model)).isEqualTo(3);
    assertThat(program.err()).contains("model.safetensors: mask_token");
  }

  @Test
  void weightsOfAnotherConfigurationExit3() throws IOException {
    Path model = copy();
    Path config = model.resolve(ModelFolder.CONFIG);
    Files.writeString(
        config, Files.readString(config).replaceFirst("\"layers\" : 2", "\"layers\" : 3"));
    ModelFolder.seal(model);
    assertThat(program.run("model", "verify", model)).isEqualTo(3);
    assertThat(program.err()).contains(ModelFolder.WEIGHTS).contains("encoder.2");
  }

  @Test
  void aFolderWithoutAModelExits3AndAnUnknownSizeIsAMistake() {
    assertThat(program.run("model", "show", tmp)).isEqualTo(3);
    assertThat(program.run("model", "verify", tmp)).isEqualTo(3);
    assertThat(program.run("model", "params", "--size", "XXL")).isEqualTo(2);
    assertThat(program.run("model", "params", "--size", "XXS", "--schema", "watch")).isEqualTo(2);
    assertThat(program.err()).contains("reference34, fitbit");
  }
}
