package org.diurnal.data.nhanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.RealData;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Rejection;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.SampleParquet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real weeks of wear, and simulated people whose devices follow them.
class WearWeeksTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  @TempDir Path tmp;

  /// A file of days; on the day of index i the minutes from 100 i to 100 i + 100 are worn.
  private Path file(String name, List<String> rows) {
    Path file = tmp.resolve(name);
    SampleParquet.write(
        file,
        "SELECT seqn, day_index, weekday, paxcal, paxstat, unhex(bits) AS wear_bits,"
            + " unhex(missing) AS missing_bits FROM (VALUES "
            + String.join(", ", rows)
            + ") t(seqn, day_index, weekday, paxcal, paxstat, bits, missing)");
    return file;
  }

  private static String row(
      int seqn, int day, int weekday, int paxcal, int paxstat, MinuteMask worn, String missing) {
    return String.format(
        "(%d, %d, %d, %d, %d, '%s', %s)", seqn, day, weekday, paxcal, paxstat, hex(worn), missing);
  }

  private static String hex(MinuteMask mask) {
    return java.util.HexFormat.of().formatHex(mask.toBytes());
  }

  private static MinuteMask minutes(int from, int to) {
    MinuteMask m = new MinuteMask();
    m.set(from, to);
    return m;
  }

  /// Seven days of a participant, the first on a weekday, 1 (Sunday) to 7.
  private static List<String> week(int seqn, int firstWeekday, int paxstat) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      rows.add(
          row(
              seqn,
              i + 1,
              (firstWeekday - 1 + i) % 7 + 1,
              1,
              paxstat,
              minutes(100 * i, 100 * i + 100),
              "NULL"));
    }
    return rows;
  }

  @Test
  void aDayHasTheMinutesOfItsWeekdayWithoutThoseMissing() {
    List<String> rows = week(31_130, 4, 1); // from Wednesday on
    rows.set(2, row(31_130, 3, 6, 1, 1, minutes(200, 300), "'" + hex(minutes(0, 250)) + "'"));
    WearWeeks weeks = WearWeeks.read(file("wear_minutes.parquet", rows));
    assertThat(weeks.size()).isEqualTo(1);
    assertThat(weeks.worn(0, DayOfWeek.WEDNESDAY)).isEqualTo(minutes(0, 100));
    assertThat(weeks.worn(0, DayOfWeek.FRIDAY)).isEqualTo(minutes(250, 300));
    assertThat(weeks.worn(0, DayOfWeek.SUNDAY)).isEqualTo(minutes(400, 500));
    assertThat(weeks.worn(0, DayOfWeek.TUESDAY)).isEqualTo(minutes(600, 700));
  }

  @Test
  void whoseWeekCannotBeWornIsCountedWithReasonAndRow() {
    List<String> rows = new ArrayList<>(week(10, 1, 1));
    rows.addAll(week(11, 2, 2)); // not reliable
    rows.addAll(week(12, 3, 1).subList(0, 6)); // six days
    for (int i = 0; i < 7; i++) {
      rows.add(row(13, i + 1, i + 1, 1, 1, new MinuteMask(), "NULL")); // never worn
    }
    rows.add("(14, 1, 1, 1, 1, '00', NULL)"); // one byte
    rows.add("(NULL, 1, 1, 1, 1, '" + hex(minutes(0, 1)) + "', NULL)");
    FileReceipt receipt = WearWeeks.read(file("w.parquet", rows)).receipt();
    assertThat(receipt.rows().read()).isEqualTo(29);
    assertThat(receipt.rows().kept()).isEqualTo(7);
    assertThat(receipt.rows().rejections())
        .containsExactlyInAnyOrder(
            new Rejection(WearWeeks.UNRELIABLE, 7, List.of(8L, 9L, 10L, 11L, 12L)),
            new Rejection(WearWeeks.NO_WEEK, 6, List.of(15L, 16L, 17L, 18L, 19L)),
            new Rejection(WearWeeks.NEVER, 7, List.of(21L, 22L, 23L, 24L, 25L)),
            new Rejection(Reason.BITS, 1, List.of(28L)),
            new Rejection(Reason.SEQN, 1, List.of(29L)));
  }

  @Test
  void aFileThatIsNotItIsRefusedSayingWhy() throws Exception {
    assertThatThrownBy(() -> WearWeeks.read(tmp.resolve("absent.parquet")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("absent.parquet: no such file");
    SampleParquet.write(tmp.resolve("other.parquet"), "SELECT 1 AS seqn, 2 AS steps");
    assertThatThrownBy(() -> WearWeeks.read(tmp.resolve("other.parquet")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("other.parquet: no column day_index, weekday");
    Files.writeString(tmp.resolve("text.parquet"), "hello");
    assertThatThrownBy(() -> WearWeeks.read(tmp.resolve("text.parquet")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("not a Parquet file");
    assertThatThrownBy(() -> WearWeeks.read(file("bad.parquet", week(11, 2, 2))))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("nobody's week in it can be worn: 7 days " + WearWeeks.UNRELIABLE);
  }

  @Test
  void simulatedPeopleWearTheirDevicesAsTheFileSaysWeekAfterWeek() {
    List<String> rows = new ArrayList<>(week(10, 1, 1));
    rows.addAll(week(20, 4, 1));
    WearWeeks weeks = WearWeeks.read(file("wear_minutes.parquet", rows));
    Simulator s = new Simulator(3, FITBIT, MONDAY, 15, 0).wornAs(weeks);
    Set<Integer> taken = new HashSet<>();
    for (int p = 0; p < 12; p++) {
      List<DayWindow> days = new ArrayList<>();
      s.person(p, days::add, l -> {});
      assertThat(days).hasSize(15);
      int week = days.getFirst().observed(0).equals(minutes(100, 200)) ? 0 : 1;
      taken.add(week);
      for (DayWindow day : days) {
        assertThat(day.observed(0)).isEqualTo(weeks.worn(week, day.localDate().getDayOfWeek()));
      }
    }
    assertThat(taken).as("not everybody takes the same week").hasSize(2);
  }

  @Test
  void theReceiptAndTheProvenanceNameTheFile() {
    WearWeeks weeks = WearWeeks.read(file("wear_minutes.parquet", week(10, 1, 1)));
    Simulator s = new Simulator(3, FITBIT, MONDAY, 2, 0).wornAs(weeks);
    ImportReceipt receipt =
        SimulatedCohort.write(tmp.resolve("d"), s, 0, 2, "test", Progress.SILENT);
    assertThat(receipt.file("wear_minutes.parquet").rows().kept()).isEqualTo(7);
    assertThat(receipt.toText()).contains("wear_minutes.parquet", "of 1 weeks in NHANES 2003-2006");
    Dataset made = Dataset.open(tmp.resolve("d"));
    assertThat(made.manifest().provenance().simulated()).isTrue();
    assertThat(made.manifest().provenance().inputs())
        .containsEntry(
            "simulator-" + receipt.id() + "/wear_minutes.parquet", weeks.receipt().sha256());
    ImportReceipt without =
        SimulatedCohort.write(
            tmp.resolve("e"), new Simulator(3, FITBIT, MONDAY, 2, 0), 0, 2, "t", Progress.SILENT);
    assertThat(without.id()).isNotEqualTo(receipt.id());
    assertThat(without.files()).isEmpty();
  }

  @Test
  void theSurveyHasTenThousandWeeksAndLosesNoRow() {
    WearWeeks weeks = WearWeeks.read(RealData.nhanes().resolve("wear_minutes.parquet"));
    assertThat(weeks.receipt().rows().read()).isEqualTo(102_417);
    assertThat(weeks.receipt().rows().kept()).isEqualTo(7L * weeks.size());
    assertThat(weeks.size()).isBetween(10_000, 14_631);
  }
}
