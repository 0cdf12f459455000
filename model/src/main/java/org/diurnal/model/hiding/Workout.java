package org.diurnal.model.hiding;

import java.util.List;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// A workout of which the heart rate is missing, while steps and movement are still seen.
///
/// No schema has a channel that says that somebody works out, so it is told from steps: a bout of
/// 10 minutes or more at 100 steps a minute or more, interruptions of up to 2 minutes allowed. 100
/// steps a minute is the cadence of moderate effort (Tudor-Locke et al. 2018, doi
/// 10.1136/bjsports-2017-097628), the bout with its interruptions is that of Troiano et al. 2008
/// (doi 10.1249/mss.0b013e31815a51b3). A ride or a swim has no steps and is not found.
public final class Workout {
  static final double CADENCE = 100;
  static final int LEAST = 10;
  static final int BRIDGE = 2;

  private Workout() {}

  /// Hides the channels of the sensor of the heart rate during workouts: those of the group of
  /// `heart_rate`, and `active_energy`.
  ///
  /// @return one question, or none where the day has no workout
  public static List<List<MinuteMask>> hide(SensorSchema schema, DayWindow day) {
    MinuteMask bouts = of(schema, day);
    return bouts.count() == 0
        ? List.of()
        : List.of(Masks.of(day.channels(), Sensors.ofHeartRate(schema), bouts));
  }

  /// The minutes of workouts.
  static MinuteMask of(SensorSchema schema, DayWindow day) {
    MinuteMask bouts = new MinuteMask();
    OptionalInt steps = schema.indexOf("steps");
    if (steps.isPresent()) {
      MinuteMask brisk = new MinuteMask();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.values(steps.getAsInt())[m] >= CADENCE) { // NaN where not observed
          brisk.set(m);
        }
      }
      for (Stretch s : Stretch.of(brisk, BRIDGE)) {
        if (s.minutes() >= LEAST) {
          bouts.set(s.from(), s.to());
        }
      }
    }
    return bouts;
  }
}
