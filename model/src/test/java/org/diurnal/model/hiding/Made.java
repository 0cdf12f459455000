package org.diurnal.model.hiding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Days for tests.
final class Made {
  static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  static final SensorSchema WEARABLE = SensorSchema.builtIn("wearable");

  private Made() {}

  /// A day whose channels are functions of the minute; NaN is not observed.
  static DayWindow day(IntToDoubleFunction... channels) {
    float[][] values = new float[channels.length][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[channels.length];
    for (int c = 0; c < channels.length; c++) {
      observed[c] = new MinuteMask();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        values[c][m] = (float) channels[c].applyAsDouble(m);
        if (!Float.isNaN(values[c][m])) {
          observed[c].set(m);
        }
      }
    }
    return new DayWindow(
        "a", LocalDate.of(2020, 6, 1), OptionalInt.empty(), "test", values, observed);
  }

  /// A day of a schema of which only the named channel is observed, all others never.
  static DayWindow only(SensorSchema schema, String channel, IntToDoubleFunction values) {
    IntToDoubleFunction[] channels = new IntToDoubleFunction[schema.size()];
    Arrays.fill(channels, (IntToDoubleFunction) m -> Double.NaN);
    channels[schema.indexOf(channel).orElseThrow()] = values;
    return day(channels);
  }

  static MinuteMask minutes(int from, int to) {
    MinuteMask mask = new MinuteMask();
    mask.set(from, to);
    return mask;
  }
}
