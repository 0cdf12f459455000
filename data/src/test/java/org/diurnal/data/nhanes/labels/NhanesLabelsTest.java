package org.diurnal.data.nhanes.labels;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.LabelReceipt;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.store.ParquetSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small generated files: what is worked out, what is taken, and what is said of both.
class NhanesLabelsTest {
  private static final int ANNA = 21_005; // 2003-2004
  private static final int BEN = 21_006;
  private static final int CLEO = 31_127; // 2005-2006
  private static final List<String> BODY = List.of("SEQN", "BMXWT", "BMXHT", "BMXBMI", "BMXWAIST");

  @TempDir Path tmp;
  private final List<Label> labels = new ArrayList<>();

  private NhanesLabels.Receipt read(Path... places) {
    labels.clear();
    return NhanesLabels.read(List.of(places), labels::add, Progress.SILENT);
  }

  private Optional<Double> value(int seqn, String task) {
    return labels.stream()
        .filter(l -> l.personId().equals(Integer.toString(seqn)) && l.task().equals(task))
        .map(Label::value)
        .findFirst();
  }

  private static LabelReceipt of(NhanesLabels.Receipt receipt, String task) {
    return receipt.labels().stream().filter(l -> l.task().equals(task)).findFirst().orElseThrow();
  }

  private static FileReceipt file(NhanesLabels.Receipt receipt, String name) {
    return receipt.files().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /// Files of 2003-2004 with all that DEMO and BMX need.
  private SurveyFolder survey(Path folder) throws IOException {
    List<String> demo =
        List.of(
            "SEQN",
            "RIDAGEYR",
            "RIDAGEEX",
            "RIAGENDR",
            "RIDRETH1",
            "DMDBORN",
            "DMDMARTL",
            "DMDEDUC2",
            "INDFMPIR",
            "DMQMILIT",
            "DMDHHSIZ",
            "RIDEXPRG",
            "RIDEXMON",
            "WTINT2YR",
            "WTMEC2YR",
            "SDMVPSU",
            "SDMVSTRA");
    return new SurveyFolder(Files.createDirectories(folder))
        .xpt(
            "DEMO_C.XPT.gz",
            demo,
            new double[] {ANNA, 45, 545, 2, 3, 1, 1, 5, 0, 2, 3, 2, 1, 1000.5, 1100, 1, 44},
            new double[] {BEN, 0, NaN, 1, 4, 7, NaN, NaN, NaN, NaN, 7, NaN, NaN, 900, 0, 2, 44})
        .xpt(
            "BMX_C.XPT",
            BODY,
            new double[] {ANNA, 80, 160, 31.25, 99},
            new double[] {BEN, 4.5, NaN, NaN, NaN});
  }

  private Path table(Path folder, String select) throws IOException {
    Files.createDirectories(folder);
    ParquetSample.write(folder.resolve("labels.parquet"), select);
    return folder;
  }

  @Test
  void labelsAreWorkedOutOfTheSurveysFiles() throws IOException {
    Path folder = survey(tmp.resolve("raw")).folder();
    NhanesLabels.Receipt receipt = read(folder);
    assertThat(value(ANNA, "age_years")).contains(45.0);
    assertThat(value(ANNA, "female")).contains(1.0);
    assertThat(value(ANNA, "in_poverty")).as("an income of zero is an income").contains(1.0);
    assertThat(value(ANNA, "wtint2yr")).contains(1000.5);
    assertThat(value(ANNA, "obese")).contains(1.0);
    assertThat(value(BEN, "age_years")).as("zero years is an age").contains(0.0);
    assertThat(value(BEN, "weight_kg")).contains(4.5);
    assertThat(value(BEN, "height_cm")).isEmpty();
    assertThat(value(BEN, "obese")).as("too young").isEmpty();
    assertThat(value(BEN, "foreign_born")).as("refused").isEmpty();
    assertThat(labels).allMatch(l -> l.time().isEmpty());
    LabelReceipt female = of(receipt, "female");
    assertThat(female.derived()).isEqualTo(2);
    assertThat(female.positives()).contains(1L);
    assertThat(of(receipt, "weight_kg").positives()).isEmpty();
    assertThat(receipt.counts()).containsEntry("weight_kg", 2L).doesNotContainKey("stroke");
  }

  @Test
  void whatCannotBeHadIsNamed() throws IOException {
    NhanesLabels.Receipt receipt = read(survey(tmp.resolve("raw")).folder());
    assertThat(receipt.labels()).hasSize(LabelRegistry.all().size());
    assertThat(receipt.notes())
        .singleElement()
        .asString()
        .contains("cannot be had")
        .contains("stroke")
        .contains("dead_5y")
        .contains("statin")
        .contains("hba1c_ge_6_5")
        .doesNotContain("bmi");
  }

  @Test
  void theReceiptCountsRowsAndCells() throws IOException {
    SurveyFolder raw = survey(tmp.resolve("raw"));
    raw.xpt(
        "BMX_C.XPT",
        BODY,
        new double[] {ANNA, 80, 160, 31.25, 99},
        new double[] {ANNA, 80, 160, 31.25, 99},
        new double[] {ANNA, 81, 160, 31.25, 99},
        new double[] {CLEO, 70, 160, 31.25, 99},
        new double[] {NaN, 70, 160, 31.25, 99},
        new double[] {BEN, -1, NaN, NaN, NaN});
    FileReceipt body = file(read(raw.folder()), "BMX_C.XPT");
    assertThat(body.rows().read()).isEqualTo(6);
    assertThat(body.rows().kept()).isEqualTo(2);
    assertThat(body.rows().dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(body.rows().dropped(Reasons.CONFLICT)).isEqualTo(1);
    assertThat(body.rows().dropped(SurveyReader.NO_PERSON)).isEqualTo(2);
    assertThat(body.values().kept()).isEqualTo(4);
    assertThat(body.values().rejections())
        .singleElement()
        .satisfies(r -> {
          assertThat(r.reason()).contains("BMXWT");
          assertThat(r.firstLines()).containsExactly(6L);
        });
    assertThat(value(ANNA, "weight_kg")).as("the first counts").contains(80.0);
    FileReceipt demo = file(read(raw.folder()), "DEMO_C.XPT.gz");
    assertThat(demo.values().dropped(SurveyReader.NO_ANSWER)).as("birthplace").isEqualTo(1);
    assertThat(demo.sha256()).hasSize(64);
  }

  @Test
  void whatHasNoFilesIsTakenFromTheTable() throws IOException {
    Path raw = survey(tmp.resolve("raw")).folder();
    Path table =
        table(
            tmp.resolve("table"),
            "SELECT * FROM (VALUES (21005, 1.0, 77.0, 6.5), (31127, 0.0, 66.0, NULL))"
                + " t(seqn, stroke, weight_kg, hba1c_pct)");
    NhanesLabels.Receipt receipt = read(raw, table);
    assertThat(value(ANNA, "stroke")).contains(1.0);
    assertThat(value(CLEO, "stroke")).contains(0.0);
    assertThat(value(ANNA, "weight_kg")).as("of 2003-2004, worked out").contains(80.0);
    assertThat(value(CLEO, "weight_kg")).as("of 2005-2006, taken").contains(66.0);
    assertThat(value(ANNA, "hba1c_ge_6_5")).as("worked out of a taken one").contains(1.0);
    assertThat(value(CLEO, "hba1c_ge_6_5")).isEmpty();
    LabelReceipt weight = of(receipt, "weight_kg");
    assertThat(weight)
        .isEqualTo(
            new LabelReceipt(
                "weight_kg", 2, 1, Optional.empty(), 1, 0, 1, 0, List.of("21005", "21006")));
    assertThat(of(receipt, "stroke").taken()).isEqualTo(2);
    assertThat(of(receipt, "stroke").positives()).contains(1L);
    FileReceipt file = file(receipt, "labels.parquet");
    assertThat(file.rows().kept()).isEqualTo(2);
    assertThat(file.values().kept()).as("stroke 2, weight 1, hba1c 1").isEqualTo(4);
  }

  @Test
  void aValueThatOnlyTheTableHasIsSaidAndNotTaken() throws IOException {
    Path raw = survey(tmp.resolve("raw")).folder();
    Path table =
        table(tmp.resolve("table"), "SELECT 21006 AS seqn, 55.0 AS height_cm, 4.5 AS weight_kg");
    NhanesLabels.Receipt receipt = read(raw, table);
    assertThat(value(BEN, "height_cm")).isEmpty();
    LabelReceipt height = of(receipt, "height_cm");
    assertThat(height.onlyInTable()).isEqualTo(1);
    assertThat(height.onlyDerived()).as("the table lacks her row").isEqualTo(1);
    assertThat(height.different()).isEqualTo(2);
    assertThat(of(receipt, "weight_kg").equal()).isEqualTo(1);
  }

  @Test
  void aTableAloneIsEnough() throws IOException {
    Path table =
        table(
            tmp.resolve("table"),
            "SELECT * FROM (VALUES (21005, 'C', 0.0), (99999, 'X', 1.0)) t(seqn, wave, dead_5y)");
    NhanesLabels.Receipt receipt = read(table.resolve("labels.parquet"));
    assertThat(labels).containsExactly(new Label("21005", "dead_5y", Optional.empty(), 0));
    assertThat(file(receipt, "labels.parquet").rows().dropped()).isEqualTo(1);
  }

  @Test
  void mortalityFilesAreReadByTheirColumns() throws IOException {
    SurveyFolder raw = new SurveyFolder(Files.createDirectories(tmp.resolve("raw")));
    raw.deaths(
            "NHANES_2003_2004_MORT_2019_PUBLIC.dat.gz",
            SurveyFolder.death(ANNA, "1", "1", "001", "59"),
            SurveyFolder.death(BEN, "2", ".", "   ", "."),
            "no line of this file")
        .deaths(
            "NHANES_2005_2006_MORT_2019_PUBLIC.dat",
            SurveyFolder.death(CLEO, "1", "0", "   ", "170"));
    NhanesLabels.Receipt receipt = read(raw.folder());
    assertThat(value(ANNA, "dead_5y")).contains(1.0);
    assertThat(value(ANNA, "cvd_death_10y")).contains(1.0);
    assertThat(value(ANNA, "mort_followup_months")).contains(59.0);
    assertThat(value(BEN, "mort_eligible")).contains(0.0);
    assertThat(value(BEN, "dead_5y")).isEmpty();
    assertThat(value(CLEO, "mort_dead_2019")).contains(0.0);
    assertThat(value(CLEO, "dead_10y")).contains(0.0);
    FileReceipt file = file(receipt, "NHANES_2003_2004_MORT_2019_PUBLIC.dat.gz");
    assertThat(file.rows().rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.firstLines()).containsExactly(3L));
  }

  @Test
  void filesAreFoundBelowAndInArchives() throws IOException {
    Path raw = survey(tmp.resolve("raw")).folder();
    Path deep = Files.createDirectories(tmp.resolve("other/one/two"));
    Files.copy(raw.resolve("DEMO_C.XPT.gz"), deep.resolve("demo_c.xpt.gz"));
    read(tmp.resolve("other"));
    assertThat(value(ANNA, "age_years")).contains(45.0);
    Path zip = tmp.resolve("nhanes.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("2003/BMX_C.XPT"));
      out.write(Files.readAllBytes(raw.resolve("BMX_C.XPT")));
    }
    read(zip);
    assertThat(value(ANNA, "weight_kg")).contains(80.0);
  }

  @Test
  void theFirstPlaceCounts() throws IOException {
    Path raw = survey(tmp.resolve("raw")).folder();
    SurveyFolder second = new SurveyFolder(Files.createDirectories(tmp.resolve("second")));
    second.xpt("BMX_C.XPT", BODY, new double[] {ANNA, 99, 160, 38, 120});
    NhanesLabels.Receipt receipt = read(raw, second.folder());
    assertThat(value(ANNA, "weight_kg")).contains(80.0);
    assertThat(receipt.notes()).anyMatch(n -> n.contains("not used") && n.contains("BMX_C.XPT"));
  }

  @Test
  void whereThereIsNothingItSaysWhatItLooksFor() throws IOException {
    Path empty = Files.createDirectories(tmp.resolve("empty"));
    Files.writeString(empty.resolve("DEMO_G.XPT"), "of another round");
    assertThatThrownBy(() -> read(empty))
        .isInstanceOfSatisfying(
            BadDataException.class,
            e -> {
              assertThat(e)
                  .hasMessageContaining(empty.toString())
                  .hasMessageContaining("DEMO_C.XPT")
                  .hasMessageContaining("labels.parquet");
              assertThat(e.cure()).contains("NCHS");
            });
    assertThat(NhanesLabels.recognises(empty)).isFalse();
    assertThat(NhanesLabels.recognises(tmp.resolve("nowhere"))).isFalse();
    assertThatThrownBy(() -> read(tmp.resolve("nowhere"))).isInstanceOf(BadDataException.class);
    assertThat(NhanesLabels.recognises(survey(tmp.resolve("raw")).folder())).isTrue();
  }

  @Test
  void aFileThatIsNotWhatItsNameSaysIsRefused() throws IOException {
    SurveyFolder raw = survey(tmp.resolve("raw"));
    raw.xpt("BMX_D.XPT", BODY, new double[] {ANNA, 80, 160, 31.25, 99});
    assertThatThrownBy(() -> read(raw.folder()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("BMX_D.XPT")
        .hasMessageContaining("2005-2006");
    raw.xpt("BMX_D.XPT", List.of("SEQN", "BMXWT"), new double[] {CLEO, 80});
    assertThatThrownBy(() -> read(raw.folder()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("BMX_D.XPT")
        .hasMessageContaining("BMXHT");
    Files.writeString(raw.folder().resolve("BMX_D.XPT"), "<html>Page not found</html>");
    assertThatThrownBy(() -> read(raw.folder()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("BMX_D.XPT");
  }

  @Test
  void aTableOfSomethingElseIsRefused() throws IOException {
    Path dataset = table(tmp.resolve("dataset"), "SELECT 'a' AS person_id, 'bmi' AS task");
    assertThatThrownBy(() -> read(dataset))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("with a column seqn");
    assertThat(NhanesLabels.recognises(dataset)).as("labels of a dataset").isFalse();
    table(dataset, "SELECT 21005 AS seqn, 'heavy' AS weight_kg");
    assertThatThrownBy(() -> read(dataset))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("weight_kg");
    table(dataset, "SELECT 21005 AS seqn, x AS weight_kg FROM range(2) r(x)");
    assertThatThrownBy(() -> read(dataset))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("21005 came before");
    Files.writeString(dataset.resolve("labels.parquet"), "text");
    assertThatThrownBy(() -> read(dataset))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("Parquet");
  }
}
