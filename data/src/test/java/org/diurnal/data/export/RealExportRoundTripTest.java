package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.RealData;
import org.diurnal.data.export.DatasetExport.As;
import org.diurnal.data.export.DatasetExport.Selection;
import org.diurnal.data.export.DatasetExport.Written;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.openmhealth.OpenMHealthImporter;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.tables.TableImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real export of 33 people goes out in every form and comes back with identical minutes.
@Tag("slow")
class RealExportRoundTripTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final List<String> FEW = List.of("2022484408", "5553957443", "1503960366");

  @TempDir static Path tmp;
  private static Path dataset;

  @BeforeAll
  static void importOnce() {
    Path export = RealData.fitabaseExport();
    dataset = tmp.resolve("dataset");
    DatasetExportTest.importBack(new FitabaseImporter(), export, ImportOptions.defaults(), dataset);
  }

  private static Written few(As as, Path out) {
    Dataset d = Dataset.open(dataset);
    Selection all = DatasetExportTest.everything(d, as, Optional.of(CHICAGO));
    return DatasetExport.run(
        d,
        new Selection(
            as, FEW, List.of(), all.from(), all.to(), all.zone(), false, all.dictionary()),
        out,
        "test",
        Instant.parse("2026-11-24T10:00:00Z"),
        Progress.SILENT);
  }

  private static List<DayWindow> days(List<String> people) {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(dataset).forEachDay(people, days::add);
    return days;
  }

  @Test
  void everybodysMinutesComeBackFromCsv() throws IOException {
    Path out = tmp.resolve("csv");
    Written w = DatasetExportTest.export(dataset, As.CSV, out, Optional.empty());
    assertThat(w.people()).isEqualTo(33);
    assertThat(w.minutes()).isEqualTo(2 * 1_298_700L + 114_906);
    Path mapping = Files.writeString(tmp.resolve("m.yaml"), DatasetExportTest.MAPPING);
    Path back = tmp.resolve("csv-back");
    ImportReceipt r =
        DatasetExportTest.importBack(
            new TableImporter.Csv(),
            out.resolve("minutes.csv"),
            ImportOptions.defaults().withMapping(mapping),
            back);
    assertThat(r.dropped()).isZero();
    assertThat(r.simulated()).isFalse();
    assertThat(r.channel("heart_rate").observedMinutes()).isEqualTo(114_906);
    DatasetExportTest.assertSameMinutes(
        DatasetExportTest.days(back), DatasetExportTest.days(dataset), Set.of(0, 1, 2));
  }

  @Test
  void aFewPeoplesMinutesComeBackFromOpenMHealth() {
    Path out = tmp.resolve("omh");
    Written w = few(As.OPENMHEALTH, out);
    Path back = tmp.resolve("omh-back");
    ImportReceipt r =
        DatasetExportTest.importBack(
            new OpenMHealthImporter(), out, ImportOptions.defaults(), back);
    assertThat(r.dropped()).isZero();
    assertThat(r.people()).isEqualTo(3);
    assertThat(r.channels().stream().mapToLong(c -> c.samples()).sum()).isEqualTo(w.minutes());
    DatasetExportTest.assertSameMinutes(DatasetExportTest.days(back), days(FEW), Set.of(0, 2));
  }

  @Test
  void aFewPeoplesMinutesComeBackFromFhir() throws IOException {
    few(As.FHIR, tmp.resolve("fhir"));
    DatasetExportTest.assertSameMinutes(FhirMinutes.ofNdjson(tmp.resolve("fhir")), days(FEW));
  }
}
