package org.diurnal.data.simulate;

import java.time.LocalDate;
import org.diurnal.core.DayWindow;

/// What a body did on one local day, minute by minute: the truth that sensors see a part of.
///
/// @param date the local day
/// @param number days since the person's first
/// @param stage the state of sleep
/// @param steps steps taken
/// @param effort the share of the heart-rate reserve that the movement asks for, 0 to 1
/// @param motion how much the wrist moves, 0 to 1
/// @param heartRateBpm beats per minute
/// @param bodyTemperature above normal, in degrees
/// @param stress arousal that is not movement, z-score
/// @param sleepPressure process S of the two-process model, 0 to 1
/// @param circadian process C at the minute, about -1 to 1
/// @param sleepDebtHours sleep missed of late, at the end of the day
/// @param onBetaBlocker whether one is taken on this day
/// @param feverDay whether there is fever on this day
/// @param nightShift whether the night shift is worked on this day
@SuppressWarnings("ArrayRecordComponent") // a day on its way to the sensors, never compared
record BodyDay(
    LocalDate date,
    int number,
    Stage[] stage,
    int[] steps,
    float[] effort,
    float[] motion,
    float[] heartRateBpm,
    float[] bodyTemperature,
    float[] stress,
    float[] sleepPressure,
    float[] circadian,
    double sleepDebtHours,
    boolean onBetaBlocker,
    boolean feverDay,
    boolean nightShift) {
  /// The state of sleep in a minute.
  enum Stage {
    /// Up and about.
    UP,
    /// In bed, or woken at night.
    AWAKE,
    LIGHT,
    DEEP,
    REM;

    boolean isAsleep() {
      return this == LIGHT || this == DEEP || this == REM;
    }
  }

  static final int MINUTES = DayWindow.MINUTES;

  /// Minutes asleep.
  int minutesAsleep() {
    int n = 0;
    for (Stage s : stage) {
      n += s.isAsleep() ? 1 : 0;
    }
    return n;
  }

  /// Steps of the day.
  int totalSteps() {
    int n = 0;
    for (int s : steps) {
      n += s;
    }
    return n;
  }
}
