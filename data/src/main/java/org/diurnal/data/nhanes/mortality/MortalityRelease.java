package org.diurnal.data.nhanes.mortality;

import java.util.Locale;
import java.util.Optional;

/// A linkage, by the year to whose end deaths were looked for; each has its layout of columns.
public enum MortalityRelease {
  /// Deaths to the end of 2011.
  MORT_2011,
  /// Deaths to the end of 2015.
  MORT_2015,
  /// Deaths to the end of 2019.
  MORT_2019;

  /// The release of a file by the name that NCHS gave it, for example
  /// `NHANES_2003_2004_MORT_2019_PUBLIC.dat`; empty if the name says none.
  public static Optional<MortalityRelease> of(String fileName) {
    String name = fileName.toUpperCase(Locale.ROOT);
    for (MortalityRelease r : values()) {
      if (name.contains("_" + r.name() + "_")) {
        return Optional.of(r);
      }
    }
    return Optional.empty();
  }
}
