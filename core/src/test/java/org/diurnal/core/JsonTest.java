package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @TempDir Path folder;

  record Run(String name, int steps, double loss, List<String> tags) {}

  record Maybe(Optional<String> device, OptionalInt threads) {}

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("run.json"), text);
  }

  @Test
  void aRecordIsWrittenIndentedAndReadBack() throws IOException {
    Run run = new Run("a \u00e9", 3, 0.1, List.of("x", "y"));
    assertThat(Json.text(run)).contains("\n  \"name\"").endsWith("}\n");
    assertThat(Json.read(file(Json.text(run)), Run.class)).isEqualTo(run);
    assertThat(Json.line(run))
        .isEqualTo("{\"name\":\"a \u00e9\",\"steps\":3,\"loss\":0.1,\"tags\":[\"x\",\"y\"]}");
    assertThat(
            Json.read(
                new ByteArrayInputStream(Json.line(run).getBytes(StandardCharsets.UTF_8)),
                Run.class))
        .isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'a','steps':3,'loss':0.1,'tags':[],'stpes':4} | stpes", // unknown key
        "{'name':'a','steps':3,'loss':0.1} | tags", // a missing one is no null
        "{'name':'a','loss':0.1,'tags':[]} | steps", // and no zero
        "{'name':null,'steps':3,'loss':0.1,'tags':[]} | name",
        "{'name':'a','steps':null,'loss':0.1,'tags':[]} | null",
        "{'name':'a','steps':3,'loss':0.1,'tags':[],'steps':4} | steps", // which of the two?
        "{'name':'a','steps':3.5,'loss':0.1,'tags':[]} | 3.5", // no silent rounding
        "{'name':'a','steps':99999999999,'loss':0.1,'tags':[]} | 99999999999",
        "{'name':'a','steps':3,'loss':0.1,'tags':[]} {} | Trailing",
        "{'name':'a','steps':3,'loss' | end-of-input", // cut short
        "[] | JSON",
        "'' | JSON"
      })
  void whatTheRecordCannotTakeIsRefusedWithTheFilesName(String json, String word)
      throws IOException {
    Path file = file(json.replace('\'', '"'));
    assertThatThrownBy(() -> Json.read(file, Run.class))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll("run.json", word);
  }

  @Test
  void anEmptyFileAndAMissingOneAreRefusedWithTheFilesName() throws IOException {
    Path empty = file("");
    assertThatThrownBy(() -> Json.read(empty, Run.class))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("run.json");
    assertThatThrownBy(() -> Json.read(folder.resolve("none.json"), Run.class))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("none.json: no such file");
    assertThatThrownBy(() -> Json.read(folder, Run.class)).isInstanceOf(BadDataException.class);
  }

  @Test
  void aSchemaWithoutAUnitIsRefusedAndNotReadAsNull() throws IOException {
    String text =
        Json.text(SensorSchema.builtIn("fitbit")).replaceAll("\"unit\" : \"[^\"]*\",", "");
    Path file = file(text);
    assertThatThrownBy(() -> Json.read(file, SensorSchema.class))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("unit");
  }

  @Test
  void anEmptyOptionalSurvives() throws IOException {
    Maybe none = new Maybe(Optional.empty(), OptionalInt.empty());
    assertThat(Json.read(file(Json.text(none)), Maybe.class)).isEqualTo(none);
    Maybe some = new Maybe(Optional.of("cpu"), OptionalInt.of(2));
    assertThat(Json.read(file(Json.text(some)), Maybe.class)).isEqualTo(some);
  }

  @Test
  void provenanceKeepsItsTimeAndTheOrderOfItsInputs() throws IOException {
    Map<String, String> inputs = new java.util.LinkedHashMap<>();
    inputs.put("z.csv", "1");
    inputs.put("a.csv", "2");
    Provenance p =
        new Provenance("0.1", "import", Instant.parse("2026-01-02T03:04:05.678Z"), true, 7, inputs);
    Provenance back = Json.read(file(Json.text(p)), Provenance.class);
    assertThat(back).isEqualTo(p);
    assertThat(back.inputs().keySet()).containsExactly("z.csv", "a.csv");
    assertThat(Json.text(p)).contains("\"2026-01-02T03:04:05.678Z\"");
  }

  @Test
  void aLossThatIsNotANumberIsReadBackAsOne() throws IOException {
    Run run = new Run("a", 1, Double.NaN, List.of());
    assertThat(Json.read(file(Json.text(run)), Run.class)).isEqualTo(run);
  }
}
