package org.diurnal.tasks.evaluate;

/// Rows of yes and no by rising prediction, laid out so that a draw of a bootstrap reads them from
/// one end to the other: only weights have to be fetched.
///
/// @param rows in rising order
/// @param yes 1 or 0, in that order
/// @param predicted in that order
/// @param last whether the next one has another prediction
@SuppressWarnings("ArrayRecordComponent") // made once and read; never compared
record Ranking(int[] rows, double[] yes, double[] predicted, boolean[] last) {
  static Ranking of(int[] rows, double[] predicted, double[] truth) {
    int[] order = Order.rising(rows, predicted);
    double[] yes = new double[order.length];
    double[] sorted = new double[order.length];
    boolean[] last = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      yes[i] = truth[order[i]] > 0.5 ? 1 : 0;
      sorted[i] = predicted[order[i]];
      last[i] = i + 1 == order.length || sorted[i] != predicted[order[i + 1]];
    }
    return new Ranking(order, yes, sorted, last);
  }

  /// Of all rows.
  static Ranking of(double[] predicted, double[] truth) {
    return of(java.util.stream.IntStream.range(0, truth.length).toArray(), predicted, truth);
  }

  int size() {
    return rows.length;
  }
}
