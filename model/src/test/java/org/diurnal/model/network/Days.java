package org.diurnal.model.network;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.diurnal.core.MinuteMask;

/// Random days for tests.
final class Days {
  private Days() {}

  /// A day of random z-scores with stretches missing in every channel.
  static NormalizedDay random(int channels, SplittableRandom random) {
    float[] z = new float[channels * MinuteMask.MINUTES];
    MinuteMask[] observed = new MinuteMask[channels];
    for (int c = 0; c < channels; c++) {
      observed[c] = MinuteMask.all();
      for (int gap = 0; gap < 3; gap++) {
        int from = random.nextInt(1300);
        observed[c].clear(from, from + random.nextInt(140));
      }
      for (int m = 0; m < MinuteMask.MINUTES; m++) {
        if (observed[c].get(m)) {
          z[c * MinuteMask.MINUTES + m] = (float) random.nextGaussian();
        }
      }
    }
    return new NormalizedDay(LocalDate.of(2016, 4, 12).plusDays(random.nextInt(365)), z, observed);
  }
}
