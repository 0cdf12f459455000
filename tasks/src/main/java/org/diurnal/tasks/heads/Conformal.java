package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Intervals for quantities that hold whatever their distribution is (Vovk et al. 2005; Lei et al.
/// 2018): as far to both sides as heads were off on rows that they were not fitted on.
///
/// Where those rows and the one asked come from the same people in the same way, the interval of
/// level 0.9 holds the truth in at least 0.9 of all cases, on average over everybody: of a group of
/// people it may hold it less often.
public final class Conformal {
  private final double[] off; // rising

  private Conformal(double[] off) {
    this.off = off;
  }

  /// From what was said of rows and what was true.
  public static Conformal of(double[] said, double[] truth) {
    return new Conformal(
        IntStream.range(0, said.length)
            .mapToDouble(i -> Math.abs(said[i] - truth[i]))
            .sorted()
            .toArray());
  }

  /// From distances between what was said and what was true.
  ///
  /// @param distances 0 or more
  public static Conformal of(double[] distances) {
    return new Conformal(Arrays.stream(distances).sorted().toArray());
  }

  /// How far to both sides an interval reaches: the ceil((n + 1) level)-th smallest distance.
  ///
  /// @param level above 0, below 1
  /// @return empty where there are too few rows for that level, 19 being needed for 0.95
  public OptionalDouble margin(double level) {
    int rank = (int) Math.ceil((off.length + 1) * level - 1e-9);
    return rank <= off.length ? OptionalDouble.of(off[rank - 1]) : OptionalDouble.empty();
  }

  /// The distances, rising.
  double[] distances() {
    return off.clone();
  }
}
