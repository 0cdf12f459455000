package org.diurnal.data.curation;

import java.util.Locale;
import org.diurnal.core.Aggregation;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Finds amounts that somebody spread evenly over hours: along a straight line the sum never
/// differs by one or more, as when `1, 0, 0, 1, 0, 0, 0, 1, ...` stands for 0.3 a minute.
final class SpreadDetector implements Detector {
  private static final int LONG = 120; // minutes
  private static final int LEAST = 10; // in all of them: few are even by chance

  private final SensorSchema schema;
  private final Findings findings;

  SpreadDetector(SensorSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  @Override
  public void day(DayWindow day) {
    for (int c = 0; c < day.channels(); c++) {
      if (schema.channel(c).aggregation() == Aggregation.SUM) {
        look(day, c);
      }
    }
  }

  /// Keeps the slopes that fit the run so far; where none is left, a new run begins.
  private void look(DayWindow day, int c) {
    float[] v = day.values(c);
    int from = 0;
    double most = 0;
    int mostFrom = 0;
    int mostMinutes = 0;
    double sum = 0;
    double flattest = 0;
    double steepest = Double.POSITIVE_INFINITY;
    for (int m = 0; m <= DayWindow.MINUTES; m++) {
      boolean there = m < DayWindow.MINUTES && !Float.isNaN(v[m]);
      if (there) {
        int n = m - from + 1;
        flattest = Math.max(flattest, (sum + v[m] - 1) / n);
        steepest = Math.min(steepest, (sum + v[m] + 1) / n);
        if (flattest < steepest) {
          sum += v[m];
          continue;
        }
      }
      if (m - from > LONG && sum > Math.max(most, LEAST - 1) && changes(v, from, m - from)) {
        most = sum;
        mostFrom = from;
        mostMinutes = m - from;
      }
      from = there ? m : m + 1;
      sum = there ? v[m] : 0;
      flattest = there ? v[m] - 1 : 0;
      steepest = there ? v[m] + 1 : Double.POSITIVE_INFINITY;
    }
    if (most > 0) {
      findings.add(
          Finding.Kind.SPREAD_EVENLY,
          day,
          mostFrom,
          schema.channel(c).name(),
          String.format(
              Locale.ROOT,
              "%.0f spread evenly over %d minutes from %s",
              most,
              mostMinutes,
              Findings.clock(mostFrom)));
    }
  }

  /// A run of one value is a stuck sensor, and found as one.
  private static boolean changes(float[] v, int from, int length) {
    for (int m = from + 1; m < from + length; m++) {
      if (v[m] != v[from]) {
        return true;
      }
    }
    return false;
  }
}
