package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.data.SampleDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilledDaysTest {
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  @TempDir Path tmp;

  private static float[][] all(float value) {
    float[][] rows = new float[3][DayWindow.MINUTES];
    for (float[] row : rows) {
      Arrays.fill(row, value);
    }
    return rows;
  }

  private static FilledDays.Sureness sure(float[][] sd) {
    return new FilledDays.Sureness(sd, all(0), all(20), all(0.5f));
  }

  private static List<String> column(Path file, String sql) throws SQLException {
    List<String> cells = new ArrayList<>();
    try (var duck = Duck.open();
        var s = duck.createStatement();
        var r = s.executeQuery("SELECT " + sql + " FROM " + Duck.parquet(file))) {
      while (r.next()) {
        cells.add(String.valueOf(r.getObject(1)));
      }
    }
    return cells;
  }

  @Test
  void measuredMinutesStayFilledOnesAreMarkedAndTheRestIsNull() throws Exception {
    // Steps measured in minutes 0 to 699; filled are 700 to 799, the other 640 cannot be.
    DayWindow day = SampleDays.constant("p", 0, 3, 0, 0, 700, 5);
    float[][] filled = all(Float.NaN);
    Arrays.fill(filled[0], 0, 800, 9); // what stands at measured minutes must not get in
    float[][] sd = all(2);
    Arrays.fill(sd[0], 750, 800, Float.NaN); // not known there
    List<DataFile> files;
    try (FilledDays days = new FilledDays(FITBIT, tmp)) {
      List<MinuteMask> imputed = days.add(day, filled, sure(sd));
      assertThat(imputed.get(0).count()).isEqualTo(100);
      assertThat(imputed.get(0).count(700, 800)).isEqualTo(100);
      assertThat(imputed.get(1).count()).isZero();
      files = days.finish();
    }
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().file()).isEqualTo("days/part-00000.parquet");
    assertThat(files.getFirst().rows()).isEqualTo(1);
    Path file = tmp.resolve("days/part-00000.parquet");
    assertThat(files.getFirst().sha256()).isEqualTo(Sha256.of(file));
    assertThat(column(file, "person_id || ' ' || local_date || ' ' || source_id"))
        .containsExactly("p 2026-01-05 sample");
    assertThat(column(file, "utc_offset_minutes")).containsExactly("60");
    assertThat(column(file, "list_count(steps) || ' ' || len(steps)")).containsExactly("800 1440");
    assertThat(column(file, "list_sum(steps)")).containsExactly("4400.0"); // 700 x 5 + 100 x 9
    assertThat(column(file, "list_sum(steps[1:700])")).containsExactly("3500.0");
    assertThat(column(file, "list_count(steps_sd) || ' ' || list_sum(steps_sd)"))
        .containsExactly("50 100.0");
    assertThat(column(file, "steps_sd[701]")).containsExactly("2.0");
    assertThat(column(file, "list_count(heart_rate) + list_count(heart_rate_sd)"))
        .containsExactly("0");
    // Minutes 700 to 799 are bits 4 to 7 of byte 87 and bytes 88 to 99.
    MinuteMask mask = new MinuteMask();
    mask.set(700, 800);
    assertThat(mask.toBytes()[87]).isEqualTo((byte) 0xF0);
    try (var duck = Duck.open();
        var s = duck.createStatement();
        var r = s.executeQuery("SELECT steps_imputed FROM " + Duck.parquet(file))) {
      assertThat(r.next()).isTrue();
      assertThat(r.getBytes(1)).isEqualTo(mask.toBytes());
    }
  }

  @Test
  void aContinuousChannelGetsAnIntervalAndABinaryOneAProbability() throws Exception {
    SensorSchema two =
        new SensorSchema(
            "two",
            "for tests",
            List.of(FITBIT.channel(0), SensorSchema.builtIn("reference34").channel(31)));
    assertThat(two.channel(1).kind()).isEqualTo(org.diurnal.core.ChannelKind.BINARY);
    String name = two.channel(1).name();
    DayWindow whole = SampleDays.constant("p", 0, 2, 0, 0, 1440, 1);
    MinuteMask hidden = new MinuteMask();
    hidden.set(1000, 1010);
    DayWindow day = whole.hiding(new MinuteMask[] {hidden, hidden});
    try (FilledDays days = new FilledDays(two, tmp)) {
      days.add(day, all(1), sure(all(2)));
      days.finish();
    }
    Path file = tmp.resolve("days/part-00000.parquet");
    assertThat(column(file, "list_count(steps_low) || ' ' || list_sum(steps_high)"))
        .containsExactly("10 200.0");
    assertThat(column(file, "steps_low[1001] || ' ' || steps_high[1001]"))
        .containsExactly("0.0 20.0");
    assertThat(column(file, "list_sum(" + name + "_probability)")).containsExactly("720.0");
    assertThatThrownBy(() -> column(file, name + "_low")).hasMessageContaining(name + "_low");
    assertThatThrownBy(() -> column(file, "steps_probability"))
        .hasMessageContaining("steps_probability");
  }

  @Test
  void partsAreOfBoundedSizeInOrderAndNothingElseIsLeft() throws Exception {
    List<DayWindow> days = SampleDays.random(1, 5, 3, 1);
    try (FilledDays out = new FilledDays(FITBIT, tmp, 2)) {
      for (DayWindow day : days) {
        out.add(day, all(1), sure(all(1)));
      }
      assertThat(out.finish()).extracting(DataFile::rows).containsExactly(2L, 2L, 1L);
    }
    try (Stream<Path> list = Files.list(tmp.resolve("days"))) {
      assertThat(list.map(p -> p.getFileName().toString()).sorted())
          .containsExactly("part-00000.parquet", "part-00001.parquet", "part-00002.parquet");
    }
    assertThat(column(tmp.resolve("days/part-00001.parquet"), "local_date"))
        .containsExactly("2026-01-07", "2026-01-08");
  }

  @Test
  void noDaysMakeNoPartAndAnAbandonedPartIsNotThere() throws IOException {
    try (FilledDays out = new FilledDays(FITBIT, tmp)) {
      assertThat(out.finish()).isEmpty();
    }
    try (FilledDays out = new FilledDays(FITBIT, tmp)) {
      out.add(SampleDays.constant("p", 0, 3, 0, 0, 700, 5), all(1), sure(all(1)));
    }
    try (Stream<Path> list = Files.list(tmp.resolve("days"))) {
      assertThat(list).isEmpty();
    }
  }

  @Test
  void infiniteFillsAndErrorsBelowZeroAreRefusedWithPlace() {
    DayWindow day = SampleDays.constant("p", 0, 3, 0, 0, 700, 5);
    try (FilledDays out = new FilledDays(FITBIT, tmp)) {
      assertThatThrownBy(() -> out.add(day, all(Float.POSITIVE_INFINITY), sure(all(1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("person p, 2026-01-05, steps, minute 700");
    }
    try (FilledDays out = new FilledDays(FITBIT, tmp)) {
      assertThatThrownBy(() -> out.add(day, all(1), sure(all(-1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("an error of -1.0");
    }
    try (FilledDays out = new FilledDays(FITBIT, tmp)) {
      var upsideDown = new FilledDays.Sureness(all(1), all(5), all(4), all(0));
      assertThatThrownBy(() -> out.add(day, all(1), upsideDown))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("steps, minute 700: an interval from 5.0 to 4.0");
    }
  }
}
