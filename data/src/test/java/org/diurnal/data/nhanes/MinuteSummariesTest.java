package org.diurnal.data.nhanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.xpt.XptCell;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter;
import org.diurnal.data.xpt.XptWriter.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinuteSummariesTest {
  private static final int PERSON = 62161;
  private static final int MINUTES = 1440;
  private static final int START = 630; // the recording begins at half past ten
  private static final LocalDate FIRST = LocalDate.of(2011, 1, 4); // a Tuesday
  @TempDir Path tmp;

  /// A row as NCHS has it: codes are text of one character.
  record Row(
      double seqn,
      int day,
      int weekday,
      double sample,
      double seconds,
      double mims,
      double light,
      int state,
      int transition,
      double flags) {
    /// A minute of the recording, awake, with movement 10 and light 50.
    static Row of(int minute) {
      int clock = START + minute;
      return new Row(
          PERSON, clock / 1440 + 1, 3 + clock / 1440, minute * 4800.0, 60, 10, 50, 1, 0, 0);
    }

    Row state(int code) {
      return new Row(seqn, day, weekday, sample, seconds, mims, light, code, transition, flags);
    }

    Row mims(double value) {
      return new Row(seqn, day, weekday, sample, seconds, value, light, state, transition, flags);
    }

    Row light(double value) {
      return new Row(seqn, day, weekday, sample, seconds, mims, value, state, transition, flags);
    }

    Row seconds(double value) {
      return new Row(seqn, day, weekday, sample, value, mims, light, state, transition, flags);
    }

    Row changing() {
      return new Row(seqn, day, weekday, sample, seconds, mims, light, state, 1, flags);
    }

    Row flagged() {
      return new Row(seqn, day, weekday, sample, seconds, mims, light, state, transition, 2);
    }

    Row day(int newDay) {
      return new Row(seqn, newDay, weekday, sample, seconds, mims, light, state, transition, flags);
    }

    Row weekday(int code) {
      return new Row(seqn, day, code, sample, seconds, mims, light, state, transition, flags);
    }

    Row sample(double value) {
      return new Row(seqn, day, weekday, value, seconds, mims, light, state, transition, flags);
    }
  }

  /// A file of a recording from 10:30 to the end of the second day, with some rows replaced.
  private Imported imported(Row... replaced) throws IOException {
    Row[] rows = new Row[2 * MINUTES - START];
    for (int m = 0; m < rows.length; m++) {
      rows[m] = Row.of(m);
    }
    for (Row r : replaced) {
      rows[(int) (r.sample() / 4800)] = r;
    }
    return Imported.of(write(List.of(rows)));
  }

  private Path write(List<Row> rows) throws IOException {
    Path path = tmp.resolve("PAXMIN_G.XPT");
    try (OutputStream out = Files.newOutputStream(path)) {
      XptWriter w = new XptWriter(out, LocalDateTime.of(2020, 11, 1, 0, 0));
      w.member(
          "PAXMIN_G",
          "",
          List.of(
              Column.numeric("SEQN", ""),
              new Column("PAXDAYM", "", Type.CHARACTER, 1),
              new Column("PAXDAYWM", "", Type.CHARACTER, 1),
              Column.numeric("PAXSSNMP", ""),
              Column.numeric("PAXTSM", ""),
              Column.numeric("PAXMTSM", ""),
              Column.numeric("PAXLXMM", ""),
              new Column("PAXPREDM", "", Type.CHARACTER, 1),
              new Column("PAXTRANM", "", Type.CHARACTER, 1),
              Column.numeric("PAXQFM", "")));
      for (Row r : rows) {
        w.row(
            List.of(
                number(r.seqn()),
                code(r.day()),
                code(r.weekday()),
                number(r.sample()),
                number(r.seconds()),
                number(r.mims()),
                number(r.light()),
                code(r.state()),
                code(r.transition()),
                number(r.flags())));
      }
      w.finish();
    }
    return path;
  }

  private static XptCell number(double value) {
    return Double.isNaN(value) ? new XptCell.Missing('.') : new XptCell.Number(value);
  }

  private static XptCell code(int code) {
    return new XptCell.Text(code < 0 ? "" : Integer.toString(code));
  }

  @Test
  void theClockIsFoundByTheFirstMidnightAndTheDayHasItsWeekday() throws IOException {
    Imported i = imported();
    assertThat(i.days()).extracting(DayWindow::localDate).containsExactly(FIRST, FIRST.plusDays(1));
    DayWindow first = i.day(PERSON, FIRST);
    assertThat(first.observed(MovementChannels.MIMS).count()).isEqualTo(MINUTES - START);
    assertThat(first.observed(MovementChannels.MIMS).get(START - 1)).isFalse();
    assertThat(first.values(MovementChannels.MIMS)[START]).isEqualTo(10);
    assertThat(i.day(PERSON, FIRST.plusDays(1)).observed(MovementChannels.LIGHT).count())
        .isEqualTo(MINUTES);
    assertThat(i.receipt().devices())
        .containsExactly(new Device("nhanes", "ActiGraph GT3X+", Placement.WRIST));
    assertThat(i.labels()).isEmpty(); // these rounds have no PAXCAL and PAXSTAT
  }

  @Test
  void statesBecomeWornAndAsleepAndWhatIsUnknownIsMissing() throws IOException {
    Imported i =
        imported(
            Row.of(0).state(2),
            Row.of(1).state(3),
            Row.of(2).state(4),
            Row.of(3).state(1).changing(),
            Row.of(4).state(-1));
    DayWindow d = i.day(PERSON, FIRST);
    float[] worn = d.values(MovementChannels.WORN);
    float[] asleep = d.values(MovementChannels.ASLEEP);
    assertThat(worn[START]).isEqualTo(1);
    assertThat(asleep[START]).isEqualTo(1);
    assertThat(worn[START + 1]).isZero();
    assertThat(asleep[START + 1]).isNaN(); // off the wrist nobody knows
    for (int m = 2; m <= 4; m++) {
      assertThat(worn[START + m]).isNaN();
      assertThat(asleep[START + m]).isNaN();
      assertThat(d.values(MovementChannels.MIMS)[START + m]).isEqualTo(10);
    }
    assertThat(asleep[START + 5]).isZero();
    assertThat(i.valuesDropped(Reason.STATE)).isEqualTo(3);
  }

  @Test
  void valuesThatAreNoMeasurementAreDroppedAndZeroIsKept() throws IOException {
    Imported i =
        imported(
            Row.of(0).mims(0).light(0),
            Row.of(1).mims(-0.01),
            Row.of(2).flagged(),
            Row.of(3).seconds(17),
            Row.of(4).mims(Double.NaN).light(Double.NaN),
            Row.of(5).light(2501));
    DayWindow d = i.day(PERSON, FIRST);
    float[] mims = d.values(MovementChannels.MIMS);
    float[] light = d.values(MovementChannels.LIGHT);
    assertThat(mims[START]).isZero();
    assertThat(light[START]).isZero();
    assertThat(mims[START + 1]).isNaN();
    assertThat(light[START + 1]).isEqualTo(50);
    assertThat(mims[START + 2]).isNaN();
    assertThat(light[START + 2]).isNaN();
    assertThat(d.values(MovementChannels.WORN)[START + 2]).isEqualTo(1);
    assertThat(mims[START + 3]).isNaN();
    assertThat(light[START + 5]).isNaN();
    assertThat(i.valuesDropped(Reason.NO_MIMS)).isEqualTo(1);
    assertThat(i.valuesDropped(Reason.FLAGGED)).isEqualTo(2);
    assertThat(i.valuesDropped(Reason.PART)).isEqualTo(1);
    assertThat(i.valuesDropped(Reasons.EMPTY)).isEqualTo(2);
    assertThat(i.valuesDropped(Reasons.ABOVE)).isEqualTo(1);
  }

  @Test
  void missingRowsAtMidnightLeaveTheClockUnknownAndOneDayHasNone() throws IOException {
    List<Row> oneDay = java.util.stream.IntStream.range(0, 100).mapToObj(Row::of).toList();
    Imported i = Imported.of(write(oneDay));
    assertThat(i.days()).isEmpty();
    assertThat(i.rowsDropped(Reason.NO_CLOCK)).isEqualTo(100);
    // The last minute of day 1 and the first of day 2: either alone is not enough, both are.
    int midnight = MINUTES - START;
    Imported both = Imported.of(write(List.of(Row.of(midnight - 1), Row.of(midnight))));
    assertThat(both.days()).hasSize(2);
    Imported gap = Imported.of(write(List.of(Row.of(midnight - 2), Row.of(midnight))));
    assertThat(gap.rowsDropped(Reason.NO_CLOCK)).isEqualTo(2);
  }

  @Test
  void rowsThatDoNotFitTogetherAreDroppedAndCounted() throws IOException {
    Imported torn = imported(Row.of(5).day(2));
    assertThat(torn.days()).isEmpty();
    assertThat(torn.rowsDropped(Reason.TORN)).isEqualTo(2 * MINUTES - START);
    Imported i = imported(Row.of(7).weekday(1), Row.of(8).day(-1));
    assertThat(i.rowsDropped(Reason.WEEKDAY)).isEqualTo(1);
    assertThat(i.rowsDropped(Reason.DAY)).isEqualTo(1);
    Imported sample =
        Imported.of(write(List.of(Row.of(0).sample(100), Row.of(0).sample(-4800), Row.of(0))));
    assertThat(sample.rowsDropped(Reason.SAMPLE)).isEqualTo(2);
    Imported twice =
        Imported.of(write(List.of(Row.of(0), Row.of(0), Row.of(0).mims(3), Row.of(1))));
    assertThat(twice.rowsDropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(twice.rowsDropped(Reasons.CONFLICT)).isEqualTo(1);
  }

  @Test
  void aRecordingOfNineDaysIsReadToItsEnd() throws IOException {
    List<Row> rows =
        java.util.stream.IntStream.range(0, 193 * 60)
            .mapToObj(m -> Row.of(m).weekday((2 + (START + m) / 1440) % 7 + 1))
            .toList();
    Imported i = Imported.of(write(rows));
    assertThat(i.days()).hasSize(9);
    assertThat(i.receipt().files().getFirst().rows().kept()).isEqualTo(193 * 60);
    assertThat(i.days().getLast().localDate()).isEqualTo(FIRST.plusDays(8));
  }

  @Test
  void hipAndWristInOneFolderAreTwoDatasets() throws IOException {
    write(List.of(Row.of(0)));
    try (RawCountsFile c = new RawCountsFile(tmp.resolve("PAXRAW_C.XPT"), false)) {
      c.minutes(21005, 1, 1, 10, 3);
    }
    assertThatThrownBy(() -> new NhanesImporter().schema(tmp, ImportOptions.defaults()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no channel in common");
  }

  @Test
  void aFileThatLacksAVariableIsRefusedWithItsName() throws IOException {
    Path path = tmp.resolve("PAXMIN_H.XPT");
    try (RawCountsFile c = new RawCountsFile(path, false)) {
      c.minutes(21005, 1, 1, 10, 3);
    }
    assertThatThrownBy(() -> Imported.of(tmp))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("PAXMIN_H.XPT: member PAXRAW has no variable PAXDAYM");
  }
}
