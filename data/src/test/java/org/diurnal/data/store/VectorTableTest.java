package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorTableTest {
  private static final DayKey DAY = new DayKey("p", LocalDate.of(2026, 1, 5), "watch");
  @TempDir Path tmp;

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(tmp)) {
      return list.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void dayVectorsComeBackBitForBitAndInOrderBeyondOneFlush() {
    Path file = tmp.resolve("days.parquet");
    int length = 128;
    int rows = (1 << 20) / length + 77; // one flush and some more
    SplittableRandom random = new SplittableRandom(7);
    List<DayVector> written = new ArrayList<>();
    try (VectorTable table = VectorTable.ofDays(file, length)) {
      for (int i = 0; i < rows; i++) {
        float[] vector = new float[length];
        for (int j = 0; j < length; j++) {
          vector[j] = (float) random.nextGaussian();
        }
        DayKey key = new DayKey("p" + i / 30, DAY.localDate().plusDays(i % 30), "s'" + i % 2);
        DayVector row = new DayVector(key, i % 216 + 1, vector);
        written.add(row);
        table.add(row);
      }
      assertThat(table.rows()).isEqualTo(rows);
      table.commit();
    }
    List<DayVector> read = new ArrayList<>();
    VectorTable.readDays(file, read::add);
    assertThat(read)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(written);
  }

  @Test
  void personVectorsComeBackAndTheColumnsAreThoseAnyReaderSees() throws Exception {
    Path file = tmp.resolve("people.parquet");
    try (VectorTable table = VectorTable.ofPeople(file, 2)) {
      table.add(new PersonVector("b", 3, new float[] {1.5f, -0f}));
      table.add(new PersonVector("a", 1, new float[] {Float.MIN_VALUE, 0}));
      table.commit();
    }
    List<PersonVector> read = new ArrayList<>();
    VectorTable.readPeople(file, read::add);
    assertThat(read).extracting(PersonVector::personId).containsExactly("b", "a");
    assertThat(read).extracting(PersonVector::days).containsExactly(3, 1);
    assertThat(read.get(0).vector()).containsExactly(1.5f, -0f);
    assertThat(read.get(1).vector()).containsExactly(Float.MIN_VALUE, 0);
    try (var duck = Duck.open();
        var s = duck.createStatement();
        var r = s.executeQuery("DESCRIBE SELECT * FROM " + Duck.parquet(file))) {
      List<String> columns = new ArrayList<>();
      while (r.next()) {
        columns.add(r.getString(1) + " " + r.getString(2));
      }
      assertThat(columns).containsExactly("person_id VARCHAR", "days INTEGER", "vector FLOAT[]");
    }
  }

  @Test
  void withoutCommitNothingIsLeftAndTheOlderFileStays() throws IOException {
    Path file = tmp.resolve("days.parquet");
    try (VectorTable table = VectorTable.ofDays(file, 1)) {
      table.add(new DayVector(DAY, 4, new float[] {1}));
    }
    assertThat(names()).isEmpty();
    try (VectorTable table = VectorTable.ofDays(file, 1)) {
      table.add(new DayVector(DAY, 4, new float[] {1}));
      table.commit();
    }
    try (VectorTable table = VectorTable.ofDays(file, 1)) {
      table.add(new DayVector(DAY, 4, new float[] {2}));
    }
    assertThat(names()).containsExactly("days.parquet");
    VectorTable.readDays(file, r -> assertThat(r.vector()).containsExactly(1));
  }

  @Test
  void aVectorOfAnotherLengthOrWithoutANumberIsRefused() {
    try (VectorTable table = VectorTable.ofDays(tmp.resolve("days.parquet"), 2)) {
      assertThatThrownBy(() -> table.add(new DayVector(DAY, 1, new float[1])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a vector of 1, the others have 2");
      assertThatThrownBy(() -> table.add(new DayVector(DAY, 1, new float[] {1, Float.NaN})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("number 1 is NaN");
      assertThatThrownBy(() -> table.add(new PersonVector("p", 1, new float[2])))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whatIsNoFileOfVectorsIsRefusedByName() throws IOException {
    assertThatThrownBy(() -> VectorTable.readPeople(tmp.resolve("none.parquet"), r -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("none.parquet: no such file");
    Path text = Files.writeString(tmp.resolve("text.parquet"), "not Parquet");
    assertThatThrownBy(() -> VectorTable.readPeople(text, r -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("text.parquet");
    Path people = tmp.resolve("people.parquet");
    try (VectorTable table = VectorTable.ofPeople(people, 1)) {
      table.commit();
    }
    VectorTable.readPeople(people, r -> assertThat(r).as("a row of an empty file").isNull());
    assertThatThrownBy(() -> VectorTable.readDays(people, r -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("people.parquet");
  }
}
