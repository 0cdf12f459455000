package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.SampleDays;
import org.diurnal.data.export.DatasetExport.As;
import org.diurnal.data.export.DatasetExport.Selection;
import org.diurnal.data.export.DatasetExport.Written;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.openmhealth.OpenMHealthImporter;
import org.diurnal.data.simulate.SimulatedExport;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.SampleDataset;
import org.diurnal.data.tables.TableImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is written can be read back, and missing stays missing.
class DatasetExportTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  @TempDir Path tmp;

  private Written export(Path dataset, As as, Path out, Optional<ZoneId> zone) {
    return DatasetExport.run(
        Dataset.open(dataset),
        new Selection(as, List.of(), List.of(), Optional.empty(), Optional.empty(), zone),
        out,
        "test",
        NOW,
        Progress.SILENT);
  }

  /// Days of random values with gaps; none is negative, none beyond what a heart does.
  private Path dataset() {
    Path folder = tmp.resolve("dataset");
    List<DayWindow> days = new ArrayList<>();
    for (DayWindow d : SampleDays.random(3, 4, 3, 5)) {
      float[][] values = new float[3][];
      MinuteMask[] observed = new MinuteMask[3];
      for (int c = 0; c < 3; c++) {
        values[c] = d.values(c).clone();
        observed[c] = d.observed(c);
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          values[c][m] =
              c == 0 ? (float) Math.floor(values[c][m]) : c == 1 ? m % 4 : 40 + values[c][m];
        }
      }
      days.add(
          new DayWindow(
              d.personId(), d.localDate(), d.utcOffsetMinutes(), d.sourceId(), values, observed));
    }
    SampleDataset.add(
        folder, "a", days, List.of(new Label("p000", "age_years", Optional.empty(), 40.5)));
    return folder;
  }

  private static List<DayWindow> days(Path dataset) {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(dataset).forEachDay(days::add);
    return days;
  }

  @Test
  void csvComesBackThroughAMappingMinuteForMinute() throws IOException {
    Path dataset = dataset();
    Written w = export(dataset, As.CSV, tmp.resolve("csv"), Optional.empty());
    assertThat(w.labels()).isEqualTo(1);
    assertThat(w.days()).isEqualTo(12);
    Path mapping =
        Files.writeString(
            tmp.resolve("mapping.yaml"),
            """
            person: {column: person_id}
            time: {column: local_time}
            schema: fitbit
            channels:
              steps: {column: steps}
              intensity: {column: intensity}
              heart_rate: {column: heart_rate}
            """);
    Path back = tmp.resolve("back");
    DatasetImport.run(
        new TableImporter.Csv(),
        tmp.resolve("csv/minutes.csv"),
        ImportOptions.defaults().withMapping(mapping),
        back,
        "test",
        Progress.SILENT);
    assertSameMinutes(days(back), days(dataset), Set.of(0, 1, 2));
  }

  @Test
  void openMHealthComesBackMinuteForMinute() {
    Path dataset = dataset();
    Written w = export(dataset, As.OPENMHEALTH, tmp.resolve("omh"), Optional.of(CHICAGO));
    assertThat(w.leftOut()).containsOnlyKeys("intensity");
    Path back = tmp.resolve("back");
    Importer omh = new OpenMHealthImporter();
    DatasetImport.run(
        omh,
        tmp.resolve("omh/datapoints.ndjson"),
        ImportOptions.defaults(),
        back,
        Optional.of(SensorSchema.builtIn("fitbit")),
        "test",
        Progress.SILENT);
    assertSameMinutes(days(back), days(dataset), Set.of(0, 2));
  }

  @Test
  void fhirObservationsHoldTheDayAsR4Says() throws IOException {
    Path dataset = dataset();
    export(dataset, As.FHIR, tmp.resolve("fhir"), Optional.of(CHICAGO));
    List<String> lines = Files.readAllLines(tmp.resolve("fhir/Observation.ndjson"));
    assertThat(lines).hasSize(3 * 4 * 3);
    List<DayWindow> days = days(dataset);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode o = Json.mapper().readTree(lines.get(i));
      DayWindow day = days.get(i / 3);
      int c = i % 3;
      R4.assertValidObservation(o);
      ids.add(o.path("id").stringValue());
      assertThat(o.path("subject").path("identifier").path("value").stringValue())
          .isEqualTo(day.personId());
      OffsetDateTime start =
          OffsetDateTime.parse(o.path("effectivePeriod").path("start").stringValue());
      assertThat(start.toLocalDate()).isEqualTo(day.localDate());
      assertThat(start.getOffset().getTotalSeconds() / 60)
          .isEqualTo(day.utcOffsetMinutes().orElse(-360));
      String[] data = o.path("valueSampledData").path("data").stringValue().split(" ");
      assertThat(data).hasSize(DayWindow.MINUTES);
      for (int m = 0; m < data.length; m++) {
        if (day.observed(c).get(m)) {
          assertThat(Float.parseFloat(data[m])).isEqualTo(day.values(c)[m]);
        } else {
          assertThat(data[m]).isEqualTo("E");
        }
      }
    }
    assertThat(ids).hasSize(lines.size());
    assertThat(lines.getFirst()).contains("HTEST");
  }

  @Test
  void everyColumnOfTheCsvIsExplained() throws IOException {
    export(dataset(), As.CSV, tmp.resolve("csv"), Optional.empty());
    List<String> dictionary = Files.readAllLines(tmp.resolve("csv/dictionary.csv"));
    for (String file : List.of("minutes.csv", "labels.csv")) {
      for (String column :
          Files.readAllLines(tmp.resolve("csv").resolve(file)).getFirst().split(",")) {
        assertThat(dictionary).anyMatch(l -> l.startsWith(file + "," + column + ","));
      }
    }
    assertThat(dictionary).anyMatch(l -> l.contains("steps,/min,http://loinc.org|55423-8,SUM"));
    assertThat(Files.readString(tmp.resolve("csv/provenance.json")))
        .contains("\"simulated\" : true");
  }

  @Test
  void aFormThatNeedsAnOffsetAsksForTheZoneAndLeavesNothing() {
    assertThatThrownBy(() -> export(dataset(), As.FHIR, tmp.resolve("fhir"), Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("offset");
    assertThat(tmp.resolve("fhir")).doesNotExist();
    assertThat(tmp.resolve(".fhir.writing")).doesNotExist();
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Path full = Files.createDirectory(tmp.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> export(dataset(), As.CSV, full, Optional.empty()))
        .isInstanceOf(UsageException.class);
    assertThat(full.resolve("mine.txt")).hasContent("mine");
  }

  @Test
  void aPartCanBeChosen() throws IOException {
    Path dataset = dataset();
    LocalDate second = SampleDays.FIRST.plusDays(1);
    Written w =
        DatasetExport.run(
            Dataset.open(dataset),
            new Selection(
                As.CSV,
                List.of("p001"),
                List.of("heart_rate"),
                Optional.of(second),
                Optional.of(second),
                Optional.empty()),
            tmp.resolve("part"),
            "test",
            NOW,
            Progress.SILENT);
    assertThat(w.days()).isEqualTo(1);
    assertThat(w.people()).isEqualTo(1);
    List<String> lines = Files.readAllLines(tmp.resolve("part/minutes.csv"));
    assertThat(lines.getFirst()).endsWith("source_id,heart_rate");
    assertThat(lines.subList(1, lines.size())).allMatch(l -> l.startsWith("p001," + second));
  }

  @Test
  void anImportedExportGoesOutAndComesBack() throws IOException {
    SimulatedExport.write(tmp.resolve("export"), 2, 3, 4);
    Path first = tmp.resolve("first");
    DatasetImport.run(
        new FitabaseImporter(),
        tmp.resolve("export"),
        ImportOptions.defaults(),
        first,
        "test",
        Progress.SILENT);
    export(first, As.OPENMHEALTH, tmp.resolve("omh"), Optional.of(CHICAGO));
    Path back = tmp.resolve("back");
    DatasetImport.run(
        new OpenMHealthImporter(),
        tmp.resolve("omh"),
        ImportOptions.defaults(),
        back,
        Optional.of(SensorSchema.builtIn("fitbit")),
        "test",
        Progress.SILENT);
    assertSameMinutes(days(back), days(first), Set.of(0, 2));
  }

  private static void assertSameMinutes(
      List<DayWindow> found, List<DayWindow> expected, Set<Integer> channels) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).toString()).isEqualTo(expected.get(i).toString());
      for (int c : channels) {
        assertThat(found.get(i).observed(c)).isEqualTo(expected.get(i).observed(c));
        assertThat(found.get(i).values(c)).isEqualTo(expected.get(i).values(c));
      }
    }
  }
}
