package org.diurnal.data.nhanes;

import java.time.LocalDate;
import java.util.Optional;

/// The rounds of the survey in which participants wore an accelerometer whose minutes are public,
/// with their respondent sequence numbers (`SEQN`), which no two rounds share.
public enum NhanesWave {
  /// NHANES 2003-2004, ActiGraph AM-7164 on the hip.
  C(21005, 31126, LocalDate.of(2003, 1, 5)),
  /// NHANES 2005-2006, ActiGraph AM-7164 on the hip.
  D(31127, 41474, LocalDate.of(2005, 1, 2)),
  /// NHANES 2011-2012, ActiGraph GT3X+ on the wrist.
  G(62161, 71916, LocalDate.of(2011, 1, 2)),
  /// The National Youth Fitness Survey of 2012, ActiGraph GT3X+ on the wrist.
  Y(71917, 73556, LocalDate.of(2012, 1, 1)),
  /// NHANES 2013-2014, ActiGraph GT3X+ on the wrist.
  H(73557, 83731, LocalDate.of(2013, 1, 6));

  private final int firstSeqn;
  private final int lastSeqn;
  private final LocalDate firstSunday;

  NhanesWave(int firstSeqn, int lastSeqn, LocalDate firstSunday) {
    this.firstSeqn = firstSeqn;
    this.lastSeqn = lastSeqn;
    this.firstSunday = firstSunday;
  }

  /// The first Sunday of the round's first year.
  public LocalDate firstSunday() {
    return firstSunday;
  }

  /// The round that a participant took part in; empty if the number belongs to none of these.
  public static Optional<NhanesWave> of(int seqn) {
    for (NhanesWave w : values()) {
      if (seqn >= w.firstSeqn && seqn <= w.lastSeqn) {
        return Optional.of(w);
      }
    }
    return Optional.empty();
  }
}
