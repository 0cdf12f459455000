package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataExportVerbTest {
  private static final String MAPPING =
      """
      person: {column: person_id}
      time: {column: time}
      schema: fitbit
      channels: {steps: {column: steps}, heart_rate: {column: heart_rate}}
      """;

  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  @Test
  void whatGoesOutAsCsvComesBackByAMappingAndStaysMarkedAsSimulated() throws IOException {
    Path csv = tmp.resolve("csv");
    JsonNode row =
        program
            .tables("data", "export", Workbench.DATA, "--as", "csv", "--out", csv)
            .getFirst()
            .get("rows")
            .get(0);
    assertThat(row.get("people").asInt()).isEqualTo(6);
    assertThat(Files.readString(csv.resolve("dictionary.csv")))
        .contains("minutes.csv,heart_rate,/min,http://loinc.org|8867-4,MEAN,")
        .contains("fitabase: heartrate_seconds");
    Path mapping = Files.writeString(tmp.resolve("m.yaml"), MAPPING);
    String receipt =
        program.runs(
            "import",
            "csv",
            csv.resolve("minutes.csv"),
            "--mapping",
            mapping,
            "--into",
            tmp.resolve("back"));
    assertThat(receipt).contains("(SIMULATED)").contains("6 people");
    assertThat(program.run("import", "csv", csv.resolve("minutes.csv"), "--dry-run")).isEqualTo(2);
    assertThat(program.err()).contains("--mapping");
  }

  @Test
  void aFormThatNeedsAnOffsetSaysWhatToDo() {
    Path out = tmp.resolve("fhir");
    assertThat(program.run("data", "export", Workbench.DATA, "--as", "fhir", "--out", out))
        .isEqualTo(2);
    assertThat(program.err()).contains("offset").contains("--timezone");
    assertThat(out).doesNotExist();
    String said =
        program.runs(
            "data",
            "export",
            Workbench.DATA,
            "--as",
            "fhir",
            "--out",
            out,
            "--timezone",
            "Europe/Berlin");
    assertThat(said).contains("keep it as you would keep the original");
    assertThat(out.resolve("Observation.ndjson")).exists();
  }

  @Test
  void aRehearsalWritesNothing() {
    Path out = tmp.resolve("csv");
    assertThat(
            program.runs(
                "data", "export", Workbench.DATA, "--as", "csv", "--out", out, "--dry-run"))
        .contains("nothing was written");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFormOrAPersonThatThereIsNotIsRefused() {
    Path out = tmp.resolve("x");
    assertThat(program.run("data", "export", Workbench.DATA, "--as", "pdf", "--out", out))
        .isEqualTo(2);
    assertThat(program.err()).contains("csv-long");
    assertThat(
            program.run(
                "data", "export", Workbench.DATA, "--as", "csv", "--out", out, "--people", "x"))
        .isEqualTo(2);
    assertThat(program.run("data", "export", Workbench.DATA, "--as", "csv")).isEqualTo(2);
    assertThat(program.err()).contains("--out");
  }
}
