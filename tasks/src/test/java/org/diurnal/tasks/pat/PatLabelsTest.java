package org.diurnal.tasks.pat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.xpt.XptCell;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter;
import org.diurnal.data.xpt.XptWriter.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatLabelsTest {
  private static final double NONE = Double.NaN;
  private static final String ME = "80000";
  @TempDir Path tmp;

  private void table(String name, List<String> columns, double[]... rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(tmp.resolve(name + ".XPT"))) {
      XptWriter w = new XptWriter(out, LocalDateTime.of(2020, 1, 1, 0, 0));
      w.member(name, "", columns.stream().map(c -> Column.numeric(c, "")).toList());
      for (double[] row : rows) {
        w.row(row);
      }
      w.finish();
    }
  }

  private void medicines(Object... useAndDrug) throws IOException {
    try (OutputStream out = Files.newOutputStream(tmp.resolve("rxq_rx_h.xpt"))) {
      XptWriter w = new XptWriter(out, LocalDateTime.of(2020, 1, 1, 0, 0));
      w.member(
          "RXQ_RX_H",
          "",
          List.of(
              Column.numeric("SEQN", ""),
              Column.numeric("RXDUSE", ""),
              new Column("RXDDRUG", "", Type.CHARACTER, 60)));
      for (int i = 0; i < useAndDrug.length; i += 2) {
        w.row(
            List.of(
                new XptCell.Number(80000),
                new XptCell.Number((int) useAndDrug[i]),
                new XptCell.Text((String) useAndDrug[i + 1])));
      }
      w.finish();
    }
  }

  private PatLabels read() {
    try (PatFiles files = PatFiles.in(tmp, PatCycle.H)) {
      return PatLabels.read(files, PatCycle.H);
    }
  }

  @Test
  void aMedicineCountsByItsSubstanceAlsoInACombination() throws IOException {
    medicines(1, "AMLODIPINE", 1, "CHLORDIAZEPOXIDE; CLIDINIUM");
    PatLabels labels = read();
    assertThat(labels.values().get(PatTask.BENZODIAZEPINE)).isEqualTo(Map.of(ME, 1.0));
    assertThat(labels.values().get(PatTask.SSRI)).isEqualTo(Map.of(ME, 0.0));
  }

  @Test
  void whoTakesNoneIsZeroAndWhoRefusedHasNoLabel() throws IOException {
    medicines(2, "");
    assertThat(read().values().get(PatTask.SSRI)).isEqualTo(Map.of(ME, 0.0));
    medicines(7, "");
    assertThat(read().values().get(PatTask.SSRI)).isEmpty();
    medicines(1, "99999");
    assertThat(read().values().get(PatTask.SSRI)).isEqualTo(Map.of(ME, 0.0));
  }

  @Test
  void noSubstanceIsOfBothClassesAndNamesAreWholeWords() {
    assertThat(DrugNames.BENZODIAZEPINES).doesNotContainAnyElementsOf(DrugNames.SSRIS);
    assertThat(DrugNames.has("ESCITALOPRAM", DrugNames.SSRIS)).isTrue();
    assertThat(DrugNames.has("FLUOXETINE; OLANZAPINE", DrugNames.SSRIS)).isTrue();
    assertThat(DrugNames.has("NORDIAZEPAMIDE", DrugNames.BENZODIAZEPINES)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // told, hours, disorder, abnormality; 8 stands for none
    "1, 7, 1, 1",
    "2, 7, 0, 0",
    "2, 5, 0, 1",
    "2, 12, 0, 1",
    "2, 6, 0, 0",
    "9, 5, 8, 1",
    "9, 7, 8, 8",
    "2, 77, 0, 8",
    "1, 99, 1, 1",
  })
  void sleepByHand(double told, double hours, double disorder, double abnormality)
      throws IOException {
    table("SLQ_H", List.of("SEQN", "SLD010H", "SLQ060"), new double[] {80000, hours, told});
    Map<PatTask, Map<String, Double>> values = read().values();
    assertThat(values.get(PatTask.SLEEP_DISORDER))
        .isEqualTo(disorder == 8 ? Map.of() : Map.of(ME, disorder));
    assertThat(values.get(PatTask.SLEEP_ABNORMALITY))
        .isEqualTo(abnormality == 8 ? Map.of() : Map.of(ME, abnormality));
  }

  private Map<String, Double> depression(double... answers) throws IOException {
    List<String> columns =
        IntStream.rangeClosed(0, 9).mapToObj(q -> q == 0 ? "SEQN" : "DPQ0" + q + "0").toList();
    double[] row = new double[10];
    row[0] = 80000;
    System.arraycopy(answers, 0, row, 1, 9);
    table("DPQ_H", columns, row);
    return read().values().getOrDefault(PatTask.DEPRESSION, Map.of());
  }

  @Test
  void depressionIsTenAndMoreAndMissingAnswersMatterOnlyIfTheyCanChangeIt() throws IOException {
    assertThat(depression(3, 3, 3, 1, 0, 0, 0, 0, 0)).isEqualTo(Map.of(ME, 1.0));
    assertThat(depression(3, 3, 3, 0, 0, 0, 0, 0, 0)).isEqualTo(Map.of(ME, 0.0));
    assertThat(depression(3, 3, 3, 1, 9, NONE, 0, 0, 0)).isEqualTo(Map.of(ME, 1.0));
    assertThat(depression(3, 3, 0, 0, 0, 0, 0, 0, 7)).isEqualTo(Map.of(ME, 0.0));
    assertThat(depression(3, 3, 1, 0, 0, 0, 0, 0, 7)).isEmpty();
    assertThat(depression(NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE)).isEmpty();
  }

  @Test
  void everyRowIsKeptOrDroppedWithItsReason() throws IOException {
    table(
        "DEMO_H",
        List.of("SEQN", "RIAGENDR", "RIDAGEYR"),
        new double[] {80000, 2, 44},
        new double[] {80000, 1, 44},
        new double[] {62161, 1, 30}, // of the other round
        new double[] {80001, 1, NONE});
    PatLabels labels = read();
    assertThat(labels.ages()).isEqualTo(Map.of(ME, 44.0));
    assertThat(labels.female()).isEqualTo(Map.of(ME, 1.0, "80001", 0.0));
    FileReceipt receipt = labels.files().getFirst();
    assertThat(receipt.rows().read()).isEqualTo(4);
    assertThat(receipt.rows().kept()).isEqualTo(2);
    assertThat(receipt.rows().dropped()).isEqualTo(2);
    assertThat(receipt.values().read()).isEqualTo(3);
  }

  @Test
  void aFileOfAnotherRoundOrWithoutAVariableIsRefused() throws IOException {
    table("SLQ_H", List.of("SEQN", "SLD010H", "SLQ060"), new double[] {62161, 7, 2});
    assertThatThrownBy(this::read)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("SLQ_H.XPT:1");
    table("SLQ_H", List.of("SEQN", "SLD010H"), new double[] {80000, 7});
    assertThatThrownBy(this::read)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("SLQ060");
    assertThatThrownBy(() -> PatFiles.in(tmp.resolve("nowhere"), PatCycle.H))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void filesAreFoundWhateverTheirCaseAndPacking() throws IOException {
    for (String name : List.of("paxmin_h.xpt.gz", "DEMO_H.ZIP", "PAXMIN_G.XPT", "SLQ_D.XPT")) {
      Files.writeString(tmp.resolve(name), "");
    }
    Files.delete(tmp.resolve("DEMO_H.ZIP"));
    try (PatFiles files = PatFiles.in(tmp, PatCycle.H)) {
      assertThat(files.find("PAXMIN", PatCycle.H)).isPresent();
      assertThat(files.find("PAXMIN", PatCycle.G)).isPresent();
      assertThat(files.find("SLQ", PatCycle.H)).isEmpty();
      assertThat(files.missing()).extracting(PatFiles.Wanted::name).containsExactly("DEMO_H");
      assertThat(files.missing().getFirst().where()).contains("Demographics Data");
    }
  }

  /// Numbers of any kind in any cell make labels that are 1, 0 or not there.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyNumbersMakeLabelsOrNone(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    double[] odd = {NONE, -1, 0, 1, 2, 3, 5, 7, 9, 12, 77, 99, 1.5, 1e12};
    double[][] rows =
        IntStream.range(0, 60)
            .mapToObj(i ->
                new double[] {
                  80000 + random.nextInt(40),
                  odd[random.nextInt(odd.length)],
                  odd[random.nextInt(odd.length)]
                })
            .toArray(double[][]::new);
    table("SLQ_H", List.of("SEQN", "SLD010H", "SLQ060"), rows);
    PatLabels labels = read();
    assertThat(labels.values().values())
        .as("seed " + seed)
        .allSatisfy(v -> assertThat(v.values()).allMatch(x -> x == 0 || x == 1));
    FileReceipt receipt = labels.files().getFirst();
    assertThat(receipt.rows().read()).isEqualTo(60);
    assertThat(receipt.values().read())
        .as("no cell is lost, seed " + seed + " " + Arrays.deepToString(rows))
        .isEqualTo(receipt.values().kept() + receipt.values().dropped());
  }
}
