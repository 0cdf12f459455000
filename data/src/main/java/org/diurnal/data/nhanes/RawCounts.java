package org.diurnal.data.nhanes;

import java.util.List;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.nhanes.Participant.Day;

/// `PAXRAW_C` and `PAXRAW_D`: the counts of 2003-2006, a row a minute.
///
/// `PAXN` counts the minutes of the seven days from 1; `PAXHOUR` and `PAXMINUT` have to say the
/// same minute of the day. A minute that comes twice is kept once, the first if they differ.
final class RawCounts extends XptParticipants {
  static final List<String> REQUIRED =
      List.of("SEQN", "PAXDAY", "PAXN", "PAXHOUR", "PAXMINUT", "PAXINTEN");
  private static final float MOST_STEPS = 300;

  private final int calibration = optionalColumn("PAXCAL");
  private final int reliability = optionalColumn("PAXSTAT");
  private final int weekday = column("PAXDAY");
  private final int sequence = column("PAXN");
  private final int hour = column("PAXHOUR");
  private final int minuteOfHour = column("PAXMINUT");
  private final int intensity = column("PAXINTEN");
  private final int stepCount = optionalColumn("PAXSTEP");

  RawCounts(ExportTree.Item item, int channels) {
    super(item, new FileTally(item.name(), "counts a minute", channels), REQUIRED);
  }

  @Override
  void row(Participant participant, long row) {
    int n = whole(sequence, CountChannels.DAYS * MINUTES);
    if (n < 1) {
      tally.dropRow(Reason.PAXN, row);
      return;
    }
    int index = (n - 1) / MINUTES;
    int minute = (n - 1) % MINUTES;
    if (whole(hour, 23) * 60 + whole(minuteOfHour, 59) != minute) {
      tally.dropRow(Reason.CLOCK, row);
      return;
    }
    if (!participant.weekday(index, whole(weekday, 7))) {
      tally.dropRow(Reason.WEEKDAY, row);
      return;
    }
    Day day = participant.day(index);
    double counts = number(intensity);
    double steps = number(stepCount);
    if (day.rows.get(minute)) {
      boolean same =
          same(day.values[CountChannels.COUNTS][minute], counts)
              && same(day.values[CountChannels.STEPS][minute], steps);
      tally.dropRow(same ? Reasons.DUPLICATE : Reasons.CONFLICT, row);
      return;
    }
    tally.keepRow();
    day.rows.set(minute);
    day.quality(number(calibration), number(reliability), tally);
    counts(day, minute, counts, row);
    if (stepCount >= 0) {
      steps(day, minute, steps, row);
    }
  }

  @Override
  void end(Participant participant) {}

  /// A count of 32767 is not kept, but stays in the day until the wear rule has seen it.
  private void counts(Day day, int minute, double counts, long row) {
    if (counts == CountChannels.INVALID_COUNT) {
      day.values[CountChannels.COUNTS][minute] = CountChannels.INVALID_COUNT;
      tally.dropValue(Reason.INVALID, row);
    } else {
      value(day, CountChannels.COUNTS, minute, counts, CountChannels.INVALID_COUNT, row);
    }
  }

  private void steps(Day day, int minute, double steps, long row) {
    value(day, CountChannels.STEPS, minute, steps, MOST_STEPS, row);
  }

  private void value(Day day, int channel, int minute, double value, double most, long row) {
    if (Double.isNaN(value)) {
      tally.dropValue(Reasons.EMPTY, row);
    } else if (value < 0) {
      tally.dropValue(Reasons.BELOW, row);
    } else if (value > most) {
      tally.dropValue(Reasons.ABOVE, row);
    } else if (value != Math.rint(value)) {
      tally.dropValue(Reasons.WHOLE, row);
    } else {
      day.values[channel][minute] = (float) value;
      tally.keepValue(channel);
    }
  }

  private static boolean same(float kept, double again) {
    return Float.isNaN(kept) ? Double.isNaN(again) : kept == again;
  }
}
