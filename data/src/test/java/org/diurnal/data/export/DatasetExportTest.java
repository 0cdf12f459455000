package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.diurnal.data.dictionary.DataDictionary;
import org.diurnal.data.export.DatasetExport.As;
import org.diurnal.data.export.DatasetExport.Selection;
import org.diurnal.data.export.DatasetExport.Written;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
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
  static final String MAPPING =
      """
      person: {column: person_id}
      time: {column: time}
      schema: fitbit
      channels:
        steps: {column: steps}
        intensity: {column: intensity}
        heart_rate: {column: heart_rate}
      """;
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  @TempDir Path tmp;

  static Selection everything(Dataset dataset, As as, Optional<ZoneId> zone) {
    return new Selection(
        as,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        zone,
        false,
        new DataDictionary(
                Map.of(
                    "fitabase", new FitabaseImporter().fields(),
                    "csv", new TableImporter.Csv().fields()))
            .of(dataset));
  }

  static Written export(Path dataset, As as, Path out, Optional<ZoneId> zone) {
    Dataset d = Dataset.open(dataset);
    return DatasetExport.run(d, everything(d, as, zone), out, "test", NOW, Progress.SILENT);
  }

  /// Days of random values with gaps; none is negative, none beyond what a heart does. The offset
  /// of every other day is not known.
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
        folder,
        "a",
        days,
        List.of(
            new Label("p000", "age_years", Optional.empty(), 40.5),
            new Label("p001", "weight_kg", Optional.of(SampleDays.FIRST), 70.25)));
    return folder;
  }

  static List<DayWindow> days(Path dataset) {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(dataset).forEachDay(days::add);
    return days;
  }

  static ImportReceipt importBack(
      Importer importer, Path export, ImportOptions options, Path dataset) {
    return DatasetImport.run(
        importer,
        export,
        options,
        dataset,
        Optional.of(SensorSchema.builtIn("fitbit")),
        "test",
        Progress.SILENT);
  }

  private ImportOptions mapped(String mapping) throws IOException {
    return ImportOptions.defaults()
        .withMapping(Files.writeString(tmp.resolve("mapping.yaml"), mapping));
  }

  @Test
  void csvComesBackThroughAMappingMinuteForMinuteWithItsOffsets() throws IOException {
    Path dataset = dataset();
    Written w = export(dataset, As.CSV, tmp.resolve("csv"), Optional.empty());
    assertThat(w.labels()).isEqualTo(2);
    assertThat(w.days()).isEqualTo(12);
    assertThat(w.people()).isEqualTo(3);
    assertThat(w.leftOut()).isEmpty();
    Path back = tmp.resolve("back");
    ImportReceipt r =
        importBack(new TableImporter.Csv(), tmp.resolve("csv/minutes.csv"), mapped(MAPPING), back);
    assertThat(r.simulated()).isTrue();
    assertSameMinutes(days(back), days(dataset), Set.of(0, 1, 2));
    assertThat(days(back))
        .extracting(DayWindow::utcOffsetMinutes)
        .isEqualTo(days(dataset).stream().map(DayWindow::utcOffsetMinutes).toList());
  }

  @Test
  void theLongFormComesBackToo() throws IOException {
    Path dataset = dataset();
    Written w = export(dataset, As.CSV_LONG, tmp.resolve("long"), Optional.empty());
    Path minutes = tmp.resolve("long/minutes.csv");
    assertThat(Files.readAllLines(minutes)).hasSize((int) w.minutes() + 1);
    Path back = tmp.resolve("back");
    importBack(
        new TableImporter.Csv(),
        minutes,
        mapped(
            """
            person: {column: person_id}
            time: {column: local_date, minute: minute}
            schema: fitbit
            longForm:
              channelColumn: channel
              valueColumn: value
              names: {steps: {channel: steps}, intensity: {channel: intensity},
                heart_rate: {channel: heart_rate}}
            """),
        back);
    assertSameMinutes(days(back), days(dataset), Set.of(0, 1, 2));
  }

  @Test
  void openMHealthComesBackMinuteForMinute() throws IOException {
    Path dataset = dataset();
    Written w = export(dataset, As.OPENMHEALTH, tmp.resolve("omh"), Optional.of(CHICAGO));
    assertThat(w.leftOut())
        .containsOnlyKeys(
            "intensity, for which there is no schema", "labels, of which only the day is known");
    Path points = tmp.resolve("omh/datapoints.ndjson");
    List<String> lines = Files.readAllLines(points);
    assertThat(lines).hasSize((int) w.minutes());
    for (String line : lines.subList(0, 2000)) {
      OmhRules.assertValid(Json.mapper().readTree(line));
    }
    Path back = tmp.resolve("back");
    ImportReceipt r = importBack(new OpenMHealthImporter(), points, ImportOptions.defaults(), back);
    assertThat(r.simulated()).isTrue();
    assertThat(r.dropped()).isZero();
    assertSameMinutes(days(back), days(dataset), Set.of(0, 2));
  }

  @Test
  void fhirComesBackMinuteForMinute() throws IOException {
    Path dataset = dataset();
    Written w = export(dataset, As.FHIR, tmp.resolve("fhir"), Optional.of(CHICAGO));
    assertThat(w.labels()).isEqualTo(2);
    List<String> lines = Files.readAllLines(tmp.resolve("fhir/Observation.ndjson"));
    assertThat(lines).hasSize(3 * 4 * 3 + 2);
    Set<String> ids = new HashSet<>();
    for (String line : lines) {
      JsonNode o = Json.mapper().readTree(line);
      ids.add(o.path("id").stringValue());
      assertThat(line).contains("HTEST");
    }
    assertThat(ids).hasSize(lines.size());
    for (String file : List.of("Patient.ndjson", "Device.ndjson")) {
      for (String line : Files.readAllLines(tmp.resolve("fhir").resolve(file))) {
        R4.assertValid(Json.mapper().readTree(line));
      }
    }
    assertSameMinutes(FhirMinutes.ofNdjson(tmp.resolve("fhir")), days(dataset));
  }

  @Test
  void aBundleHoldsTheSame() throws IOException {
    Path dataset = dataset();
    export(dataset, As.FHIR_BUNDLE, tmp.resolve("fhir"), Optional.of(CHICAGO));
    JsonNode bundle = Json.mapper().readTree(Files.readAllBytes(tmp.resolve("fhir/bundle.json")));
    assertThat(bundle.path("resourceType").stringValue()).isEqualTo("Bundle");
    assertThat(bundle.path("type").stringValue()).isEqualTo("collection");
    Set<String> urls = new HashSet<>();
    for (JsonNode e : bundle.path("entry")) {
      assertThat(urls.add(e.path("fullUrl").stringValue())).isTrue(); // bdl-7
      R4.assertValid(e.path("resource"));
    }
    for (JsonNode e : bundle.path("entry")) {
      JsonNode subject = e.path("resource").path("subject").path("reference");
      assertThat(subject.isMissingNode() || urls.contains(subject.stringValue())).isTrue();
    }
    assertSameMinutes(FhirMinutes.ofBundle(bundle), days(dataset));
  }

  @Test
  void labelsAreQuantitiesInTheirUnit() throws IOException {
    export(dataset(), As.FHIR, tmp.resolve("fhir"), Optional.of(CHICAGO));
    List<String> lines = Files.readAllLines(tmp.resolve("fhir/Observation.ndjson"));
    JsonNode age = Json.mapper().readTree(lines.get(lines.size() - 2));
    JsonNode weight = Json.mapper().readTree(lines.getLast());
    assertThat(age.path("valueQuantity").path("value").doubleValue()).isEqualTo(40.5);
    assertThat(age.has("effectiveDateTime")).isFalse();
    assertThat(age.path("code").path("coding").path(0).path("system").stringValue())
        .isEqualTo("urn:diurnal:label");
    assertThat(weight.path("code").path("coding").path(0).path("code").stringValue())
        .isEqualTo("29463-7");
    assertThat(weight.path("effectiveDateTime").stringValue()).isEqualTo("2026-01-05");
    assertThat(weight.path("valueQuantity").path("value").doubleValue()).isEqualTo(70.25);
  }

  @Test
  void everyColumnOfTheCsvIsExplained() throws IOException {
    SimulatedExport.write(tmp.resolve("export"), 2, 3, 4);
    Path first = tmp.resolve("first");
    importBack(new FitabaseImporter(), tmp.resolve("export"), ImportOptions.defaults(), first);
    for (As as : List.of(As.CSV, As.CSV_LONG)) {
      Path out = tmp.resolve(as.word());
      export(first, as, out, Optional.empty());
      List<String> dictionary = Files.readAllLines(out.resolve("dictionary.csv"));
      int fields = dictionary.getFirst().split(",").length;
      for (String file : List.of("minutes.csv", "labels.csv")) {
        for (String column : Files.readAllLines(out.resolve(file)).getFirst().split(",")) {
          assertThat(dictionary).anyMatch(l -> l.startsWith(file + "," + column + ","));
        }
      }
      String steps =
          dictionary.stream().filter(l -> l.contains("55423-8")).findFirst().orElseThrow();
      assertThat(steps)
          .startsWith("minutes.csv," + (as == As.CSV ? "steps" : "channel steps") + ",/min,")
          .contains("http://loinc.org|55423-8,SUM,0 to ")
          .contains("fitabase: ");
      assertThat(dictionary)
          .anyMatch(l -> l.startsWith("labels.csv,task daily_steps,/d,http://loinc.org|41950-7"));
      assertThat(fields).isEqualTo(10);
      assertThat(Files.readString(out.resolve("provenance.json"))).contains("\"simulated\" : true");
    }
  }

  @Test
  void onTheDayOnWhichTheClockChangesTheOffsetChangesWithIt() throws IOException {
    Path csv =
        Files.writeString(
            tmp.resolve("night.csv"),
            """
            t,n,h
            2024-03-30 23:59,1,60
            2024-03-31 00:00,2,60.5
            2024-03-31 01:59,3,
            2024-03-31 03:00,4,61
            2024-10-27 02:30,5,
            2024-10-27 02:30,6,
            2024-10-27 03:00,7,70
            """);
    Path dataset = tmp.resolve("dataset");
    importBack(
        new TableImporter.Csv(),
        csv,
        mapped(
            """
            person: {constant: anna}
            time: {column: t}
            zone: {constant: Europe/Berlin}
            schema: fitbit
            channels: {steps: {column: n}, heart_rate: {column: h}}
            """),
        dataset);
    export(dataset, As.FHIR, tmp.resolve("fhir"), Optional.empty());
    List<String> periods = new ArrayList<>();
    for (String line : Files.readAllLines(tmp.resolve("fhir/Observation.ndjson"))) {
      JsonNode o = Json.mapper().readTree(line);
      if (o.path("code").path("text").stringValue().equals("steps")) {
        JsonNode p = o.path("effectivePeriod");
        periods.add(p.path("start").stringValue() + " " + p.path("end").stringValue());
      }
    }
    assertThat(periods)
        .containsExactly(
            "2024-03-30T00:00:00+01:00 2024-03-30T23:59:59+01:00",
            "2024-03-31T00:00:00+01:00 2024-03-31T01:59:59+01:00",
            "2024-03-31T03:00:00+02:00 2024-03-31T23:59:59+02:00",
            "2024-10-27T00:00:00+02:00 2024-10-27T02:59:59+02:00",
            "2024-10-27T03:00:00+01:00 2024-10-27T23:59:59+01:00");
    assertSameMinutes(FhirMinutes.ofNdjson(tmp.resolve("fhir")), days(dataset));

    export(dataset, As.OPENMHEALTH, tmp.resolve("omh"), Optional.empty());
    Path back = tmp.resolve("back");
    importBack(new OpenMHealthImporter(), tmp.resolve("omh"), ImportOptions.defaults(), back);
    assertSameMinutes(days(back), days(dataset), Set.of(0, 2));
    assertThat(Files.readAllLines(tmp.resolve("omh/datapoints.ndjson")))
        .anyMatch(l -> l.contains("\"start_date_time\":\"2024-03-31T03:00:00+02:00\""))
        .anyMatch(l -> l.contains("\"start_date_time\":\"2024-10-27T02:30:00+02:00\""));

    export(dataset, As.CSV, tmp.resolve("csv"), Optional.empty());
    assertThat(Files.readAllLines(tmp.resolve("csv/minutes.csv")))
        .contains(
            "anna,2024-03-31,119,2024-03-31T01:59:00+01:00,60,csv,3,,",
            "anna,2024-03-31,180,2024-03-31T03:00:00+02:00,120,csv,4,,61",
            "anna,2024-10-27,150,2024-10-27T02:30:00+02:00,120,csv,11,,");
  }

  @Test
  void minutesThatTheUsersZoneNeverHadAreLeftOutAndCounted() throws IOException {
    Path csv =
        Files.writeString(tmp.resolve("n.csv"), "t,n\n2024-03-10 02:30,5\n2024-03-10 03:30,6\n");
    Path dataset = tmp.resolve("dataset");
    importBack(
        new TableImporter.Csv(),
        csv,
        mapped("time: {column: t}\nschema: fitbit\nchannels: {steps: {column: n}}\n"),
        dataset);
    for (As as : List.of(As.FHIR, As.OPENMHEALTH)) {
      Written w = export(dataset, as, tmp.resolve(as.word()), Optional.of(CHICAGO));
      assertThat(w.minutes()).isEqualTo(1);
      assertThat(w.leftOut())
          .containsEntry("steps, in minutes that the clock of the zone skipped", 1L);
    }
  }

  @Test
  void devicesAreMergedOrKeptApart() throws IOException {
    Path folder = tmp.resolve("two");
    DayWindow watch = SampleDays.constant("p000", 0, 3, 0, 0, 10, 5);
    DayWindow other = SampleDays.constant("p000", 0, 3, 0, 5, 20, 7);
    DayWindow phone =
        new DayWindow(
            "p000",
            watch.localDate(),
            watch.utcOffsetMinutes(),
            "sample:Phone",
            new float[][] {other.values(0), other.values(1), other.values(2)},
            new MinuteMask[] {other.observed(0), other.observed(1), other.observed(2)});
    SampleDataset.add(folder, "a", List.of(watch, phone), List.of());
    Dataset d = Dataset.open(folder);
    Written merged =
        DatasetExport.run(
            d,
            everything(d, As.FHIR, Optional.empty()),
            tmp.resolve("merged"),
            "test",
            NOW,
            Progress.SILENT);
    assertThat(merged.minutes()).isEqualTo(20);
    assertThat(Files.readString(tmp.resolve("merged/Observation.ndjson")))
        .contains("Several devices")
        .doesNotContain("\"device\"");
    assertThat(tmp.resolve("merged/Device.ndjson")).doesNotExist();
    Selection all = everything(d, As.CSV, Optional.empty());
    Written apart =
        DatasetExport.run(
            d,
            new Selection(
                all.as(),
                all.people(),
                all.channels(),
                all.from(),
                all.to(),
                all.zone(),
                true,
                all.dictionary()),
            tmp.resolve("apart"),
            "test",
            NOW,
            Progress.SILENT);
    assertThat(apart.minutes()).isEqualTo(25);
    assertThat(apart.days()).isEqualTo(2);
  }

  @Test
  void skinTemperatureGoesOutOnlyWhereItIsKnownToBeOfSkin() throws IOException {
    for (String placement : List.of("WRIST", "UNKNOWN")) {
      Path csv =
          Files.writeString(
              tmp.resolve(placement + ".csv"), "t,s\n2024-05-01T10:00:00+02:00,33.5\n");
      Path dataset = tmp.resolve("dataset" + placement);
      DatasetImport.run(
          new TableImporter.Csv(),
          csv,
          mapped(
              "time: {column: t}\ndevice: {constant: B}\nplacement: "
                  + placement
                  + "\nchannels: {skin_temperature: {column: s}}\n"),
          dataset,
          "test",
          Progress.SILENT);
      Path out = tmp.resolve("omh" + placement);
      Written w = export(dataset, As.OPENMHEALTH, out, Optional.empty());
      boolean known = placement.equals("WRIST");
      assertThat(w.minutes()).isEqualTo(known ? 1 : 0);
      assertThat(w.leftOut()).hasSize(known ? 0 : 1);
      for (String line : Files.readAllLines(out.resolve("datapoints.ndjson"))) {
        OmhRules.assertValid(Json.mapper().readTree(line));
        assertThat(line).contains("\"modality\":\"sensed\"").contains("\"wrist\"");
      }
    }
  }

  @Test
  void aFormThatNeedsAnOffsetAsksForTheZoneAndLeavesNothing() {
    for (As as : List.of(As.FHIR, As.FHIR_BUNDLE, As.OPENMHEALTH)) {
      assertThatThrownBy(() -> export(dataset(), as, tmp.resolve("out"), Optional.empty()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("offset")
          .satisfies(e -> assertThat(((UsageException) e).cure()).contains("--timezone"));
      assertThat(tmp.resolve("out")).doesNotExist();
      assertThat(tmp.resolve(".out.writing")).doesNotExist();
    }
  }

  @Test
  void aFolderWithSomethingInItIsLeftAloneAndAnEmptyOneIsTaken() throws IOException {
    Path full = Files.createDirectory(tmp.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> export(dataset(), As.CSV, full, Optional.empty()))
        .isInstanceOf(UsageException.class);
    assertThat(full.resolve("mine.txt")).hasContent("mine");
    Path empty = Files.createDirectory(tmp.resolve("empty"));
    export(tmp.resolve("dataset"), As.CSV, empty, Optional.empty());
    assertThat(empty.resolve("minutes.csv")).exists();
  }

  @Test
  void aRehearsalCountsTheSameAndWritesNothing() throws IOException {
    Path dataset = dataset();
    Dataset d = Dataset.open(dataset);
    Written rehearsed =
        DatasetExport.dryRun(d, everything(d, As.CSV, Optional.empty()), Progress.SILENT);
    assertThat(rehearsed).isEqualTo(export(dataset, As.CSV, tmp.resolve("csv"), Optional.empty()));
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
                Optional.empty(),
                false,
                List.of()),
            tmp.resolve("part"),
            "test",
            NOW,
            Progress.SILENT);
    assertThat(w.days()).isEqualTo(1);
    assertThat(w.people()).isEqualTo(1);
    assertThat(w.labels()).isZero();
    List<String> lines = Files.readAllLines(tmp.resolve("part/minutes.csv"));
    assertThat(lines.getFirst()).endsWith("source_id,heart_rate");
    assertThat(lines.subList(1, lines.size())).allMatch(l -> l.startsWith("p001," + second));
  }

  @Test
  void aChoiceOfNothingIsRefused() {
    Path dataset = dataset();
    Dataset d = Dataset.open(dataset);
    LocalDate longAgo = LocalDate.of(1999, 1, 1);
    assertThatThrownBy(() ->
            DatasetExport.run(
                d,
                new Selection(
                    As.CSV,
                    List.of("p002"),
                    List.of(),
                    Optional.of(longAgo),
                    Optional.of(longAgo),
                    Optional.empty(),
                    false,
                    List.of()),
                tmp.resolve("nothing"),
                "test",
                NOW,
                Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nothing to export");
    assertThat(tmp.resolve("nothing")).doesNotExist();
  }

  static void assertSameMinutes(
      List<DayWindow> found, List<DayWindow> expected, Set<Integer> channels) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).personId()).isEqualTo(expected.get(i).personId());
      assertThat(found.get(i).localDate()).isEqualTo(expected.get(i).localDate());
      for (int c : channels) {
        assertThat(found.get(i).observed(c)).isEqualTo(expected.get(i).observed(c));
        assertThat(found.get(i).values(c)).isEqualTo(expected.get(i).values(c));
      }
    }
  }

  static void assertSameMinutes(FhirMinutes found, List<DayWindow> expected) {
    SensorSchema schema = SensorSchema.builtIn("fitbit");
    Map<FhirMinutes.Key, Float> wanted = new HashMap<>();
    for (DayWindow d : expected) {
      for (int c = 0; c < schema.size(); c++) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (d.observed(c).get(m)) {
            wanted.put(
                new FhirMinutes.Key(d.personId(), schema.channel(c).name(), d.localDate(), m),
                d.values(c)[m]);
          }
        }
      }
    }
    assertThat(found.values()).isEqualTo(wanted);
  }
}
