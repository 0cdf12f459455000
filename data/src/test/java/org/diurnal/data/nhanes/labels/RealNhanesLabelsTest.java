package org.diurnal.data.nhanes.labels;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.LabelReceipt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The survey's real files of 2003-2006 against the table of labels that others compiled of them.
class RealNhanesLabelsTest {
  private static Path folder;
  private static NhanesLabels.Receipt receipt;
  private static final Map<String, Map<String, Double>> VALUES = new HashMap<>();

  @BeforeAll
  static void readOnce() {
    folder = RealData.nhanes();
    receipt =
        NhanesLabels.read(
            List.of(RealData.nhanesRaw(), folder), RealNhanesLabelsTest::take, Progress.SILENT);
  }

  private static void take(Label label) {
    Double before =
        VALUES
            .computeIfAbsent(label.task(), t -> new HashMap<>())
            .put(label.personId(), label.value());
    if (before != null) {
      throw new AssertionError(label + " came twice");
    }
  }

  @Test
  void everyLabelAgreesButForTheDifferencesThatAreExplained() throws IOException {
    Map<String, AgreementTable.Line> expected = AgreementTable.read();
    Path fresh = AgreementTable.write(receipt.labels(), expected);
    assertThat(expected.keySet())
        .as("labels of agreement.csv; as it would have to be: %s", fresh.toAbsolutePath())
        .containsExactlyElementsOf(receipt.labels().stream().map(LabelReceipt::task).toList());
    for (LabelReceipt label : receipt.labels()) {
      AgreementTable.Line line = requireNonNull(expected.get(label.task()));
      assertThat(label)
          .as("%s; the table as it would have to be: %s", label.task(), fresh.toAbsolutePath())
          .usingRecursiveComparison()
          .ignoringFields("firstDifferent")
          .isEqualTo(line.counts());
      assertThat(line.why().isEmpty())
          .as("%s: every difference is explained, and nothing else", label.task())
          .isEqualTo(label.different() == 0);
    }
  }

  /// A second way to the same answer: the labels as they came out, against the table as it is.
  @Test
  void onlyThePeopleOfTheReceiptDiffer() {
    LabelTable table = LabelTable.read(folder.resolve("labels.parquet"));
    for (LabelReceipt label : receipt.labels()) {
      Map<String, Double> values = VALUES.getOrDefault(label.task(), Map.of());
      long different =
          table.people().stream()
              .filter(k -> {
                double inTable = table.value(k, label.task());
                double here = values.getOrDefault(Integer.toString(k), Double.NaN);
                return !(Double.isNaN(here) && Double.isNaN(inTable))
                    && !(Math.abs(here - inTable) <= 1e-9 * (1 + Math.abs(inTable)));
              })
              .count();
      assertThat(different).as(label.task()).isEqualTo(label.different());
      assertThat(values).as(label.task()).hasSize((int) label.people());
    }
  }

  @Test
  void noCellOfTheRealFilesIsOutsideItsCodebook() {
    for (FileReceipt file : receipt.files()) {
      assertThat(file.rows().dropped()).as(file.name()).isZero();
      assertThat(file.values().rejections())
          .as(file.name())
          .allMatch(r -> r.reason().equals(SurveyReader.NO_ANSWER));
    }
    assertThat(receipt.files()).hasSize(27);
    assertThat(receipt.notes()).isEmpty();
  }

  @Test
  void theRegistrySaysOfEveryColumnWhatItsDictionaryDoes() throws IOException {
    Map<String, NamedCsvRecord> dictionary = csv("data_dictionary.csv", "column");
    Set<String> columns = new TreeSet<>(dictionary.keySet());
    columns.removeAll(Set.of("seqn", "wave")); // the key, and what it implies
    assertThat(LabelRegistry.all().stream().map(LabelDefinition::name))
        .containsExactlyInAnyOrderElementsOf(columns);
    for (LabelDefinition label : LabelRegistry.all()) {
      NamedCsvRecord column = requireNonNull(dictionary.get(label.name()));
      assertThat(label.domain()).as(label.name()).isEqualTo(column.getField("domain"));
      assertThat(label.unit()).as(label.name()).isEqualTo(column.getField("unit"));
      assertThat(kinds(column.getField("type"))).as(label.name()).contains(label.kind());
    }
  }

  private static Set<LabelKind> kinds(String type) {
    return switch (type) {
      case "binary" -> Set.of(LabelKind.BINARY);
      case "regression" -> Set.of(LabelKind.REGRESSION, LabelKind.ORDINAL);
      case "covariate" -> Set.of(LabelKind.COVARIATE, LabelKind.CATEGORY);
      case "weight" -> Set.of(LabelKind.DESIGN);
      case "event" -> Set.of(LabelKind.EVENT);
      case "time" -> Set.of(LabelKind.EVENT_TIME);
      case "multiclass" -> Set.of(LabelKind.CATEGORY);
      default -> throw new AssertionError(type);
    };
  }

  @Test
  void theTasksAreThoseThatWereCountedBefore() throws IOException {
    Map<String, NamedCsvRecord> tasks = csv("tasks.csv", "task");
    assertThat(LabelRegistry.tasks().stream().map(LabelDefinition::name))
        .containsExactlyInAnyOrderElementsOf(tasks.keySet());
    Map<String, Double> wear = VALUES.getOrDefault("has_wear", Map.of());
    for (LabelReceipt label : receipt.labels()) {
      NamedCsvRecord task = tasks.get(label.task());
      if (task == null || label.different() > 0) {
        continue;
      }
      Map<String, Double> values = VALUES.getOrDefault(label.task(), Map.of());
      assertThat((long) values.size())
          .as(label.task())
          .isEqualTo(Long.parseLong(task.getField("n_all")));
      List<Double> withWear =
          values.entrySet().stream()
              .filter(e -> wear.getOrDefault(e.getKey(), 0.0) == 1)
              .map(Map.Entry::getValue)
              .toList();
      assertThat((long) withWear.size())
          .as(label.task())
          .isEqualTo(Long.parseLong(task.getField("n_with_wear")));
      if (label.positives().isPresent()) {
        assertThat(withWear.stream().filter(v -> v == 1).count())
            .as(label.task())
            .isEqualTo(Long.parseLong(task.getField("positives_with_wear")));
      }
    }
  }

  private static Map<String, NamedCsvRecord> csv(String file, String key) throws IOException {
    Map<String, NamedCsvRecord> records = new HashMap<>();
    try (var reader =
        CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(folder.resolve(file)))) {
      reader.forEach(r -> records.put(r.getField(key), r));
    }
    return records;
  }
}
