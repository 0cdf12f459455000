package org.diurnal.data.apple;

import java.util.Optional;

/// What a record of sleep says.
enum SleepStage {
  IN_BED("InBed", "0"),
  /// Sleep of no stage: what apps and watches wrote before iOS 16, and some do still.
  ASLEEP("AsleepUnspecified", "1"),
  AWAKE("Awake", "2"),
  /// N1 and N2.
  CORE("AsleepCore", "3"),
  /// N3.
  DEEP("AsleepDeep", "4"),
  REM("AsleepREM", "5");

  private static final String PREFIX = "HKCategoryValueSleepAnalysis";
  private static final String OLD_ASLEEP = "HKCategoryValueSleepAnalysisAsleep";
  private final String name;
  private final String number;

  SleepStage(String name, String number) {
    this.name = PREFIX + name;
    this.number = number;
  }

  /// The stage of a record's value: its name, as it is or was, or its number.
  static Optional<SleepStage> of(String value) {
    if (value.equals(OLD_ASLEEP)) {
      return Optional.of(ASLEEP);
    }
    for (SleepStage s : values()) {
      if (s.name.equals(value) || s.number.equals(value)) {
        return Optional.of(s);
      }
    }
    return Optional.empty();
  }
}
