package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.Frame;
import org.diurnal.cli.frame.Surroundings;
import org.diurnal.core.Json;
import org.diurnal.data.xpt.XptCell;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter;
import org.diurnal.data.xpt.XptWriter.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataXptVerbTest {
  @TempDir Path tmp;
  private Path one = Path.of("");
  private Path two = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void files() throws IOException {
    one = tmp.resolve("one.xpt");
    two = tmp.resolve("two.xpt");
    for (Path file : List.of(one, two)) {
      try (OutputStream out = Files.newOutputStream(file)) {
        XptWriter writer = new XptWriter(out, LocalDateTime.of(2007, 9, 21, 10, 40, 27));
        writer.member(
            "SMQ_C",
            "Smoking",
            List.of(
                Column.numeric("SEQN", "Respondent sequence number"),
                new Column("SMD100BR", "Brand, of cigarettes", Type.CHARACTER, 12)));
        writer.row(List.of(new XptCell.Number(21005), new XptCell.Text("")));
        writer.row(List.of(new XptCell.Missing('B'), new XptCell.Text("NONE")));
        writer.row(List.of(new XptCell.Number(21009), new XptCell.Text("")));
        if (file.equals(two)) {
          writer.member("EMPTY", "", List.of(Column.numeric("X", "")));
        }
        writer.finish();
      }
    }
  }

  private int run(Object... args) {
    out.reset();
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
    String[] words = java.util.stream.Stream.of(args).map(Object::toString).toArray(String[]::new);
    return new Frame(Main.commandLine(), world).run(words);
  }

  @Test
  void jsonHasMemberVariablesAndTheNumberOfRows() {
    assertThat(run("data", "xpt", one, "--format", "json")).isZero();
    JsonNode node = Json.mapper().readTree(out.toByteArray());
    assertThat(node.get("member").asString()).isEqualTo("SMQ_C");
    assertThat(node.get("label").asString()).isEqualTo("Smoking");
    assertThat(node.get("modified").asString()).isEqualTo("2007-09-21T10:40:27");
    assertThat(node.get("rows").isIntegralNumber()).isTrue();
    assertThat(node.get("rows").asLong()).isEqualTo(3);
    JsonNode brand = node.get("variables").get(1);
    assertThat(brand.get("name").asString()).isEqualTo("SMD100BR");
    assertThat(brand.get("type").asString()).isEqualTo("character");
    assertThat(brand.get("length").asInt()).isEqualTo(12);
    assertThat(brand.get("position").asInt()).isEqualTo(8);
    assertThat(brand.get("present").asLong()).isEqualTo(1);
    assertThat(node.get("variables").get(0).get("present").asLong()).isEqualTo(2);

    assertThat(run("data", "xpt", two, "--format", "json")).isZero();
    JsonNode members = Json.mapper().readTree(out.toByteArray()).get("members");
    assertThat(members.size()).isEqualTo(2);
    assertThat(members.get(0)).isEqualTo(node);
    assertThat(members.get(1).get("rows").asLong()).isZero();
  }

  @Test
  void tablesAreForPeopleAndCsvIsOneTable() {
    assertThat(run("data", "xpt", two)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("member SMQ_C (Smoking), 3 rows\n")
        .contains("Respondent sequence number")
        .contains("member EMPTY, 0 rows\n");
    assertThat(run("data", "xpt", two, "--format", "csv")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "member,rows,variable,label,type,length,format,present",
            "SMQ_C,3,SEQN,Respondent sequence number,numeric,8,\"\",2",
            "SMQ_C,3,SMD100BR,\"Brand, of cigarettes\",character,12,\"\",1",
            "EMPTY,0,X,\"\",numeric,8,\"\",0");
  }

  @Test
  void aFileThatIsNotOneIsBadData() throws IOException {
    Path csv = Files.writeString(tmp.resolve("a.csv"), "SEQN\n1\n");
    assertThat(run("data", "xpt", csv)).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("a.csv: byte ");
    assertThat(out.size()).isZero();
    assertThat(run("data", "xpt", tmp.resolve("nowhere.xpt"))).isEqualTo(3);
  }
}
