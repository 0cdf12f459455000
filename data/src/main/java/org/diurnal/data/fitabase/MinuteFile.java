package org.diurnal.data.fitabase;

import org.diurnal.core.Channel;
import org.diurnal.data.fitabase.DayBuffer.MinuteChannel;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;

/// Reads a file of minutes into the buffer: wide, a row an hour with 60 columns, or narrow, a row a
/// minute. A narrow row is treated as an hour's row that has one minute.
///
/// What a row means when the clock changed: a minute that the clock skipped is dropped; a row whose
/// hour was there already, and which has minutes that the clock showed twice, is their second pass.
/// Any other row that was there already is a duplicate or a conflict, and the first is kept; so is
/// every row that another file of the same export had.
final class MinuteFile {
  private static final int FIRST_VALUE = 2;
  private final CsvRows rows;
  private final int width; // minutes in a row: 60 or 1
  private final MinuteChannel target;
  private final Channel channel;
  private final People people;
  private final LocalClock clock;
  private final DayBuffer days;
  private final int fileNumber;
  private final UsTime time = new UsTime();
  private final int[] codes = new int[60]; // of the row's minutes, as the buffer has them
  private final String[] reasons = new String[60]; // why a minute is dropped, "" if it is kept
  private final Tally.Counter rowCounter;
  private final Tally.Counter valueCounter;

  MinuteFile(
      CsvRows rows,
      int width,
      MinuteChannel target,
      Channel channel,
      ReadState state,
      int fileNumber,
      Tally.Counter rowCounter,
      Tally.Counter valueCounter) {
    this.rows = rows;
    this.width = width;
    this.target = target;
    this.channel = channel;
    this.people = state.people();
    this.clock = state.clock();
    this.days = state.days();
    this.fileNumber = fileNumber;
    this.rowCounter = rowCounter;
    this.valueCounter = valueCounter;
  }

  /// Reads the current row.
  void readRow() {
    String dropped = row();
    rowCounter.read(1);
    if (!dropped.isEmpty()) {
      rowCounter.drop(dropped, rows.line());
      return;
    }
    rowCounter.keep(1);
    valueCounter.read(width);
    for (int m = 0; m < width; m++) {
      if (reasons[m].isEmpty()) {
        valueCounter.keep(1);
      } else {
        valueCounter.drop(reasons[m], rows.line());
      }
    }
  }

  /// Takes the row in; why it is dropped, or an empty text.
  private String row() {
    if (!rows.lineEnded()) {
      return Reasons.NO_LINE_END;
    }
    if (rows.fields() != FIRST_VALUE + width) {
      return Reasons.FIELDS;
    }
    int person = people.number(rows, 0);
    if (person < 0) {
      return Reasons.PERSON;
    }
    if (!time.parse(rows.bytes(), rows.from(1), rows.to(1))) {
      return time.reason();
    }
    if (time.secondOfDay() % (60 * width) != 0) {
      return width == 60 ? Reasons.NOT_ON_THE_HOUR : Reasons.SECONDS;
    }
    int first = time.secondOfDay() / 60;
    LocalClock.Day day = clock.day(time.epochDay());
    if (day.skipped().count(first, first + width) == width) {
      return Reasons.NO_SUCH_TIME;
    }
    readValues();
    int slot = days.slot(person, time.epochDay(), 0);
    if (!seen(slot, first)) {
      days.begin(slot, target.ordinal(), fileNumber);
      store(slot, first, day);
      return "";
    }
    if (day.repeated().count(first, first + width) > 0) {
      int again = days.slot(person, time.epochDay(), 1);
      boolean free = !seen(again, first);
      if (free && days.origin(slot, target.ordinal()) == fileNumber) {
        storeSecondPass(again, slot, first, day);
        return "";
      }
      if (!free && same(again, first)) {
        return Reasons.DUPLICATE;
      }
    }
    return same(slot, first) ? Reasons.DUPLICATE : Reasons.CONFLICT;
  }

  private void readValues() {
    for (int m = 0; m < width; m++) {
      int f = FIRST_VALUE + m;
      int value = Numbers.wholeNumber(rows.bytes(), rows.from(f), rows.to(f));
      if (value < 0) {
        reasons[m] = Numbers.reason(value);
        codes[m] = value == Numbers.EMPTY ? DayBuffer.EMPTY : DayBuffer.REJECTED;
      } else if (!channel.isPlausible(value)) {
        reasons[m] = value < channel.min() ? Reasons.BELOW : Reasons.ABOVE;
        codes[m] = DayBuffer.REJECTED;
      } else {
        reasons[m] = "";
        codes[m] = value + 1;
      }
    }
  }

  private void store(int slot, int first, LocalClock.Day day) {
    for (int m = 0; m < width; m++) {
      if (day.skipped().get(first + m)) {
        reasons[m] = Reasons.NO_SUCH_TIME;
        codes[m] = DayBuffer.REJECTED;
      }
      days.setMinute(slot, target, first + m, codes[m]);
    }
  }

  private void storeSecondPass(int slot, int firstPass, int first, LocalClock.Day day) {
    for (int m = 0; m < width; m++) {
      if (!day.repeated().get(first + m)) {
        // Half an hour was repeated: the rest of the hour's row tells the same minutes again.
        boolean same = days.minute(firstPass, target, first + m) == codes[m];
        reasons[m] = same ? Reasons.DUPLICATE : Reasons.CONFLICT;
        codes[m] = DayBuffer.REJECTED;
      }
      days.setMinute(slot, target, first + m, codes[m]);
    }
  }

  private boolean seen(int slot, int first) {
    for (int m = 0; m < width; m++) {
      if (days.minute(slot, target, first + m) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean same(int slot, int first) {
    for (int m = 0; m < width; m++) {
      if (days.minute(slot, target, first + m) != codes[m]) {
        return false;
      }
    }
    return true;
  }
}
