package org.diurnal.data.takeout;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Compares the times of `heart_rate-2024-05-01.json` with the day in its name. A file holds a
/// local day, so that times read on the right clock in the right zone lie on it. Users disagree on
/// which clock that is, and where the zone is wrong this shows too.
final class ClockCheck {
  private long values;
  private long outsideAsWorldTime;
  private long outsideAsLocalTime;

  /// A value.
  ///
  /// @param named the day in the file's name
  /// @param inZone the local day of its time, read as world time
  /// @param asWritten the day that its time is written with
  void value(LocalDate named, LocalDate inZone, LocalDate asWritten) {
    values++;
    outsideAsWorldTime += named.equals(inZone) ? 0 : 1;
    outsideAsLocalTime += named.equals(asWritten) ? 0 : 1;
  }

  /// What came out, for the receipt.
  List<String> notes() {
    if (values == 0) {
      return List.of();
    }
    boolean doubtful = outsideAsWorldTime > outsideAsLocalTime;
    return List.of(
        String.format(
            Locale.ROOT,
            "clock of heart_rate-*.json: read as world time, %,d of %,d values lie outside of the"
                + " day that their file is named after; read as local time, %,d would%s",
            outsideAsWorldTime,
            values,
            outsideAsLocalTime,
            doubtful ? ". DOUBTFUL: compare an hour with the app, and check the time zone" : ""));
  }
}
