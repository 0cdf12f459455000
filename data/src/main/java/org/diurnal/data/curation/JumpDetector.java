package org.diurnal.data.curation;

import java.util.Locale;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Finds heart rates that jump between two minutes. The largest jump of a day is listed.
final class JumpDetector implements Detector {
  /// Beats per minute. At the start of a sprint a heart rises by about 50 within a minute.
  static final int MOST = 60;

  private final OptionalInt heartRate;
  private final Findings findings;

  JumpDetector(SensorSchema schema, Findings findings) {
    this.heartRate = schema.indexOf("heart_rate");
    this.findings = findings;
  }

  @Override
  public void day(DayWindow day) {
    if (heartRate.isEmpty()) {
      return;
    }
    float[] bpm = day.values(heartRate.getAsInt());
    int jumps = 0;
    int largest = 0;
    for (int m = 1; m < DayWindow.MINUTES; m++) {
      float jump = Math.abs(bpm[m] - bpm[m - 1]); // NaN, and so never more, beside a gap
      if (jump > MOST) {
        jumps++;
        largest = largest == 0 || jump > Math.abs(bpm[largest] - bpm[largest - 1]) ? m : largest;
      }
    }
    if (jumps > 0) {
      findings.add(
          Finding.Kind.IMPLAUSIBLE_JUMP,
          day,
          largest,
          "heart_rate",
          String.format(
              Locale.ROOT,
              "from %.1f to %.1f /min at %s%s",
              bpm[largest - 1],
              bpm[largest],
              Findings.clock(largest),
              jumps > 1 ? ", the largest of " + jumps + " that day" : ""));
    }
  }
}
