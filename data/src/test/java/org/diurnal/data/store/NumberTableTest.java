package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberTableTest {
  @TempDir Path tmp;

  private Path file(String select) {
    Path file = tmp.resolve("table.parquet");
    ParquetSample.write(file, select);
    return file;
  }

  @Test
  void numbersOfEveryTypeAreReadAndNullIsNotZero() {
    Path file =
        file(
            "SELECT * FROM (VALUES (7::UINTEGER, 1::TINYINT, 2.5::FLOAT, 0.0::DOUBLE, true, 1.25),"
                + " (3, NULL, NULL, NULL, NULL, NULL)) t(k, a, b, c, d, e)");
    NumberTable table = NumberTable.read(file, "k", List.of("e", "a", "b", "c", "d"));
    assertThat(table.keys()).containsExactly(7, 3);
    assertThat(table.value(7, "a")).isEqualTo(1);
    assertThat(table.value(7, "b")).isEqualTo(2.5);
    assertThat(table.value(7, "c")).isZero();
    assertThat(table.value(7, "d")).isEqualTo(1);
    assertThat(table.value(7, "e")).isEqualTo(1.25);
    for (String column : table.columns()) {
      assertThat(table.value(3, column)).as(column).isNaN();
      assertThat(table.value(4, column)).as("no row, %s", column).isNaN();
    }
  }

  @Test
  void onlyWantedColumnsThatAreThereAreRead() {
    NumberTable table =
        NumberTable.read(file("SELECT 1 AS k, 2 AS a, 'x' AS note"), "k", List.of("a", "b"));
    assertThat(table.columns()).containsExactly("a");
    assertThat(table.value(1, "b")).isNaN();
  }

  @Test
  void aRowWithoutAKeyOrWithAnEarlierOneIsRefused() {
    assertRefused("SELECT unnest([1, NULL]) AS k, 5 AS a", "row 2 has no k");
    assertRefused("SELECT unnest([4, 5, 4]) AS k, 5 AS a", "row 3: k 4 came before");
    assertRefused("SELECT 1 AS other, 5 AS a", "no column k");
    assertRefused("SELECT 1 AS k, '5' AS a", "column a does not hold numbers");
  }

  private void assertRefused(String select, String why) {
    Path file = file(select);
    assertThatThrownBy(() -> NumberTable.read(file, "k", List.of("a")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }
}
