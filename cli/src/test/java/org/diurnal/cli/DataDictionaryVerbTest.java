package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.FieldOrigin.Part;
import org.diurnal.data.importing.Importer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DataDictionaryVerbTest {
  private final Workbench program = new Workbench();

  @Test
  void jsonHasARowForEveryColumnOfTheDatasetAndItsSource() {
    JsonNode rows = program.tables("data", "dictionary", Workbench.DATA).getFirst().get("rows");
    assertThat(rows)
        .anySatisfy(r -> {
          assertThat(r.get("column").asString()).isEqualTo("heart_rate");
          assertThat(r.get("unit").asString()).isEqualTo("/min");
          assertThat(r.get("code").asString()).isEqualTo("LOINC 8867-4");
          assertThat(r.get("source").asString()).isEqualTo("fitabase");
          assertThat(r.get("field").asString()).contains("heartrate_seconds");
        })
        .anySatisfy(
            r -> assertThat(r.get("column").asString()).isEqualTo("task sleep_minutes_asleep"));
  }

  @Test
  void withoutADatasetTheBuiltInSchemasAreExplainedAndColumnsCanBeChosen() {
    JsonNode rows = program.tables("data", "dictionary", "--column", "spo2").getFirst().get("rows");
    assertThat(rows).isNotEmpty();
    assertThat(rows).allSatisfy(r -> assertThat(r.get("column").asString()).contains("spo2"));
    assertThat(rows)
        .anySatisfy(r -> assertThat(r.get("file").asString()).isEqualTo("schema reference34"));
  }

  @Test
  void everyImporterSaysWhereTheFourColumnsOfADayComeFromAndNamesNoUnknownChannel() {
    List<String> channels =
        SensorSchema.BUILT_IN.stream()
            .flatMap(s -> SensorSchema.builtIn(s).channels().stream())
            .map(c -> c.name())
            .toList();
    for (Importer importer : ImportVerb.IMPORTERS) {
      List<FieldOrigin> fields = importer.fields();
      assertThat(fields).as(importer.source()).isNotEmpty();
      assertThat(fields.stream().filter(f -> f.part() == Part.CHANNEL).map(FieldOrigin::name))
          .as(importer.source())
          .isNotEmpty()
          .allSatisfy(
              name -> assertThat(name.equals("*") || channels.contains(name)).as(name).isTrue());
      for (String column : List.of("person_id", "local_date", "utc_offset_minutes", "source_id")) {
        assertThat(fields)
            .as(importer.source() + " " + column)
            .anyMatch(f -> f.isAbout(Part.DAY, column));
      }
    }
  }
}
