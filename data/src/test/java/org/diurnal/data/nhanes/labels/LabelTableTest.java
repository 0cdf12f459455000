package org.diurnal.data.nhanes.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.diurnal.data.store.ParquetSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelTableTest {
  @TempDir Path tmp;

  private Path file(String select) {
    Path file = tmp.resolve("labels.parquet");
    ParquetSample.write(file, select);
    return file;
  }

  @Test
  void numbersOfEveryTypeAreReadAndNullIsNotZero() {
    LabelTable table =
        LabelTable.read(
            file(
                "SELECT * FROM (VALUES (7::UINTEGER, 1::TINYINT, 2.5::FLOAT, 0.0::DOUBLE, true,"
                    + " 1.25), (3, NULL, NULL, NULL, NULL, NULL))"
                    + " t(seqn, obese, weight_kg, bmi, female, crp)"));
    assertThat(table.people()).containsExactly(7, 3);
    assertThat(table.value(7, "obese")).isEqualTo(1);
    assertThat(table.value(7, "weight_kg")).isEqualTo(2.5);
    assertThat(table.value(7, "bmi")).isZero();
    assertThat(table.value(7, "female")).isEqualTo(1);
    assertThat(table.value(7, "crp")).isEqualTo(1.25);
    for (String label : List.of("obese", "weight_kg", "bmi", "female", "crp")) {
      assertThat(table.has(label)).isTrue();
      assertThat(table.value(3, label)).as(label).isNaN();
      assertThat(table.value(4, label)).as("no row, %s", label).isNaN();
    }
  }

  @Test
  void onlyLabelsOfTheRegistryAreRead() {
    LabelTable table = LabelTable.read(file("SELECT 1 AS seqn, 2 AS bmi, 'x' AS note"));
    assertThat(table.has("bmi")).isTrue();
    assertThat(table.has("note")).isFalse();
    assertThat(table.value(1, "obese")).isNaN();
  }

  @Test
  void whatIsNotATableOfLabelsIsRefusedWithItsPlace() {
    assertRefused("SELECT unnest([1, NULL]) AS seqn, 5 AS bmi", ":2: a row without seqn");
    assertRefused("SELECT unnest([4, 5, 4]) AS seqn, 5 AS bmi", ":3: seqn 4 came before");
    assertRefused("SELECT 1 AS other, 5 AS bmi", "no column seqn");
    assertRefused("SELECT 1 AS seqn, '5' AS bmi", ":1: column bmi is not a number");
    assertRefused("SELECT 1.5 AS seqn, 5 AS bmi", ":1: column seqn is not a whole number");
    assertRefused("SELECT 99999999999 AS seqn, 5 AS bmi", "99999999999");
  }

  private void assertRefused(String select, String why) {
    Path file = file(select);
    assertThatThrownBy(() -> LabelTable.read(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }
}
