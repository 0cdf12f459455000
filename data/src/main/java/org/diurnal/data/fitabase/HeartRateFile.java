package org.diurnal.data.fitabase;

import org.diurnal.core.Channel;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;

/// Reads heart rates by second into the buffer.
///
/// Fitabase gives whole beats per minute at irregular seconds. The same second with the same value
/// is a duplicate, with another value a conflict; in an hour that the clock repeats it is the
/// second pass, and a minute's mean goes over both.
final class HeartRateFile {
  private final CsvRows rows;
  private static final int POSITION = 2; // in the fitbit schema
  private final Channel channel;
  private final People people;
  private final LocalClock clock;
  private final DayBuffer days;
  private final int fileNumber;
  private final UsTime time = new UsTime();
  private final Tally.Counter rowCounter;
  private final Tally.Counter valueCounter;

  HeartRateFile(
      CsvRows rows,
      Channel channel,
      ReadState state,
      int fileNumber,
      Tally.Counter rowCounter,
      Tally.Counter valueCounter) {
    this.rows = rows;
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
    if (dropped.isEmpty()) {
      rowCounter.keep(1);
      valueCounter.read(1);
      valueCounter.keep(1);
    } else {
      rowCounter.drop(dropped, rows.line());
    }
  }

  private String row() {
    if (!rows.lineEnded()) {
      return Reasons.NO_LINE_END;
    }
    if (rows.fields() != 3) {
      return Reasons.FIELDS;
    }
    int person = people.number(rows, 0);
    if (person < 0) {
      return Reasons.PERSON;
    }
    if (!time.parse(rows.bytes(), rows.from(1), rows.to(1))) {
      return time.reason();
    }
    int bpm = Numbers.wholeNumber(rows.bytes(), rows.from(2), rows.to(2));
    if (bpm < 0) {
      return Numbers.reason(bpm);
    }
    if (!channel.isPlausible(bpm) || bpm < 1 || bpm > 255) {
      return bpm < channel.min() || bpm < 1 ? Reasons.BELOW : Reasons.ABOVE;
    }
    int second = time.secondOfDay();
    LocalClock.Day day = clock.day(time.epochDay());
    if (day.skipped().get(second / 60)) {
      return Reasons.NO_SUCH_TIME;
    }
    int slot = days.slot(person, time.epochDay(), 0);
    int before = days.second(slot, second);
    if (before == 0) {
      days.begin(slot, POSITION, fileNumber);
      days.setSecond(slot, second, bpm);
      return "";
    }
    if (day.repeated().get(second / 60)) {
      int again = days.slot(person, time.epochDay(), 1);
      int beforeAgain = days.second(again, second);
      if (beforeAgain == 0 && days.origin(slot, POSITION) == fileNumber) {
        days.begin(again, POSITION, fileNumber);
        days.setSecond(again, second, bpm);
        return "";
      }
      return beforeAgain == bpm || before == bpm ? Reasons.DUPLICATE : Reasons.CONFLICT;
    }
    return before == bpm ? Reasons.DUPLICATE : Reasons.CONFLICT;
  }
}
