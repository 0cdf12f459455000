package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Finds people whose heart rate follows their steps with a shift: Pearson's correlation at every
/// quarter of an hour up to twelve hours either way, within days. Over all days of a person, since
/// one day says too little.
final class ShiftDetector implements Detector {
  private static final int STEP = 15; // minutes
  private static final int LAGS = 48; // either way
  private static final int ENOUGH = 2000; // minutes with both
  private static final double LEAST = 0.3;
  private static final double BETTER = 0.15;

  private final OptionalInt steps;
  private final OptionalInt heartRate;
  private final Findings findings;
  private String person = "";
  private LocalDate first = LocalDate.MIN;
  private Sums[] lags = fresh();

  /// What a correlation is made of.
  private static final class Sums {
    private long n;
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;

    void add(double a, double b) {
      n++;
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }

    /// 0 where one of the two does not vary.
    double correlation() {
      double spread = (n * xx - x * x) * (n * yy - y * y);
      return spread > 0 ? (n * xy - x * y) / Math.sqrt(spread) : 0;
    }
  }

  ShiftDetector(SensorSchema schema, Findings findings) {
    this.steps = schema.indexOf("steps");
    this.heartRate = schema.indexOf("heart_rate");
    this.findings = findings;
  }

  private static Sums[] fresh() {
    Sums[] lags = new Sums[2 * LAGS + 1];
    java.util.Arrays.setAll(lags, i -> new Sums());
    return lags;
  }

  @Override
  public void day(DayWindow day) {
    if (!day.personId().equals(person)) {
      end();
      person = day.personId();
      first = day.localDate();
    }
    if (steps.isEmpty() || heartRate.isEmpty()) {
      return;
    }
    float[] s = day.values(steps.getAsInt());
    float[] h = day.values(heartRate.getAsInt());
    for (int lag = -LAGS; lag <= LAGS; lag++) {
      Sums sums = lags[lag + LAGS];
      int shift = lag * STEP;
      int to = Math.min(DayWindow.MINUTES, DayWindow.MINUTES - shift);
      for (int m = Math.max(0, -shift); m < to; m++) {
        if (!Float.isNaN(s[m]) && !Float.isNaN(h[m + shift])) {
          sums.add(s[m], h[m + shift]);
        }
      }
    }
  }

  @Override
  public void end() {
    double unshifted = lags[LAGS].correlation();
    int best = LAGS;
    for (int l = 0; l < lags.length; l++) {
      if (lags[l].n >= ENOUGH && lags[l].correlation() > lags[best].correlation()) {
        best = l;
      }
    }
    double most = lags[best].correlation();
    if (best != LAGS && most >= LEAST && most - unshifted >= BETTER) {
      findings.add(
          Finding.Kind.SHIFTED_SENSOR,
          person,
          first,
          OptionalInt.empty(),
          "heart_rate",
          String.format(
              Locale.ROOT,
              "%d minutes %s than the steps: correlation %.2f, without a shift %.2f (%,d minutes)",
              Math.abs(best - LAGS) * STEP,
              best > LAGS ? "later" : "earlier",
              most,
              unshifted,
              lags[best].n));
    }
    lags = fresh();
  }
}
