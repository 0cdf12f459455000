package org.diurnal.model.hiding;

import java.util.List;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// A sensor of the heart rate that fails when the heart beats fast, which is when it matters:
/// missing because of its value.
public final class FastHeart {
  private FastHeart() {}

  /// Hides the channels of the sensor of the heart rate (the group of `heart_rate`, and
  /// `active_energy`) in every minute in which the heart rate was observed above a threshold.
  ///
  /// @param thresholdBpm beats a minute; exactly that many are still seen
  /// @return one question, or none where the heart never beat faster
  public static List<List<MinuteMask>> hide(
      SensorSchema schema, DayWindow day, double thresholdBpm) {
    OptionalInt heartRate = schema.indexOf("heart_rate");
    MinuteMask fast = new MinuteMask();
    if (heartRate.isPresent()) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.values(heartRate.getAsInt())[m] > thresholdBpm) { // NaN where not observed
          fast.set(m);
        }
      }
    }
    return fast.count() == 0
        ? List.of()
        : List.of(Masks.of(day.channels(), Sensors.ofHeartRate(schema), fast));
  }
}
