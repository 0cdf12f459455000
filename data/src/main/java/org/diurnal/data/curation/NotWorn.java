package org.diurnal.data.curation;

import java.util.Optional;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Tells zeros of a device that nobody wears from those of somebody who sits or sleeps, as far as
/// steps and intensity allow.
///
/// A minute is *still* if motion channels hold zeros and nothing else, and no sensor saw a body:
/// whatever is neither motion nor light nor the source's own word on wear counts as having seen
/// one. A run of still minutes, across midnights, is not worn if it is [#HOURS] or longer. Where a
/// heart rate is there to compare with, runs of zeros up to seven hours are mostly nights, and of
/// runs of twelve hours and more one minute in a hundred has one (docs/explanation/curation.md). So
/// the rule misses a device that is left at home for half a day, and does not take a night for one.
public final class NotWorn {
  /// How long a run has to be.
  public static final int HOURS = 12;

  static final int MINUTES = 60 * HOURS;
  static final String MOTION = "motion"; // the group of motion channels
  private static final Set<String> SILENT = Set.of("wear", "light"); // say nothing about a body

  private NotWorn() {}

  /// The still minutes of a day.
  public static MinuteMask still(SensorSchema schema, DayWindow day) {
    MinuteMask still = new MinuteMask();
    MinuteMask moving = new MinuteMask();
    for (int c = 0; c < day.channels(); c++) {
      boolean motion = schema.channel(c).group().equals(MOTION);
      if (SILENT.contains(schema.channel(c).group())) {
        continue;
      }
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.observed(c).get(m)) {
          (motion && day.values(c)[m] == 0 ? still : moving).set(m);
        }
      }
    }
    return still.andNot(moving);
  }

  /// The minutes of a day that were not worn: those in runs that are long enough. Since a run has
  /// to be no longer than a day, the days beside it are all that is needed.
  ///
  /// @param before the still minutes of the day before; empty if it is not there
  /// @param after the still minutes of the day after; empty if it is not there
  public static MinuteMask notWorn(
      Optional<MinuteMask> before, MinuteMask still, Optional<MinuteMask> after) {
    MinuteMask notWorn = new MinuteMask();
    int from = 0;
    for (int m = 0; m <= DayWindow.MINUTES; m++) {
      if (m < DayWindow.MINUTES && still.get(m)) {
        continue;
      }
      int length = m - from;
      if (length > 0) {
        int whole =
            length
                + (from == 0 ? before.map(NotWorn::atEnd).orElse(0) : 0)
                + (m == DayWindow.MINUTES ? after.map(NotWorn::atBegin).orElse(0) : 0);
        if (whole >= MINUTES) {
          notWorn.set(from, m);
        }
      }
      from = m + 1;
    }
    return notWorn;
  }

  private static int atBegin(MinuteMask still) {
    int m = 0;
    while (m < DayWindow.MINUTES && still.get(m)) {
      m++;
    }
    return m;
  }

  private static int atEnd(MinuteMask still) {
    int m = DayWindow.MINUTES;
    while (m > 0 && still.get(m - 1)) {
      m--;
    }
    return DayWindow.MINUTES - m;
  }
}
