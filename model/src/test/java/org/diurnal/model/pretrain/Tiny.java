package org.diurnal.model.pretrain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.Tower;

/// The smallest network and days that can be learned: two channels that follow the hour, the second
/// against the first, with noise and gaps.
final class Tiny {
  static final long SEED = 20261122;
  static final ModelConfig CONFIG =
      new ModelConfig("tiny", 2, new Tower(16, 32, 2, 1), new Tower(16, 32, 1, 1));
  static final Preprocessor PREPROCESSOR =
      new Preprocessor(
          new SensorSchema("tiny", "for tests", List.of(channel("up"), channel("down"))), 5);

  private Tiny() {}

  private static Channel channel(String name) {
    return new Channel(
        name, "1", "test", Aggregation.MEAN, -9, 9, 0, 1, ChannelKind.CONTINUOUS, "for tests");
  }

  /// Days that stand in a list.
  record Days(List<NormalizedDay> days) implements DaySource {
    @Override
    public int size() {
      return days.size();
    }

    @Override
    public NormalizedDay day(int index) {
      return days.get(index);
    }
  }

  /// @param sign 1, or -1 for people whose days run the other way round
  static Days days(int count, double sign, long seed) {
    SplittableRandom random = Randomness.of(seed);
    List<NormalizedDay> days = new ArrayList<>();
    for (int d = 0; d < count; d++) {
      float[] z = new float[2 * MinuteMask.MINUTES];
      MinuteMask[] observed = {MinuteMask.all(), MinuteMask.all()};
      for (int c = 0; c < 2; c++) {
        int gap = random.nextInt(1300);
        observed[c].clear(gap, gap + random.nextInt(140));
        for (int m = 0; m < MinuteMask.MINUTES; m++) {
          if (observed[c].get(m)) {
            double wave = 1.5 * sign * (1 - 2 * c) * Math.sin(Math.TAU * m / MinuteMask.MINUTES);
            z[c * MinuteMask.MINUTES + m] = (float) (wave + 0.3 * random.nextGaussian());
          }
        }
      }
      days.add(new NormalizedDay(LocalDate.of(2016, 4, 12).plusDays(d), z, observed));
    }
    return new Days(days);
  }

  static Days none() {
    return new Days(List.of());
  }

  /// Days on which nothing was observed.
  static Days empty(int count) {
    List<NormalizedDay> days = new ArrayList<>();
    for (int d = 0; d < count; d++) {
      days.add(
          new NormalizedDay(
              LocalDate.of(2016, 4, 12).plusDays(d),
              new float[2 * MinuteMask.MINUTES],
              new MinuteMask[] {new MinuteMask(), new MinuteMask()}));
    }
    return new Days(days);
  }

  /// 32 bits, batches of 4 in micro-batches of 2, a line of metrics every step.
  static PretrainSettings settings(long steps, int workers) {
    return settings(steps, 4, 2, 3e-3, Precision.FP32, workers, SEED, 1, 4, 3);
  }

  static PretrainSettings settings(
      long steps,
      int batch,
      int microBatch,
      double learningRate,
      Precision precision,
      int workers,
      long seed,
      long logEvery,
      long evaluateEvery,
      long checkpointEvery) {
    return new PretrainSettings(
        steps,
        batch,
        microBatch,
        learningRate,
        1e-4,
        0.05,
        1,
        precision,
        workers,
        seed,
        MaskSettings.DEFAULT,
        logEvery,
        evaluateEvery,
        checkpointEvery);
  }
}
