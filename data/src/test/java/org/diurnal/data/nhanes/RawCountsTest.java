package org.diurnal.data.nhanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.nhanes.RawCountsFile.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawCountsTest {
  private static final int SUNDAY = 1;
  private static final int PERSON = 21005;
  private static final LocalDate FIRST = LocalDate.of(2003, 1, 5);
  @TempDir Path tmp;

  private interface Content {
    void writeTo(RawCountsFile file) throws IOException;
  }

  private Imported imported(boolean steps, Content content) throws IOException {
    Path path = tmp.resolve("PAXRAW_C.XPT");
    try (RawCountsFile file = new RawCountsFile(path, steps)) {
      content.writeTo(file);
    }
    return Imported.of(path);
  }

  @Test
  void oneCountAMinuteBecomesADayWithTheRightWeekday() throws IOException {
    Imported i =
        imported(
            false,
            f -> {
              f.minutes(PERSON, 4, 1, 2880, 150); // Wednesday and Thursday
              f.minutes(PERSON + 1, 7, 1, 1440, 7);
            });
    assertThat(i.days()).extracting(DayWindow::personId).containsExactly("21005", "21005", "21006");
    assertThat(i.days())
        .extracting(d -> d.localDate().getDayOfWeek())
        .containsExactly(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);
    assertThat(i.days().get(0).localDate()).isEqualTo(LocalDate.of(2003, 1, 8));
    assertThat(i.days().get(0).utcOffsetMinutes()).isEmpty();
    assertThat(i.days().get(0).sourceId()).isEqualTo("nhanes");
    assertThat(i.days().get(0).values(CountChannels.COUNTS)).containsOnly(150);
    assertThat(i.days().get(0).values(CountChannels.WORN)).containsOnly(1);
    // The device of 2003-2004 has no steps: none is not zero.
    assertThat(i.days().get(0).observed(CountChannels.STEPS).count()).isZero();
    assertThat(i.receipt().channel("counts").samples()).isEqualTo(3 * 1440);
    assertThat(i.receipt().channel("worn").samples()).isZero(); // worked out, not in the file
    assertThat(i.receipt().notes()).contains(PlaceholderDates.NOTE);
    assertThat(i.receipt().devices())
        .containsExactly(new Device("nhanes", "ActiGraph AM-7164", Placement.WAIST));
  }

  @Test
  void wornIsWorkedOutOverMidnightAndMissingMinutesAreNeitherWornNorNot() throws IOException {
    Imported i =
        imported(
            false,
            f -> {
              f.minutes(PERSON, SUNDAY, 1, 1380, 300);
              f.minutes(PERSON, SUNDAY, 1381, 1430, 0); // 50 minutes of zeros, 10 missing
              f.minutes(PERSON, SUNDAY, 1441, 1470, 0); // and 30 more: 90 in all
              f.minutes(PERSON, SUNDAY, 1471, 2880, 300);
            });
    DayWindow first = i.day(PERSON, FIRST);
    DayWindow second = i.day(PERSON, FIRST.plusDays(1));
    assertThat(first.values(CountChannels.WORN)[1379]).isEqualTo(1);
    assertThat(first.values(CountChannels.WORN)[1380]).isZero();
    assertThat(first.values(CountChannels.COUNTS)[1380]).isZero(); // kept as recorded
    assertThat(first.observed(CountChannels.WORN).get(1430)).isFalse();
    assertThat(first.observed(CountChannels.COUNTS).get(1430)).isFalse();
    assertThat(second.values(CountChannels.WORN)[29]).isZero();
    assertThat(second.values(CountChannels.WORN)[30]).isEqualTo(1);
  }

  @Test
  void theEndOfTheRecordIsFollowedByZerosForTheRuleAsInThePublishedFlags() throws IOException {
    Imported i =
        imported(
            false,
            f -> {
              f.minutes(PERSON, SUNDAY, 1, 1430, 300);
              f.minutes(PERSON, SUNDAY, 1431, 1440, 0); // nothing more of the other six days
            });
    assertThat(i.day(PERSON, FIRST).values(CountChannels.WORN)[1430]).isZero();
    assertThat(i.day(PERSON, FIRST).values(CountChannels.WORN)[1429]).isEqualTo(1);
  }

  @Test
  void aCountOf32767IsMissingCountedAndStillMovementToTheWearRule() throws IOException {
    Imported i =
        imported(
            false,
            f -> {
              f.minutes(PERSON, SUNDAY, 1, 80, 0);
              f.row(Row.of(PERSON, SUNDAY, 81, 32767, 0));
              f.minutes(PERSON, SUNDAY, 82, 162, 0);
              f.row(Row.of(PERSON, SUNDAY, 163, 32766, 0));
            });
    DayWindow day = i.day(PERSON, FIRST);
    assertThat(day.observed(CountChannels.COUNTS).get(80)).isFalse();
    assertThat(day.values(CountChannels.COUNTS)[162]).isEqualTo(32766);
    assertThat(i.valuesDropped(Reason.INVALID)).isEqualTo(1);
    assertThat(i.receipt().files().getFirst().values().rejections().getFirst().firstLines())
        .containsExactly(81L);
    // 80 and 81 zeros on its two sides are not 90: all worn, as the minute itself.
    assertThat(day.values(CountChannels.WORN)[0]).isEqualTo(1);
    assertThat(day.values(CountChannels.WORN)[80]).isEqualTo(1);
    assertThat(day.values(CountChannels.WORN)[100]).isEqualTo(1);
  }

  @Test
  void calibrationAndReliabilityAreLabelsOfTheDay() throws IOException {
    Imported i =
        imported(
            false,
            f -> {
              f.minutes(PERSON, SUNDAY, 1, 1440, 300);
              for (int n = 1441; n <= 2880; n++) {
                f.row(Row.of(PERSON, SUNDAY, n, 300, 0).withQuality(2, 9));
              }
              for (int n = 2881; n <= 4320; n++) {
                Row row = Row.of(PERSON, SUNDAY, n, 300, 0);
                f.row(n < 3000 ? row.withQuality(Double.NaN, 2) : row);
              }
            });
    assertThat(i.label("paxcal", FIRST)).isEqualTo(1);
    assertThat(i.label("paxstat", FIRST)).isEqualTo(1);
    assertThat(i.label("paxcal", FIRST.plusDays(1))).isEqualTo(9);
    assertThat(i.label("paxstat", FIRST.plusDays(1))).isEqualTo(2);
    assertThat(i.label("paxcal", FIRST.plusDays(2))).isEqualTo(2); // the worst
    assertThat(i.label("paxstat", FIRST.plusDays(2))).isEqualTo(1);
    assertThat(i.receipt().labels()).isEqualTo(Map.of("paxcal", 3L, "paxstat", 3L));
    assertThat(i.receipt().notes())
        .anySatisfy(n -> assertThat(n).startsWith("1 good days").contains("2 days of devices not"));
  }

  @Test
  void stepsAreReadWhereTheFileHasThem() throws IOException {
    Imported i =
        imported(
            true,
            f -> {
              f.row(Row.of(PERSON, SUNDAY, 1, 500, 12));
              f.row(Row.of(PERSON, SUNDAY, 2, 500, Double.NaN));
              f.row(Row.of(PERSON, SUNDAY, 3, 500, 301));
              f.row(Row.of(PERSON, SUNDAY, 4, 500, 0.5));
              f.row(Row.of(PERSON, SUNDAY, 5, -1, 0));
            });
    DayWindow day = i.day(PERSON, FIRST);
    assertThat(day.values(CountChannels.STEPS)[0]).isEqualTo(12);
    assertThat(day.observed(CountChannels.STEPS).count()).isEqualTo(2);
    assertThat(day.observed(CountChannels.COUNTS).count()).isEqualTo(4);
    assertThat(i.valuesDropped(Reasons.EMPTY)).isEqualTo(1);
    assertThat(i.valuesDropped(Reasons.ABOVE)).isEqualTo(1);
    assertThat(i.valuesDropped(Reasons.WHOLE)).isEqualTo(1);
    assertThat(i.valuesDropped(Reasons.BELOW)).isEqualTo(1);
  }

  @Test
  void rowsThatContradictThemselvesOrOthersAreDroppedAndCounted() throws IOException {
    Imported i =
        imported(
            false,
            f -> {
              f.row(Row.of(PERSON, SUNDAY, 1, 5, 0));
              f.row(Row.of(PERSON, SUNDAY, 1, 5, 0)); // the same again
              f.row(Row.of(PERSON, SUNDAY, 1, 6, 0)); // another value
              f.row(Row.of(PERSON, SUNDAY, 2, 5, 0).withHour(1));
              f.row(Row.of(PERSON, SUNDAY, 1441, 5, 0).withDay(SUNDAY));
              f.row(Row.of(PERSON, SUNDAY, 3, 5, 0).withN(10_081));
              f.row(Row.of(PERSON, SUNDAY, 3, 5, 0).withN(Double.NaN));
              f.row(Row.of(PERSON, SUNDAY, 4, 5, 0).withDay(8));
              f.row(Row.of(0, SUNDAY, 4, 5, 0));
            });
    assertThat(i.receipt().files().getFirst().rows().read()).isEqualTo(9);
    assertThat(i.receipt().files().getFirst().rows().kept()).isEqualTo(1);
    assertThat(i.rowsDropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(i.rowsDropped(Reasons.CONFLICT)).isEqualTo(1);
    assertThat(i.rowsDropped(Reason.CLOCK)).isEqualTo(1);
    assertThat(i.rowsDropped(Reason.WEEKDAY)).isEqualTo(2);
    assertThat(i.rowsDropped(Reason.PAXN)).isEqualTo(2);
    assertThat(i.rowsDropped(Reason.SEQN)).isEqualTo(1);
    assertThat(i.day(PERSON, FIRST).values(CountChannels.COUNTS)[0]).isEqualTo(5);
  }

  @Test
  void rowsThatAreNotSortedByParticipantAreRefusedWithTheirPlace() {
    assertThatThrownBy(() ->
            imported(
                false,
                f -> {
                  f.row(Row.of(PERSON + 1, SUNDAY, 1, 5, 0));
                  f.row(Row.of(PERSON, SUNDAY, 1, 5, 0));
                }))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("PAXRAW_C.XPT:2: SEQN 21005 behind 21006");
  }

  @Test
  void numbersOfDifferentLengthsAreRefusedSinceIdsAreText() {
    assertThatThrownBy(() ->
            imported(
                false,
                f -> {
                  f.row(Row.of(9999, SUNDAY, 1, 5, 0));
                  f.row(Row.of(10_000, SUNDAY, 1, 5, 0));
                }))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("SEQN 10000 behind 9999");
  }

  @Test
  void severalWavesOfAFolderAreMergedInOrderAndOtherFilesLeftAlone() throws IOException {
    try (RawCountsFile d = new RawCountsFile(tmp.resolve("PAXRAW_D.XPT"), true)) {
      d.minutes(31128, SUNDAY, 1, 10, 4);
    }
    try (RawCountsFile c = new RawCountsFile(tmp.resolve("paxraw_c.xpt"), false)) {
      c.minutes(PERSON, SUNDAY, 1, 10, 3);
    }
    Files.writeString(tmp.resolve("DEMO_C.XPT"), "not looked at");
    Imported i = Imported.of(tmp);
    assertThat(i.days()).extracting(DayWindow::personId).containsExactly("21005", "31128");
    assertThat(i.days().get(1).localDate()).isEqualTo(LocalDate.of(2005, 1, 2));
    assertThat(i.receipt().notes()).contains("files that are not used, left alone: DEMO_C.XPT");
    assertThat(i.receipt().simulated()).isFalse();
  }

  @Test
  void aFileNamedByItselfIsKnownByItsColumns() throws IOException {
    Path path = tmp.resolve("whatever.bin");
    try (RawCountsFile f = new RawCountsFile(path, false, "SIMULATED counts")) {
      f.minutes(PERSON, SUNDAY, 1, 10, 3);
    }
    assertThat(new NhanesImporter().recognises(path)).isTrue();
    assertThat(Imported.of(path).receipt().simulated()).isTrue();
    assertThat(List.of(Imported.of(path).days().size())).containsExactly(1);
  }
}
