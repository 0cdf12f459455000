package org.diurnal.model.hiding;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Minutes one after the other.
///
/// @param from the first
/// @param to the one after the last
record Stretch(int from, int to) {
  /// The runs of set minutes, runs with at most `bridge` clear minutes between them joined, in
  /// order; what is bridged belongs to the stretch.
  static List<Stretch> of(MinuteMask set, int bridge) {
    List<Stretch> found = new ArrayList<>();
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (set.get(m)) {
        if (!found.isEmpty() && m - found.getLast().to() <= bridge) {
          found.add(new Stretch(found.removeLast().from(), m + 1));
        } else {
          found.add(new Stretch(m, m + 1));
        }
      }
    }
    return found;
  }

  int minutes() {
    return to - from;
  }

  MinuteMask mask() {
    MinuteMask mask = new MinuteMask();
    mask.set(from, to);
    return mask;
  }
}
