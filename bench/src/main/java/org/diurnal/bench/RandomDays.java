package org.diurnal.bench;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.pretrain.DaySource;

/// Days of z-scores with a daily rhythm of the person's own and noise, each channel with a gap of
/// up to two hours.
record RandomDays(NormalizedDay[] days) implements DaySource {
  static RandomDays of(int count, int channels, long seed) {
    NormalizedDay[] days = new NormalizedDay[count];
    for (int d = 0; d < count; d++) {
      SplittableRandom random = Randomness.of(seed, d);
      float[] z = new float[channels * MinuteMask.MINUTES];
      MinuteMask[] observed = new MinuteMask[channels];
      double phase = random.nextDouble() * Math.PI;
      for (int c = 0; c < channels; c++) {
        double strength = 1.5 * random.nextDouble();
        observed[c] = MinuteMask.all();
        int from = random.nextInt(MinuteMask.MINUTES - 120);
        observed[c].clear(from, from + random.nextInt(120));
        for (int m = 0; m < MinuteMask.MINUTES; m++) {
          if (observed[c].get(m)) {
            z[c * MinuteMask.MINUTES + m] =
                (float) (rhythm(m, phase) * strength + 0.5 * random.nextGaussian());
          }
        }
      }
      days[d] = new NormalizedDay(LocalDate.of(2026, 1, 1).plusDays(d), z, observed);
    }
    return new RandomDays(days);
  }

  private static double rhythm(int minute, double phase) {
    return Math.sin(2 * Math.PI * minute / MinuteMask.MINUTES + phase);
  }

  @Override
  public int size() {
    return days.length;
  }

  @Override
  public NormalizedDay day(int index) {
    return days[index];
  }
}
