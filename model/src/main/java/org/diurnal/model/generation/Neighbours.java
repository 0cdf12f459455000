package org.diurnal.model.generation;

import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// For each minute the nearest observed minute at or before it and at or after it, -1 if none.
@SuppressWarnings("ArrayRecordComponent") // lives for one loop, never compared
record Neighbours(int[] before, int[] after) {
  static Neighbours of(MinuteMask observed) {
    int[] before = new int[DayWindow.MINUTES];
    int[] after = new int[DayWindow.MINUTES];
    int last = -1;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      last = observed.get(m) ? m : last;
      before[m] = last;
    }
    int next = -1;
    for (int m = DayWindow.MINUTES - 1; m >= 0; m--) {
      next = observed.get(m) ? m : next;
      after[m] = next;
    }
    return new Neighbours(before, after);
  }
}
