package org.diurnal.data.nhanes.labels;

import java.util.Optional;

/// A two-year round of the survey.
public enum Cycle {
  /// 2003-2004.
  C("2003-2004", 21_005, 31_126),
  /// 2005-2006.
  D("2005-2006", 31_127, 41_474);

  private final String years;
  private final int firstPerson;
  private final int lastPerson;

  Cycle(String years, int firstPerson, int lastPerson) {
    this.years = years;
    this.firstPerson = firstPerson;
    this.lastPerson = lastPerson;
  }

  /// Its years, as in `2003-2004`.
  public String years() {
    return years;
  }

  /// The round that asked a person: the survey numbers its participants through all rounds.
  ///
  /// @param seqn the respondent sequence number
  public static Optional<Cycle> of(int seqn) {
    for (Cycle cycle : values()) {
      if (seqn >= cycle.firstPerson && seqn <= cycle.lastPerson) {
        return Optional.of(cycle);
      }
    }
    return Optional.empty();
  }
}
