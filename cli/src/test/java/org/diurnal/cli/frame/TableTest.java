package org.diurnal.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.core.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TableTest {
  private static final Table PEOPLE =
      new Table(
          "People",
          List.of(
              Column.of("person"),
              Column.of("rate", "/min", 1),
              Column.of("days"),
              Column.of("worn")),
          List.of(
              List.of("a", 71.25, 3, true),
              List.of("b,\"c\"", Optional.empty(), 1200, false),
              List.of("", Double.NaN, 0L, true)),
          List.of("Two days are short."));

  @Test
  void textIsAlignedWithUnitsAndADashForNoValue() {
    assertThat(Table.render(List.of(PEOPLE), TableFormat.table))
        .isEqualTo(
            """
            People
            person  rate (/min)  days  worn
            ------  -----------  ----  ----
            a              71.3     3  yes
            b,"c"             -  1200  no
                              -     0  yes
            Two days are short.
            """);
  }

  @Test
  void csvQuotesWhatNeedsItAndKeepsEmptyTextApartFromNoValue() {
    assertThat(Table.render(List.of(PEOPLE), TableFormat.csv))
        .isEqualTo(
            "person,rate [/min],days,worn\r\n"
                + "a,71.25,3,true\r\n"
                + "\"b,\"\"c\"\"\",,1200,false\r\n"
                + "\"\",,0,true\r\n");
  }

  @Test
  void csvReadsBackWithAnotherReader() {
    List<String> hostile =
        List.of(
            "a,b", "\"", "\"\"", "line\nbreak", "\r", " lead", "trail ", "", "é,ü", "=1+1", "'");
    Table t =
        Table.of(
            "",
            List.of(Column.of("x,\"y")),
            hostile.stream().map(s -> List.<Object>of(s)).toList());
    List<CsvRecord> read;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(false)
            .ofCsvRecord(Table.render(List.of(t), TableFormat.csv))) {
      read = reader.stream().toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(read.stream().map(r -> r.getField(0)).toList()).first().isEqualTo("x,\"y");
    assertThat(read.stream().skip(1).map(r -> r.getField(0)).toList()).isEqualTo(hostile);
  }

  @Test
  void jsonKeepsNumbersUnitsNotesAndNull() {
    JsonNode node = Json.mapper().readTree(Table.render(List.of(PEOPLE), TableFormat.json));
    assertThat(node.get("title").asString()).isEqualTo("People");
    assertThat(node.get("units").get("rate").asString()).isEqualTo("/min");
    assertThat(node.get("rows").get(0).get("rate").doubleValue()).isEqualTo(71.25);
    assertThat(node.get("rows").get(0).get("worn").booleanValue()).isTrue();
    assertThat(node.get("rows").get(1).get("rate").isNull()).isTrue();
    assertThat(node.get("rows").get(2).get("rate").isNull()).isTrue();
    assertThat(node.get("rows").get(2).get("person").asString()).isEmpty();
    assertThat(node.get("notes").get(0).asString()).isEqualTo("Two days are short.");
  }

  @Test
  void severalTablesStandApartAndAreOneJsonDocument() {
    List<Table> two = List.of(PEOPLE, PEOPLE);
    assertThat(Json.mapper().readTree(Table.render(two, TableFormat.json)).get("tables").size())
        .isEqualTo(2);
    assertThat(Table.render(two, TableFormat.table)).contains("short.\n\nPeople\n");
    assertThat(Table.render(two, TableFormat.csv)).contains("true\r\n\r\nperson,");
  }

  @Test
  void markdownEscapesWhatWouldEndACellOrBeReadAsMarkup() {
    Table t =
        new Table(
            "a_b",
            List.of(Table.Column.of("x|y"), Table.Column.of("rate", "/min", 1)),
            List.of(List.of("a | *b*\nc", 61.25), List.of(java.util.Optional.empty(), Double.NaN)),
            List.of("done"));
    assertThat(Table.render(List.of(t, t), TableFormat.markdown))
        .isEqualTo(
            """
            ## a\\_b

            | x\\|y | rate (/min) |
            | --- | --- |
            | a \\| \\*b\\* c | 61.3 |
            |  |  |

            done

            ## a\\_b

            | x\\|y | rate (/min) |
            | --- | --- |
            | a \\| \\*b\\* c | 61.3 |
            |  |  |

            done
            """);
  }

  @Test
  void controlCharactersDoNotReachATerminal() {
    Table t = Table.of("", List.of(Column.of("id")), List.of(List.of("a\u001b[2J\u0007b")));
    assertThat(Table.render(List.of(t), TableFormat.table)).contains("a [2J b");
  }

  @Test
  void cellsOfUnknownTypeAndRaggedRowsAreRefused() {
    assertThatThrownBy(() -> Table.of("t", List.of(Column.of("a")), List.of(List.of(1, 2))))
        .hasMessageContaining("'t'");
    assertThatThrownBy(() -> Table.of("t", List.of(Column.of("a")), List.of(List.of(1.5f))))
        .hasMessageContaining("Float");
  }
}
