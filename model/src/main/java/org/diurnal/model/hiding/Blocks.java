package org.diurnal.model.hiding;

import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Stretches of time hidden in all channels at once, as when a device is off the wrist.
public final class Blocks {
  /// Draws in vain after which a day keeps the blocks it has.
  private static final int ATTEMPTS = 1000;

  private Blocks() {}

  /// One stretch.
  ///
  /// @param from its first minute
  /// @param to the minute after its last
  public static List<MinuteMask> one(int channels, int from, int to) {
    MinuteMask minutes = new MinuteMask();
    minutes.set(from, to);
    return Masks.of(channels, c -> true, minutes);
  }

  /// Blocks of random length that do not overlap, until a share of the minutes in which anything
  /// was observed is hidden.
  ///
  /// Length and first minute are uniform; a block that would touch an earlier one, or in which
  /// nothing was observed, is drawn again, and after 1,000 draws in vain the day keeps the blocks
  /// it has. The last block is not cut: the share is reached and exceeded by less than a block.
  ///
  /// @param share of the minutes with anything observed, above 0 and below 1
  /// @param least minutes of a block
  /// @param most minutes of a block
  public static List<MinuteMask> scattered(
      SplittableRandom random, DayWindow day, double share, int least, int most) {
    MinuteMask seen = Masks.anyObserved(day);
    double target = share * seen.count();
    MinuteMask hidden = new MinuteMask();
    int inVain = 0;
    while (hidden.and(seen).count() < target && inVain < ATTEMPTS) {
      int length = least + random.nextInt(most - least + 1);
      int from = random.nextInt(DayWindow.MINUTES - length + 1);
      int to = from + length;
      boolean free = hidden.count(Math.max(0, from - 1), Math.min(DayWindow.MINUTES, to + 1)) == 0;
      if (free && seen.count(from, to) > 0) {
        hidden.set(from, to);
        inVain = 0;
      } else {
        inVain++;
      }
    }
    return Masks.of(day.channels(), c -> true, hidden);
  }
}
