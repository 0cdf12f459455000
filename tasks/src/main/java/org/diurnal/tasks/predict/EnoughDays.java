package org.diurnal.tasks.predict;

import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.RefusedException;

/// How much of somebody has to be known before anything is said of them: so many days on which one
/// channel at least was observed for so long.
///
/// The default is that of NHANES accelerometry: three days of ten hours (Troiano et al. 2008 ask
/// for four, Leroux et al. 2019 for three).
///
/// @param days at least
/// @param minutes observed of the channel that was observed longest
public record EnoughDays(int days, int minutes) {
  /// Three days of ten hours.
  public static final EnoughDays DEFAULT = new EnoughDays(3, 600);

  /// The days that count.
  public List<DayWindow> of(List<DayWindow> all) {
    return all.stream().filter(this::counts).toList();
  }

  private boolean counts(DayWindow day) {
    int most = 0;
    for (int c = 0; c < day.channels(); c++) {
      most = Math.max(most, day.observed(c).count());
    }
    return most >= minutes;
  }

  /// The days that count, if they are enough.
  ///
  /// @throws RefusedException naming both counts if they are not
  public List<DayWindow> require(String person, List<DayWindow> all) {
    List<DayWindow> enough = of(all);
    if (enough.size() < days) {
      throw new RefusedException(
          String.format(
              "not enough data of %s: %d of %d days have %d hours of a channel; at least %d are needed",
              person, enough.size(), all.size(), minutes / 60, days),
          "import more days of this person; a prediction from less would mostly be the average"
              + " person's");
    }
    return enough;
  }
}
