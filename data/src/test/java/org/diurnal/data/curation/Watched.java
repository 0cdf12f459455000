package org.diurnal.data.curation;

import java.util.List;
import java.util.function.Function;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.SampleDays;

/// Detectors on days of the `fitbit` schema, for tests.
final class Watched {
  static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");

  private Watched() {}

  /// What a detector finds in days.
  static List<Finding> by(Function<Findings, Detector> detector, DayWindow... days) {
    Findings findings = new Findings();
    Detector d = detector.apply(findings);
    for (DayWindow day : days) {
      d.day(day);
    }
    d.end();
    return findings.list();
  }

  /// Findings as `person date minute: detail`.
  static List<String> lines(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.personId() + " " + f.date() + " " + f.minute().orElse(-1) + ": " + f.detail())
        .toList();
  }

  /// A day of steps alone; NaN where missing.
  static DayWindow steps(String person, int dayNumber, float[] steps) {
    return day(person, dayNumber, steps, nothing());
  }

  /// A day of steps and heart rate; NaN where missing.
  static DayWindow day(String person, int dayNumber, float[] steps, float[] heartRate) {
    float[][] values = {steps.clone(), nothing(), heartRate.clone()};
    MinuteMask[] observed = new MinuteMask[3];
    for (int c = 0; c < 3; c++) {
      observed[c] = new MinuteMask();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (!Float.isNaN(values[c][m])) {
          observed[c].set(m);
        }
      }
    }
    return SampleDays.day(person, dayNumber, values, observed);
  }

  /// Minutes without a value.
  static float[] nothing() {
    return constant(Float.NaN);
  }

  /// Minutes of one value.
  static float[] constant(float value) {
    float[] minutes = new float[DayWindow.MINUTES];
    java.util.Arrays.fill(minutes, value);
    return minutes;
  }
}
