package org.diurnal.tasks.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Holm's correction for many tests (Holm 1979): whatever is below 0.05 afterwards holds for all of
/// them together with 95 %, however they hang together.
final class Holm {
  private Holm() {}

  /// Corrected p-values, in the order given: the k-th smallest of m times m - k + 1, at least the
  /// one before it, at most 1.
  ///
  /// @param p NaN where there was no test; stays NaN and does not count
  static double[] adjusted(double[] p) {
    int[] order =
        Order.rising(IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).toArray(), p);
    double[] out = new double[p.length];
    Arrays.fill(out, Double.NaN);
    double before = 0;
    for (int k = 0; k < order.length; k++) {
      before = Math.clamp(p[order[k]] * (order.length - k), before, 1);
      out[order[k]] = before;
    }
    return out;
  }
}
