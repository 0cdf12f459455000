package org.diurnal.model.pretrain;

import org.diurnal.model.network.NormalizedDay;

/// Days by number, as the network sees them. Read by several threads at once.
public interface DaySource {
  /// How many days there are.
  int size();

  /// One of them, 0 to size - 1.
  NormalizedDay day(int index);
}
