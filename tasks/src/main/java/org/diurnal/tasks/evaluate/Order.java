package org.diurnal.tasks.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Orders of rows, found once and used for every draw of a bootstrap.
final class Order {
  private Order() {}

  /// Rows by rising value; those of equal value stay in their order.
  ///
  /// Sorted as whole numbers of the value in 32 bits and the place, which is several times faster
  /// than by a comparator; what 32 bits do not tell apart is put in order afterwards.
  static int[] rising(int[] rows, double[] values) {
    long[] keys = new long[rows.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits((float) values[rows[i]] + 0f); // no -0
      keys[i] = (long) (bits < 0 ? bits ^ 0x7FFFFFFF : bits) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      int row = rows[(int) keys[i]];
      int at = i;
      while (at > 0 && Double.compare(values[order[at - 1]] + 0.0, values[row] + 0.0) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
    return order;
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
