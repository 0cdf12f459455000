package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.diurnal.tasks.heads.Conformal;

/// How far to both sides of a forecast the truth lies, a step ahead each, as found on people who
/// were not learned from ([Conformal]).
final class Bands {
  private final Conformal[] ahead;

  private Bands(Conformal[] ahead) {
    this.ahead = ahead;
  }

  /// From what was said of examples.
  static Bands of(List<Example> examples, double[][] said, int horizon) {
    Conformal[] ahead = new Conformal[horizon];
    for (int h = 0; h < horizon; h++) {
      int step = h;
      ahead[h] =
          Conformal.of(
              IntStream.range(0, said.length)
                  .mapToDouble(i -> Math.abs(said[i][step] - examples.get(i).truth()[step]))
                  .filter(off -> !Double.isNaN(off))
                  .toArray());
    }
    return new Bands(ahead);
  }

  /// The margin of each step; NaN where too few examples were measured so far ahead.
  double[] margins(double level) {
    return Arrays.stream(ahead)
        .map(c -> c.margin(level))
        .mapToDouble(m -> m.orElse(Double.NaN))
        .toArray();
  }

  /// Whether a truth lies within; empty where there is no margin or no truth.
  static OptionalDouble holds(double said, double margin, double truth) {
    double off = Math.abs(said - truth);
    return Double.isNaN(off) || Double.isNaN(margin)
        ? OptionalDouble.empty()
        : OptionalDouble.of(off <= margin ? 1 : 0);
  }
}
