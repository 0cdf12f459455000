package org.diurnal.tasks.pat;

import java.util.Optional;
import org.diurnal.data.nhanes.NhanesWave;

/// A round of the survey whose participants wore a device on the wrist for a week.
public enum PatCycle {
  /// 2011-2012.
  G("2011-2012", NhanesWave.G),
  /// 2013-2014, which the paper evaluates on.
  H("2013-2014", NhanesWave.H);

  private final String years;
  private final NhanesWave wave;

  PatCycle(String years, NhanesWave wave) {
    this.years = years;
    this.wave = wave;
  }

  /// As in `2013-2014`.
  public String years() {
    return years;
  }

  /// The one beside it.
  public PatCycle other() {
    return switch (this) {
      case G -> H;
      case H -> G;
    };
  }

  /// Whether a respondent sequence number is of this round.
  public boolean has(int seqn) {
    return NhanesWave.of(seqn).equals(Optional.of(wave));
  }

  /// Whether a person, by their number in digits, is of this round.
  public boolean has(String person) {
    try {
      return has(Integer.parseInt(person));
    } catch (NumberFormatException e) {
      return false; // nobody of the survey
    }
  }
}
