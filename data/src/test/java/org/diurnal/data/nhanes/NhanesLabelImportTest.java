package org.diurnal.data.nhanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.nhanes.labels.SurveyFolder;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.DatasetWriter;
import org.diurnal.data.store.ParquetSample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels of participants on the way into a dataset.
class NhanesLabelImportTest {
  private static final int ANNA = 21_005;
  private static final int BEN = 21_006;

  @TempDir Path tmp;
  private Path minutes;
  private Path raw;

  @BeforeEach
  void write() throws IOException {
    minutes = Files.createDirectories(tmp.resolve("minutes"));
    try (RawCountsFile file = new RawCountsFile(minutes.resolve("PAXRAW_C.XPT"), false)) {
      file.minutes(ANNA, 3, 1, 1440, 120);
    }
    raw = Files.createDirectories(tmp.resolve("raw"));
    new SurveyFolder(raw)
        .xpt(
            "BMX_C.XPT",
            List.of("SEQN", "BMXWT", "BMXHT", "BMXBMI", "BMXWAIST"),
            new double[] {ANNA, 80, 160, 31.25, 99},
            new double[] {BEN, 4.5, Double.NaN, Double.NaN, Double.NaN});
  }

  private ImportReceipt run(Path path, ImportOptions options, Path dataset) {
    return DatasetImport.run(
        new NhanesImporter(), path, options, dataset, "import nhanes", Progress.SILENT);
  }

  private static List<Label> labels(Path dataset) {
    return Dataset.open(dataset).labels();
  }

  @Test
  void minutesAndLabelsComeIntoOneDataset() {
    ImportOptions options = ImportOptions.defaults().withLabels(raw);
    Path dataset = tmp.resolve("dataset");
    ImportReceipt receipt = run(minutes, options, dataset);
    assertThat(receipt.days()).isEqualTo(1);
    assertThat(receipt.labels())
        .isEqualTo(
            Map.of(
                "bmi",
                1L,
                "height_cm",
                1L,
                "paxcal",
                1L,
                "paxstat",
                1L,
                "waist_cm",
                1L,
                "weight_kg",
                2L));
    assertThat(receipt.file("BMX_C.XPT").rows().kept()).isEqualTo(2);
    assertThat(receipt.labelSources())
        .filteredOn(l -> l.task().equals("weight_kg"))
        .singleElement()
        .satisfies(l -> assertThat(l.derived()).isEqualTo(2));
    assertThat(labels(dataset))
        .contains(new Label("21005", "weight_kg", Optional.empty(), 80))
        .contains(new Label("21006", "weight_kg", Optional.empty(), 4.5))
        .hasSize(7);
    assertThat(run(minutes, options, dataset))
        .as("again")
        .isEqualTo(receipt.withNotes(List.of(DatasetWriter.IMPORTED_BEFORE)));
  }

  @Test
  void anExportWithoutMinutesGivesItsLabels() {
    Path dataset = tmp.resolve("dataset");
    ImportReceipt receipt = run(raw, ImportOptions.defaults(), dataset);
    assertThat(receipt.days()).isZero();
    assertThat(receipt.people()).isZero();
    assertThat(receipt.devices()).isEmpty();
    assertThat(labels(dataset)).hasSize(5);
    assertThat(Dataset.open(dataset).days()).isZero();
    run(minutes, ImportOptions.defaults(), dataset);
    assertThat(Dataset.open(dataset).days()).as("minutes join them").isEqualTo(1);
    assertThat(labels(dataset)).hasSize(7);
  }

  @Test
  void labelsThatAreNotAskedForStayOut() throws IOException {
    Files.copy(raw.resolve("BMX_C.XPT"), minutes.resolve("BMX_C.XPT"));
    Path dataset = tmp.resolve("dataset");
    ImportReceipt receipt = run(minutes, ImportOptions.defaults(), dataset);
    assertThat(receipt.labels()).containsOnlyKeys("paxcal", "paxstat");
    assertThat(receipt.labelSources()).isEmpty();
    assertThat(receipt.notes()).anyMatch(n -> n.contains("not used") && n.contains("BMX_C"));
    ImportReceipt with = run(minutes, ImportOptions.defaults().withLabels(minutes), dataset);
    assertThat(with.labels()).containsEntry("weight_kg", 2L);
    assertThat(with.notes()).noneMatch(n -> n.contains("BMX_C"));
    assertThat(with.id()).isNotEqualTo(receipt.id());
  }

  @Test
  void theTableOfTheExportFillsWhatTheNamedFolderLacks() {
    ParquetSample.write(
        minutes.resolve("labels.parquet"),
        "SELECT 21005 AS seqn, 1.0 AS stroke, 80.0 AS weight_kg");
    Path dataset = tmp.resolve("dataset");
    ImportReceipt receipt = run(minutes, ImportOptions.defaults().withLabels(raw), dataset);
    assertThat(receipt.labels()).containsEntry("stroke", 1L).containsEntry("weight_kg", 2L);
    assertThat(receipt.toText())
        .containsPattern("stroke +1 +0 +1 +1\n")
        .containsPattern("weight_kg +2 +2 +0 +1 of 2, first different: person 21006\n");
  }

  @Test
  void aFolderWithoutLabelsIsRefused() throws IOException {
    Path empty = Files.createDirectories(tmp.resolve("empty"));
    Path dataset = tmp.resolve("dataset");
    assertThatThrownBy(() -> run(minutes, ImportOptions.defaults().withLabels(empty), dataset))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("empty")
        .hasMessageContaining("DEMO_C.XPT");
    assertThat(dataset).doesNotExist();
  }
}
