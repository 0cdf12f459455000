package org.diurnal.data.nhanes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.diurnal.core.BadDataException;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Sha256;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.store.ParquetRows;

/// Weeks in which real participants of NHANES 2003-2006 wore a device, minute by minute, out of
/// `wear_minutes.parquet`: for simulated people to wear theirs as real ones do.
///
/// A participant counts who has seven days in a row, each calibrated (PAXCAL 1) and reliable
/// (PAXSTAT 1), and wore the device in some minute of them. A missing minute is not worn.
///
/// Memory: 1,260 bytes a participant, 17 MB for all of the survey. Immutable.
public final class WearWeeks {
  static final String NO_WEEK = "of a participant without seven days in a row";
  static final String UNRELIABLE =
      "of a participant with a day that is not calibrated or not reliable (PAXCAL, PAXSTAT)";
  static final String NEVER = "of a participant who never wore it";

  private static final int DAYS = 7;
  private static final List<String> COLUMNS =
      List.of("seqn", "day_index", "weekday", "paxcal", "paxstat", "wear_bits", "missing_bits");
  private static final int SEQN = 0;
  private static final int DAY = 1;
  private static final int WEEKDAY = 2;
  private static final int CALIBRATION = 3;
  private static final int RELIABILITY = 4;
  private static final int WEAR = 5;
  private static final int MISSING = 6;

  private final List<byte[]> weeks; // [participants][7 days from Sunday x 180]
  private final FileReceipt receipt;

  private WearWeeks(List<byte[]> weeks, FileReceipt receipt) {
    this.weeks = List.copyOf(weeks);
    this.receipt = receipt;
  }

  /// Reads the file.
  ///
  /// @throws BadDataException if it is missing, no Parquet, without one of the columns, or has
  ///   nobody's week
  public static WearWeeks read(Path file) {
    Reading reading = new Reading(file);
    try (ParquetRows.Cursor rows =
        ParquetRows.of(file).open(COLUMNS, List.of("seqn", "day_index"))) {
      while (rows.next()) {
        reading.row(rows);
      }
    }
    reading.end();
    if (reading.weeks.isEmpty()) {
      throw new BadDataException(
          file + ": nobody's week in it can be worn: " + reading.dropped(),
          "name wear_minutes.parquet of NHANES 2003-2006, with seven days a participant");
    }
    try {
      return new WearWeeks(reading.weeks, reading.tally.receipt(Files.size(file), Sha256.of(file)));
    } catch (IOException e) {
      throw new BadDataException(
          file + ": cannot be read again: " + e.getMessage(), "check the disk", e);
    }
  }

  /// How many participants' weeks there are, at least 1.
  public int size() {
    return weeks.size();
  }

  /// The minutes in which a participant wore the device.
  ///
  /// @param week from 0, in order of the participants' numbers
  public MinuteMask worn(int week, DayOfWeek day) {
    int at = day.getValue() % DAYS * MinuteMask.BYTES;
    return MinuteMask.fromBytes(Arrays.copyOfRange(weeks.get(week), at, at + MinuteMask.BYTES));
  }

  /// What became of the rows of the file.
  public FileReceipt receipt() {
    return receipt;
  }

  /// Rows in order of participant and day, on their way to weeks.
  private static final class Reading {
    private final List<byte[]> weeks = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>(); // of the rows of the participant at hand
    private final byte[] week = new byte[DAYS * MinuteMask.BYTES];
    private final FileTally tally;
    private long seqn = -1;
    private int firstWeekday;
    private boolean inOrder;
    private boolean reliable;
    private boolean worn;

    Reading(Path file) {
      this.tally = new FileTally(String.valueOf(file.getFileName()), "when devices are worn", 0);
    }

    void row(ParquetRows.Cursor row) {
      tally.readRow();
      long participant = whole(row, SEQN);
      if (participant != seqn) {
        end();
        seqn = participant;
      }
      Optional<MinuteMask> bits = DayRows.bits(row, WEAR);
      Optional<MinuteMask> present = DayRows.present(row, MISSING);
      long index = whole(row, DAY) - 1;
      long weekday = whole(row, WEEKDAY);
      if (participant < 0) {
        tally.dropRow(Reason.SEQN, row.number());
      } else if (bits.isEmpty() || present.isEmpty()) {
        tally.dropRow(Reason.BITS, row.number());
      } else if (index < 0 || index >= DAYS || weekday < 1 || weekday > DAYS) {
        tally.dropRow(Reason.WEEKDAY, row.number());
      } else {
        day((int) index, (int) weekday, bits.get().and(present.get()), row.number());
        reliable &= whole(row, CALIBRATION) == 1 && whole(row, RELIABILITY) == 1;
      }
    }

    private void day(int index, int weekday, MinuteMask minutes, long number) {
      if (numbers.isEmpty()) {
        firstWeekday = PlaceholderDates.firstWeekday(weekday, index);
        inOrder = true;
        reliable = true;
        worn = false;
      }
      inOrder &=
          index == numbers.size() && PlaceholderDates.firstWeekday(weekday, index) == firstWeekday;
      worn |= minutes.count() > 0;
      System.arraycopy(
          minutes.toBytes(), 0, week, (weekday - 1) * MinuteMask.BYTES, MinuteMask.BYTES);
      numbers.add(number);
    }

    /// The participant at hand has no further row.
    void end() {
      String reason =
          !inOrder || numbers.size() != DAYS
              ? NO_WEEK
              : !reliable ? UNRELIABLE : !worn ? NEVER : "";
      for (long number : numbers) {
        if (reason.isEmpty()) {
          tally.keepRow();
        } else {
          tally.dropRow(reason, number);
        }
      }
      if (reason.isEmpty()) {
        weeks.add(week.clone());
      }
      numbers.clear();
      inOrder = false;
    }

    String dropped() {
      return tally.receipt(0, "").rows().rejections().stream()
          .map(r -> r.count() + " days " + r.reason())
          .collect(Collectors.joining(", "));
    }

    private static long whole(ParquetRows.Row row, int column) {
      OptionalLong value = row.whole(column);
      return value.orElse(-1);
    }
  }
}
