package org.diurnal.model.generation;

import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// When a person was awake, told from steps alone: every minute with observed steps that is in no
/// run of 60 or more consecutive minutes without a step.
///
/// Sixty minutes without movement is the usual bound of non-wear (Troiano et al. 2008, doi
/// 10.1249/mss.0b013e31815a51b3) and leaves out sleep as well. The rule is meant to be careful, not
/// complete: on 386 days of the public 33-person Fitbit export that have a sleep record it calls 7
/// % of the minutes from 02:00 to 05:00 awake and 86 % of those from 10:00 to 20:00; with 90
/// minutes the night rises to 14 %, with 30 minutes the day falls to 72 %. A long sit at a desk is
/// left out with the sleep, so gaps fall where a person moves: the harder place to fill.
final class Awake {
  /// A run without steps at least this long is rest, sleep or a device on the table; minutes.
  static final int STILL_RUN = 60;

  private Awake() {}

  /// @param day the day
  /// @param steps the position of the steps channel
  static MinuteMask minutes(DayWindow day, int steps) {
    MinuteMask awake = day.observed(steps).copy();
    int runStart = 0; // of the minutes without a step seen so far
    for (int m = 0; m <= DayWindow.MINUTES; m++) {
      boolean still = m < DayWindow.MINUTES && !(day.values(steps)[m] > 0); // NaN: no step seen
      if (!still) {
        if (m - runStart >= STILL_RUN) {
          awake.clear(runStart, m);
        }
        runStart = m + 1;
      }
    }
    return awake;
  }
}
