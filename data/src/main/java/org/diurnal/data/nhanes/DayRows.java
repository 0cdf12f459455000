package org.diurnal.data.nhanes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diurnal.core.MinuteMask;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.nhanes.Participant.Day;
import org.diurnal.data.store.ParquetRows;

/// A compact Parquet file with a row a participant and day, sorted here by both.
abstract class DayRows implements ParticipantFile {
  private static final int GREATEST_SEQN = 9_999_999;
  private static final int DAYS = 7;
  private static final List<String> KEY = List.of("seqn", "day_index", "weekday");

  final FileTally tally;
  private final Path path;
  private final ParquetRows.Cursor rows;
  private final long bytes;
  private final Comparison comparison;
  private int next;

  /// @param further columns behind seqn, day_index and weekday
  /// @param compared what is compared with other files, in words
  DayRows(Path path, long bytes, FileTally tally, List<String> further, String compared) {
    this.path = path;
    this.bytes = bytes;
    this.tally = tally;
    this.comparison = new Comparison(tally.name(), compared);
    List<String> columns = new java.util.ArrayList<>(KEY);
    columns.addAll(further);
    this.rows = ParquetRows.of(path).open(columns, List.of("seqn", "day_index"));
    try {
      advance();
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /// Where a further column is in the row.
  static int column(int further) {
    return KEY.size() + further;
  }

  /// Reads what a row says of a day that has its place.
  abstract void day(ParquetRows.Row row, long number, Day day);

  @Override
  public final int nextSeqn() {
    return next;
  }

  @Override
  public final void read(Participant participant) {
    while (next == participant.seqn()) {
      int index = whole(1, DAYS) - 1;
      if (index < 0 || !participant.weekday(index, whole(2, DAYS))) {
        tally.dropRow(Reason.WEEKDAY, rows.number());
      } else {
        day(rows, rows.number(), participant.day(index));
      }
      advance();
    }
  }

  @Override
  public final FileReceipt receipt() {
    try (ExportFile file = ExportFile.open(path)) {
      return tally.receipt(bytes, file.sha256());
    }
  }

  @Override
  public final Optional<CrossCheck> check() {
    return comparison.toCheck();
  }

  @Override
  public final long samples(int channel) {
    return tally.samples(channel);
  }

  @Override
  public final long bytesRead() {
    return next == END ? bytes : 0;
  }

  @Override
  public final void close() {
    rows.close();
  }

  /// The whole number of a column, -1 where there is none from 0 to `greatest`.
  final int whole(int column, int greatest) {
    OptionalLong value = rows.whole(column);
    return value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= greatest
        ? (int) value.getAsLong()
        : -1;
  }

  /// The bits of a column, empty if there are not 180 bytes.
  static Optional<MinuteMask> bits(ParquetRows.Row row, int column) {
    return row.bytes(column).filter(b -> b.length == MinuteMask.BYTES).map(MinuteMask::fromBytes);
  }

  /// The minutes that a day has, all of them where the column has no value.
  static Optional<MinuteMask> present(ParquetRows.Row row, int missingColumn) {
    if (row.isNull(missingColumn)) {
      return Optional.of(MinuteMask.all());
    }
    return bits(row, missingColumn).map(missing -> MinuteMask.all().andNot(missing));
  }

  /// Drops a row whose bits do not fill a day.
  final void broken(long number) {
    tally.dropRow(Reason.BITS, number);
  }

  /// Takes worn or not worn over where the day has none of it yet.
  final void keepWorn(Day day, MinuteMask worn, MinuteMask present) {
    for (int m = 0; m < MinuteMask.MINUTES; m++) {
      if (present.get(m)) {
        day.values[CountChannels.WORN][m] = worn.get(m) ? 1 : 0;
      }
    }
    tally.keepValues(CountChannels.WORN, present.count());
  }

  /// Compares worn or not worn with what the day has.
  final void compareWorn(Day day, MinuteMask worn, MinuteMask present, long number) {
    boolean equal = true;
    for (int m = 0; m < MinuteMask.MINUTES; m++) {
      float known = day.values[CountChannels.WORN][m];
      equal &= present.get(m) == !Float.isNaN(known);
      equal &= Float.isNaN(known) || !present.get(m) || known == (worn.get(m) ? 1 : 0);
    }
    comparison.add(equal, number);
  }

  /// Drops a row whose day a file of more detail has.
  final void elsewhere(long number) {
    tally.dropRow(Reason.ELSEWHERE, number);
  }

  private void advance() {
    while (rows.next()) {
      tally.readRow();
      int found = whole(0, GREATEST_SEQN);
      if (found >= 1) {
        next = found;
        return;
      }
      tally.dropRow(Reason.SEQN, rows.number());
    }
    next = END;
  }
}
