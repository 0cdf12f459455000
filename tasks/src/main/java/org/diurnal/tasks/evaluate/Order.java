package org.diurnal.tasks.evaluate;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Orders of rows, found once and used for every draw of a bootstrap.
final class Order {
  private Order() {}

  /// Rows by rising value.
  static int[] rising(int[] rows, double[] values) {
    return IntStream.of(rows)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  /// All rows by rising value.
  static int[] rising(double[] values) {
    return rising(IntStream.range(0, values.length).toArray(), values);
  }

  /// Past the last row of the order that has the same value as the one at a position.
  static int tieEnd(int[] order, double[] values, int from) {
    int k = from + 1;
    while (k < order.length && values[order[k]] == values[order[from]]) {
      k++;
    }
    return k;
  }
}
