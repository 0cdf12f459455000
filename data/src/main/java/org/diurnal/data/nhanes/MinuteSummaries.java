package org.diurnal.data.nhanes;

import java.util.Arrays;
import java.util.List;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.nhanes.Participant.Day;

/// `PAXMIN_G`, `PAXMIN_H` and `PAXMIN_Y`: movement, light and wear state of 2011-2014, a row a
/// minute.
///
/// These files have no clock time. `PAXSSNMP` counts samples at 80 Hz from the first minute of the
/// recording, and `PAXDAYM` the calendar days; a new day begins at midnight, which fixes the clock
/// of all of a participant's minutes. Where no midnight is there (a recording of one day), the time
/// of day is not known and the rows are dropped, counted.
///
/// Source: NCHS, documentation of PAXMIN_G and PAXMIN_H.
final class MinuteSummaries extends XptParticipants {
  static final List<String> REQUIRED =
      List.of("SEQN", "PAXDAYM", "PAXDAYWM", "PAXSSNMP", "PAXMTSM", "PAXPREDM");
  private static final int SAMPLES = 60 * 80; // of a minute
  private static final int DAYS = 10; // nine calendar days, and one to spare
  private static final int LONGEST = DAYS * MINUTES;
  private static final double NOT_COMPUTED = -0.01;

  private final int dayOfWear = column("PAXDAYM");
  private final int weekday = column("PAXDAYWM");
  private final int sample = column("PAXSSNMP");
  private final int seconds = optionalColumn("PAXTSM");
  private final int mims = column("PAXMTSM");
  private final int light = optionalColumn("PAXLXMM");
  private final int state = column("PAXPREDM");
  private final int transition = optionalColumn("PAXTRANM");
  private final int flags = optionalColumn("PAXQFM");
  private final SensorSchema schema;

  // The participant's rows by minute of the recording: [LONGEST]
  private final long[] rowNumber = new long[LONGEST]; // 0 where there is none
  private final byte[] dayNumber = new byte[LONGEST];
  private final byte[] weekdayOf = new byte[LONGEST];
  private final byte[] stateOf = new byte[LONGEST]; // 0 unknown
  private final boolean[] flagged = new boolean[LONGEST];
  private final boolean[] part = new boolean[LONGEST];
  private final double[] mimsOf = new double[LONGEST];
  private final double[] lightOf = new double[LONGEST];

  MinuteSummaries(ExportTree.Item item, SensorSchema schema) {
    super(item, new FileTally(item.name(), "movement a minute", schema.size()), REQUIRED);
    this.schema = schema;
  }

  @Override
  void row(Participant participant, long row) {
    int at = whole(sample, LONGEST * SAMPLES - 1);
    if (at < 0 || at % SAMPLES != 0) {
      tally.dropRow(Reason.SAMPLE, row);
      return;
    }
    int day = whole(dayOfWear, DAYS);
    if (day < 1) {
      tally.dropRow(Reason.DAY, row);
      return;
    }
    int i = at / SAMPLES;
    int code = whole(transition, 1) == 1 ? 0 : Math.max(0, whole(state, 4));
    byte known = (byte) (code == 4 ? 0 : code);
    double movement = number(mims);
    double lux = number(light);
    if (rowNumber[i] != 0) {
      boolean same =
          stateOf[i] == known
              && Double.compare(mimsOf[i], movement) == 0
              && Double.compare(lightOf[i], lux) == 0;
      tally.dropRow(same ? Reasons.DUPLICATE : Reasons.CONFLICT, row);
      return;
    }
    rowNumber[i] = row;
    dayNumber[i] = (byte) day;
    weekdayOf[i] = (byte) Math.max(0, whole(weekday, 7));
    stateOf[i] = known;
    flagged[i] = number(flags) > 0;
    part[i] = number(seconds) < 60;
    mimsOf[i] = movement;
    lightOf[i] = lux;
  }

  @Override
  void end(Participant participant) {
    // The recording began s minutes behind the midnight of day 1, which minute i of day d says by
    // 1440 (d - 1) <= s + i < 1440 d.
    int least = 0;
    int most = MINUTES - 1;
    for (int i = 0; i < LONGEST; i++) {
      if (rowNumber[i] != 0) {
        least = Math.max(least, MINUTES * (dayNumber[i] - 1) - i);
        most = Math.min(most, MINUTES * dayNumber[i] - 1 - i);
      }
    }
    for (int i = 0; i < LONGEST; i++) {
      if (rowNumber[i] != 0) {
        if (least == most) {
          place(participant, i, least + i);
        } else {
          tally.dropRow(least > most ? Reason.TORN : Reason.NO_CLOCK, rowNumber[i]);
        }
      }
    }
    Arrays.fill(rowNumber, 0);
  }

  /// Puts a row on its minute.
  ///
  /// @param clock minutes since the midnight of day 1
  private void place(Participant participant, int i, int clock) {
    int index = clock / MINUTES;
    int minute = clock % MINUTES;
    if (!participant.weekday(index, weekdayOf[i])) {
      tally.dropRow(Reason.WEEKDAY, rowNumber[i]);
      return;
    }
    Day day = participant.day(index);
    if (day.rows.get(minute)) {
      tally.dropRow(Reasons.DUPLICATE, rowNumber[i]); // of another file
      return;
    }
    tally.keepRow();
    day.rows.set(minute);
    state(day, minute, i);
    if (flagged[i]) {
      tally.dropValue(Reason.FLAGGED, rowNumber[i]);
      if (light >= 0) {
        tally.dropValue(Reason.FLAGGED, rowNumber[i]);
      }
      return;
    }
    if (mimsOf[i] == NOT_COMPUTED) {
      tally.dropValue(Reason.NO_MIMS, rowNumber[i]);
    } else if (part[i] && !Double.isNaN(mimsOf[i])) {
      tally.dropValue(Reason.PART, rowNumber[i]);
    } else {
      value(day, MovementChannels.MIMS, minute, mimsOf[i], rowNumber[i]);
    }
    if (light >= 0) {
      value(day, MovementChannels.LIGHT, minute, lightOf[i], rowNumber[i]);
    }
  }

  /// 1 awake and worn, 2 asleep and worn, 3 not worn; whether somebody sleeps who has taken the
  /// device off is not known.
  private void state(Day day, int minute, int i) {
    switch (stateOf[i]) {
      case 1, 2 -> {
        set(day, MovementChannels.WORN, minute, 1);
        set(day, MovementChannels.ASLEEP, minute, stateOf[i] - 1);
      }
      case 3 -> set(day, MovementChannels.WORN, minute, 0);
      default -> tally.dropValue(Reason.STATE, rowNumber[i]);
    }
  }

  private void value(Day day, int channel, int minute, double value, long row) {
    if (Double.isNaN(value)) {
      tally.dropValue(Reasons.EMPTY, row);
    } else if (schema.channel(channel).isPlausible(value)) {
      set(day, channel, minute, value);
    } else {
      tally.dropValue(value < schema.channel(channel).min() ? Reasons.BELOW : Reasons.ABOVE, row);
    }
  }

  private void set(Day day, int channel, int minute, double value) {
    day.values[channel][minute] = (float) value;
    tally.keepValue(channel);
  }
}
