package org.diurnal.tasks.predict;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Days of two channels, observed from midnight on.
final class Days {
  private Days() {}

  static DayWindow of(int dayOfMonth, int firstMinutes, int secondMinutes) {
    MinuteMask[] observed = {new MinuteMask(), new MinuteMask()};
    float[][] values = new float[2][MinuteMask.MINUTES];
    int[] minutes = {firstMinutes, secondMinutes};
    for (int c = 0; c < 2; c++) {
      if (minutes[c] > 0) {
        observed[c].set(0, minutes[c]);
      }
      java.util.Arrays.fill(values[c], minutes[c], MinuteMask.MINUTES, Float.NaN);
    }
    return new DayWindow(
        "p", LocalDate.of(2026, 1, dayOfMonth), OptionalInt.empty(), "watch", values, observed);
  }
}
