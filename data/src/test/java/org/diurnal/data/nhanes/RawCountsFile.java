package org.diurnal.data.nhanes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter;
import org.diurnal.data.xpt.XptWriter.Column;

/// Writes a file like `PAXRAW_C` or, with steps, `PAXRAW_D`.
final class RawCountsFile implements AutoCloseable {
  /// A row, each number as it will lie in the file; NaN for missing.
  record Row(
      double seqn,
      double paxstat,
      double paxcal,
      double paxday,
      double paxn,
      double paxhour,
      double paxminut,
      double paxinten,
      double paxstep) {
    /// Minute `n` (from 1) of a calibrated, reliable device.
    ///
    /// @param firstWeekday weekday of the participant's first day, 1 (Sunday) to 7
    static Row of(int seqn, int firstWeekday, int n, double counts, double steps) {
      int day = (n - 1) / 1440;
      int minute = (n - 1) % 1440;
      return new Row(
          seqn, 1, 1, (firstWeekday - 1 + day) % 7 + 1, n, minute / 60, minute % 60, counts, steps);
    }

    Row withQuality(double newStat, double newCal) {
      return new Row(seqn, newStat, newCal, paxday, paxn, paxhour, paxminut, paxinten, paxstep);
    }

    Row withDay(double newDay) {
      return new Row(seqn, paxstat, paxcal, newDay, paxn, paxhour, paxminut, paxinten, paxstep);
    }

    Row withHour(double newHour) {
      return new Row(seqn, paxstat, paxcal, paxday, paxn, newHour, paxminut, paxinten, paxstep);
    }

    Row withN(double newN) {
      return new Row(seqn, paxstat, paxcal, paxday, newN, paxhour, paxminut, paxinten, paxstep);
    }
  }

  private final OutputStream out;
  private final XptWriter writer;
  private final boolean steps;

  RawCountsFile(Path file, boolean steps) throws IOException {
    this(file, steps, "");
  }

  RawCountsFile(Path file, boolean steps, String label) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    this.steps = steps;
    this.writer = new XptWriter(out, LocalDateTime.of(2007, 12, 1, 10, 0));
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("SEQN", "Respondent sequence number", Type.NUMERIC, 5));
    for (String name : List.of("PAXSTAT", "PAXCAL", "PAXDAY", "PAXN", "PAXHOUR", "PAXMINUT")) {
      columns.add(new Column(name, "", Type.NUMERIC, 4));
    }
    columns.add(new Column("PAXINTEN", "Device intensity value", Type.NUMERIC, 4));
    if (steps) {
      columns.add(new Column("PAXSTEP", "Device step count", Type.NUMERIC, 4));
    }
    writer.member("PAXRAW", label, columns);
  }

  void row(Row r) throws IOException {
    if (steps) {
      writer.row(
          r.seqn,
          r.paxstat,
          r.paxcal,
          r.paxday,
          r.paxn,
          r.paxhour,
          r.paxminut,
          r.paxinten,
          r.paxstep);
    } else {
      writer.row(r.seqn, r.paxstat, r.paxcal, r.paxday, r.paxn, r.paxhour, r.paxminut, r.paxinten);
    }
  }

  /// Minutes from `from` to `to` (from 1, both included) with the same count and no step.
  void minutes(int seqn, int firstWeekday, int from, int to, double counts) throws IOException {
    for (int n = from; n <= to; n++) {
      row(Row.of(seqn, firstWeekday, n, counts, 0));
    }
  }

  @Override
  public void close() throws IOException {
    writer.finish();
    out.close();
  }
}
