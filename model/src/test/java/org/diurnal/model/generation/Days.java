package org.diurnal.model.generation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Days for tests.
final class Days {
  static final LocalDate FIRST = LocalDate.of(2016, 4, 12);
  static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");

  /// Two channels: steps with mean 10, std 2 in 0 ... 300, and heart_rate with mean 70, std 10 in
  /// 25 ... 250.
  static final SensorSchema TWO =
      new SensorSchema(
          "two",
          "for tests",
          List.of(channel("steps", 0, 300, 10, 2), channel("heart_rate", 25, 250, 70, 10)));

  private Days() {}

  static Channel channel(String name, double min, double max, double mean, double std) {
    return new Channel(
        name,
        "/min",
        "test",
        Aggregation.MEAN,
        min,
        max,
        mean,
        std,
        ChannelKind.CONTINUOUS,
        "for tests");
  }

  /// A day whose channels are functions of the minute; NaN is not observed.
  static DayWindow day(String person, int offset, IntToDoubleFunction... channels) {
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
        person, FIRST.plusDays(offset), OptionalInt.empty(), "test", values, observed);
  }

  /// A day of `channels` channels of noise around 20, each minute observed with probability
  /// `share`.
  static DayWindow random(
      SplittableRandom random, String person, int offset, int channels, double share) {
    IntToDoubleFunction noise =
        m -> random.nextDouble() < share ? 30 + random.nextInt(40) : Double.NaN;
    return day(
        person,
        offset,
        IntStream.range(0, channels).mapToObj(c -> noise).toArray(IntToDoubleFunction[]::new));
  }

  static MinuteMask minutes(int from, int to) {
    MinuteMask mask = new MinuteMask();
    mask.set(from, to);
    return mask;
  }

  static List<MinuteMask> same(int channels, MinuteMask mask) {
    MinuteMask[] masks = new MinuteMask[channels];
    Arrays.fill(masks, mask);
    return List.of(masks);
  }

  /// A filler that gives one value everywhere.
  static GapFiller always(String name, double value) {
    return new GapFiller() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public float[][] fill(FillRequest request) {
        float[][] out = new float[request.day().channels()][DayWindow.MINUTES];
        for (float[] row : out) {
          Arrays.fill(row, (float) value);
        }
        return out;
      }
    };
  }
}
