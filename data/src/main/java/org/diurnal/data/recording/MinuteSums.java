package org.diurnal.data.recording;

import java.util.Arrays;
import org.diurnal.core.Aggregation;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Puts the pieces of one channel of one day together to minutes.
///
/// A sum over a stretch of time is spread evenly over it. A mean weighs readings at a moment
/// equally, and values over a stretch by the seconds they cover. The last value of a minute is the
/// one that began last.
final class MinuteSums {
  private static final int MINUTE = 60_000;
  private final Aggregation aggregation;
  private final double[] sum = new double[DayWindow.MINUTES];
  private final double[] weight = new double[DayWindow.MINUTES];
  private boolean any;

  MinuteSums(Aggregation aggregation) {
    this.aggregation = aggregation;
  }

  /// Adds a piece; those of one channel come in the order of time.
  void add(Piece p) {
    any = true;
    int end = p.start() + p.length();
    int first = p.start() / MINUTE;
    int last = p.length() == 0 ? first : (end - 1) / MINUTE;
    for (int m = first; m <= last; m++) {
      int overlap = Math.min(end, (m + 1) * MINUTE) - Math.max(p.start(), m * MINUTE);
      switch (aggregation) {
        case SUM -> {
          sum[m] += p.length() == 0 ? p.value() : p.value() * overlap / p.length();
          weight[m] = 1;
        }
        case MEAN -> {
          double w = p.length() == 0 ? 1 : overlap / 1000.0;
          sum[m] += p.value() * w;
          weight[m] += w;
        }
        case LAST -> {
          sum[m] = p.value();
          weight[m] = 1;
        }
      }
    }
  }

  /// Writes the minutes that have something, and forgets them.
  ///
  /// @param values 1440 numbers, overwritten where there is something
  void drain(float[] values, MinuteMask observed) {
    if (!any) {
      return;
    }
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (weight[m] > 0) {
        values[m] = (float) (aggregation == Aggregation.MEAN ? sum[m] / weight[m] : sum[m]);
        observed.set(m);
      }
    }
    Arrays.fill(sum, 0);
    Arrays.fill(weight, 0);
    any = false;
  }
}
