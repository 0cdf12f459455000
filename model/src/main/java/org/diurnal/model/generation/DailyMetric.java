package org.diurnal.model.generation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// A number that sums up a day, defined once for truth, filled days and incomplete days alike.
public enum DailyMetric {
  /// Steps of the day: the sum of the minutes. Its truth needs 1368 observed minutes (95 % of a
  /// day), since a sum knows nothing of the minutes it lacks.
  STEPS("steps", "{steps}/d", 1368) {
    @Override
    OptionalDouble of(List<float[]> inputs) {
      double sum = 0;
      int n = 0;
      for (float v : inputs.get(0)) {
        if (!Float.isNaN(v)) {
          sum += v;
          n++;
        }
      }
      return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }
  },

  /// Mean heart rate: over the minutes that have one. Its truth needs 600 minutes, the ten hours of
  /// wear that make a valid day in Troiano et al. 2008 (doi 10.1249/mss.0b013e31815a51b3).
  MEAN_HEART_RATE("mean_heart_rate", "/min", 600) {
    @Override
    OptionalDouble of(List<float[]> inputs) {
      double sum = 0;
      int n = 0;
      for (float v : inputs.get(0)) {
        if (!Float.isNaN(v)) {
          sum += v;
          n++;
        }
      }
      return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
    }
  },

  /// Resting heart rate: the lowest mean over five consecutive minutes of rest. A minute is one of
  /// rest when neither it nor the four minutes before it hold a step.
  ///
  /// Speed et al. 2023, "Measure by measure: resting heart rate across the 24-hour cycle" (doi
  /// 10.1371/journal.pdig.0000236), find that the heart rate settles after four minutes of
  /// inactivity and take the lowest of the 24 hours. The mean over five minutes is ours: it keeps
  /// one bad optical reading from being the day's value. A step count below one half is no step, so
  /// that a fill of 0.02 does not break a rest. All nine minutes need steps, the five need heart
  /// rate. Its truth needs 600 minutes of heart rate.
  RESTING_HEART_RATE("resting_heart_rate", "/min", 600) {
    @Override
    OptionalDouble of(List<float[]> inputs) {
      float[] heartRate = inputs.get(0);
      float[] steps = inputs.get(1);
      double lowest = Double.POSITIVE_INFINITY;
      int still = 0; // minutes without a step up to here
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        still = steps[m] < 0.5f ? still + 1 : 0; // NaN ends a rest too
        if (still >= SETTLING + AVERAGED) {
          double sum = 0;
          for (int i = m - AVERAGED + 1; i <= m; i++) {
            sum += heartRate[i]; // NaN carries through
          }
          lowest = sum / AVERAGED < lowest ? sum / AVERAGED : lowest;
        }
      }
      return Double.isInfinite(lowest) ? OptionalDouble.empty() : OptionalDouble.of(lowest);
    }
  };

  private static final int SETTLING = 4;
  private static final int AVERAGED = 5;

  private final String id;
  private final String unit;
  private final int minimumMinutes;

  DailyMetric(String id, String unit, int minimumMinutes) {
    this.id = id;
    this.unit = unit;
    this.minimumMinutes = minimumMinutes;
  }

  /// The name in tables, for example `resting_heart_rate`.
  public String id() {
    return id;
  }

  /// In UCUM.
  public String unit() {
    return unit;
  }

  /// Observed minutes of the first of [#channels] that a day needs to serve as truth.
  public int minimumMinutes() {
    return minimumMinutes;
  }

  /// The channels it is computed from, the leading one first.
  public List<String> channels() {
    return switch (this) {
      case STEPS -> List.of("steps");
      case MEAN_HEART_RATE -> List.of("heart_rate");
      case RESTING_HEART_RATE -> List.of("heart_rate", "steps");
    };
  }

  /// The metric of given minutes.
  ///
  /// @param schema names the rows of `values`
  /// @param values `[channels][1440]` in physical units, NaN where there is none
  /// @return empty if the schema lacks a channel, or the minutes do not suffice
  public OptionalDouble compute(SensorSchema schema, float[][] values) {
    List<Integer> positions = positions(schema);
    return positions.size() < channels().size()
        ? OptionalDouble.empty()
        : of(positions.stream().map(c -> values[c]).toList());
  }

  /// The metric of what a day shows, gaps left out.
  public OptionalDouble compute(SensorSchema schema, DayWindow day) {
    float[][] values = new float[day.channels()][];
    java.util.Arrays.setAll(values, day::values);
    return compute(schema, values);
  }

  /// Whether a day is complete enough to serve as truth.
  public boolean hasTruth(SensorSchema schema, DayWindow day) {
    List<Integer> positions = positions(schema);
    return positions.size() == channels().size()
        && day.observed(positions.getFirst()).count() >= minimumMinutes
        && compute(schema, day).isPresent();
  }

  /// Positions of the channels in a schema; those it lacks are left out.
  List<Integer> positions(SensorSchema schema) {
    return channels().stream()
        .map(schema::indexOf)
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .toList();
  }

  abstract OptionalDouble of(List<float[]> inputs);
}
