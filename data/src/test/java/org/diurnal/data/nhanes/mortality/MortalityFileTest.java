package org.diurnal.data.nhanes.mortality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.diurnal.core.BadDataException;
import org.diurnal.data.RealData;
import org.diurnal.data.store.ParquetRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MortalityFileTest {
  @TempDir Path tmp;

  private List<Mortality> read(int year, String... lines) throws IOException {
    Path file = tmp.resolve("NHANES_2003_2004_MORT_" + year + "_PUBLIC.dat");
    Files.writeString(file, String.join("\r\n", lines) + "\r\n");
    List<Mortality> all = new ArrayList<>();
    assertThat(MortalityFile.read(file, all::add)).isEqualTo(lines.length);
    return all;
  }

  private static OptionalInt of(int value) {
    return OptionalInt.of(value);
  }

  private static final OptionalInt NONE = OptionalInt.empty();

  @Test
  void theThreeLayoutsWorkedByHand() throws IOException {
    // 1-5, 15, 16, 17 (cause available), 18-20, 21, 22, 44-46, 47-49, sources behind
    assertThat(
            read(
                2011,
                "21015         11100100                      24 241 1  ",
                "21012         10                            84 83     ",
                "21005         2                                       "))
        .containsExactly(
            new Mortality(21015, 1, of(1), of(1), of(0), of(0), of(24), of(24)),
            new Mortality(21012, 1, of(0), NONE, NONE, NONE, of(84), of(83)),
            new Mortality(21005, 2, NONE, NONE, NONE, NONE, NONE, NONE));
    // 1-6, 15, 16, 17-19, 20, 21, 43-45, 46-48
    assertThat(
            read(
                2015,
                "21021         1100110                      20  .",
                "21005         2.   ..                       .  ."))
        .containsExactly(
            new Mortality(21021, 1, of(1), of(1), of(1), of(0), of(20), NONE),
            new Mortality(21005, 2, NONE, NONE, NONE, NONE, NONE, NONE));
    assertThat(
            read(
                2019,
                "21012         1100100                     127126",
                "21015         1101000                     25 24"))
        .containsExactly(
            new Mortality(21012, 1, of(1), of(1), of(0), of(0), of(127), of(126)),
            new Mortality(21015, 1, of(1), of(10), of(0), of(0), of(25), of(24)));
  }

  @Test
  void whatIsNotOfTheLayoutIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read(2019, "21012         10", "SEQN,ELIGSTAT"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("_PUBLIC.dat:2: a line that is not of the layout of MORT_2019");
    assertThatThrownBy(() -> MortalityFile.read(tmp.resolve("deaths.dat"), m -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("deaths.dat:1: the name says no release");
  }

  private static Map<Integer, Mortality> real(int year) {
    Map<Integer, Mortality> all = new HashMap<>();
    for (String round : List.of("2003_2004", "2005_2006")) {
      String name = "NHANES_" + round + "_MORT_" + year + "_PUBLIC.dat.gz";
      MortalityFile.read(RealData.nhanesRaw().resolve(name), m -> all.put(m.seqn(), m));
    }
    return all;
  }

  private static OptionalInt cell(ParquetRows.Row row, int column) {
    String text = row.text(column);
    return text.isEmpty() ? NONE : of(Integer.parseInt(text));
  }

  @Test
  void everyoneInLerouxAndOthersHasWhatTheyReadOfTheLinkageOf2015() {
    Map<Integer, Mortality> linked = real(2015);
    int[] people = {0};
    ParquetRows.of(RealData.nhanes().resolve("reference").resolve("leroux2019_analysis.parquet"))
        .forEach(
            List.of(
                "SEQN",
                "eligstat",
                "mortstat",
                "ucod_leading",
                "diabetes_mcod",
                "hyperten_mcod",
                "permth_int",
                "permth_exm"),
            (number, row) -> {
              int seqn = cell(row, 0).orElseThrow();
              assertThat(linked.get(seqn))
                  .isEqualTo(
                      new Mortality(
                          seqn,
                          cell(row, 1).orElseThrow(),
                          cell(row, 2),
                          cell(row, 3),
                          cell(row, 4),
                          cell(row, 5),
                          cell(row, 6),
                          cell(row, 7)));
              people[0]++;
            });
    assertThat(people[0]).isEqualTo(2978);
  }

  /// Sums of the columns as awk cuts them out by their places: `substr($0, 44, 3)` and so on.
  @Test
  void theLinkageOf2011AddsUpToWhatItsColumnsDo() {
    Map<Integer, Mortality> linked = real(2011);
    assertThat(linked).hasSize(10_122 + 10_348);
    assertThat(linked.values().stream().filter(m -> m.eligibility() == 1)).hasSize(5610 + 5560);
    assertThat(sum(linked, Mortality::dead)).isEqualTo(732 + 427);
    assertThat(sum(linked, Mortality::cause)).isEqualTo(3703 + 2265);
    assertThat(sum(linked, Mortality::diabetes)).isEqualTo(87 + 48);
    assertThat(sum(linked, Mortality::hypertension)).isEqualTo(97 + 63);
    assertThat(sum(linked, Mortality::monthsFromInterview)).isEqualTo(504_496 + 385_739);
    assertThat(sum(linked, Mortality::monthsFromExamination)).isEqualTo(474_498 + 366_409);
  }

  private static int sum(Map<Integer, Mortality> all, Function<Mortality, OptionalInt> field) {
    return all.values().stream().mapToInt(m -> field.apply(m).orElse(0)).sum();
  }

  @Test
  void theLinkagesOf2015And2019AreThoseOfTheCompiledTable() {
    Map<Integer, Mortality> in2015 = real(2015);
    Map<Integer, Mortality> in2019 = real(2019);
    ParquetRows.of(RealData.nhanes().resolve("labels.parquet"))
        .forEach(
            List.of(
                "seqn",
                "mort_dead_2019",
                "mort_followup_months",
                "mort_cause",
                "mort_dead_2015",
                "mort_followup_months_2015"),
            (number, row) -> {
              int seqn = cell(row, 0).orElseThrow();
              Mortality late = java.util.Objects.requireNonNull(in2019.remove(seqn));
              Mortality early = java.util.Objects.requireNonNull(in2015.remove(seqn));
              assertThat(late.dead()).as("SEQN %d", seqn).isEqualTo(cell(row, 1));
              assertThat(late.monthsFromExamination()).isEqualTo(cell(row, 2));
              assertThat(late.cause()).isEqualTo(cell(row, 3));
              assertThat(early.dead()).isEqualTo(cell(row, 4));
              assertThat(early.monthsFromExamination()).isEqualTo(cell(row, 5));
            });
    assertThat(in2015).isEmpty();
    assertThat(in2019).isEmpty();
  }

  @Test
  void theRoundsOf2011To2014AreOfTheSameLayout() {
    int[] dead = {0};
    for (String round : List.of("2011_2012", "2013_2014")) {
      String name = "NHANES_" + round + "_MORT_2019_PUBLIC.dat.gz";
      assertThat(
              MortalityFile.read(
                  RealData.nhanesRaw().resolve(name), m -> dead[0] += m.dead().orElse(0)))
          .isGreaterThan(9_000);
    }
    assertThat(dead[0]).isPositive();
  }
}
