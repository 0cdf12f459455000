package org.diurnal.data.nhanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.data.importing.CrossCheck;

/// Counts how many days of a file agree with those of another.
final class Comparison {
  private static final int FIRST = 5;
  private final String file;
  private final String what;
  private final List<Long> firstDifferent = new ArrayList<>();
  private long compared;
  private long equal;

  Comparison(String file, String what) {
    this.file = file;
    this.what = what;
  }

  void add(boolean agrees, long row) {
    compared++;
    if (agrees) {
      equal++;
    } else if (firstDifferent.size() < FIRST) {
      firstDifferent.add(row);
    }
  }

  /// Empty if nothing was compared.
  Optional<CrossCheck> toCheck() {
    return compared == 0
        ? Optional.empty()
        : Optional.of(new CrossCheck(file, what, compared, equal, 0, firstDifferent));
  }
}
