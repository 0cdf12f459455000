package org.diurnal.tasks.planted;

import java.util.Arrays;

/// Numbers of people's rows put in bins of rank, so that the area under the ROC curve of any draw
/// of people needs only counts: the probability that a yes lies above a no, a tie (the same bin)
/// half.
///
/// With as many bins as there are different numbers it is exact.
final class Ranks {
  private final int bins;
  private final int[][] yes; // [person][bin]
  private final int[][] no; // [person][bin]

  /// @param yes numbers of each person's affected rows, NaN left out
  /// @param no numbers of each person's free rows, NaN left out
  /// @param most bins
  Ranks(double[][] yes, double[][] no, int most) {
    double[] sorted =
        Arrays.stream(new double[][][] {yes, no})
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .distinct()
            .toArray();
    double[] edges = new double[Math.min(most, sorted.length)]; // the least number of each bin
    for (int b = 0; b < edges.length; b++) {
      edges[b] = sorted[(int) ((long) b * sorted.length / edges.length)];
    }
    this.bins = edges.length;
    this.yes = Arrays.stream(yes).map(v -> counts(v, edges)).toArray(int[][]::new);
    this.no = Arrays.stream(no).map(v -> counts(v, edges)).toArray(int[][]::new);
  }

  private static int[] counts(double[] numbers, double[] edges) {
    int[] counts = new int[edges.length];
    for (double v : numbers) {
      if (!Double.isNaN(v)) {
        int at = Arrays.binarySearch(edges, v);
        counts[at >= 0 ? at : -at - 2]++;
      }
    }
    return counts;
  }

  /// The area over some people, repeats counted.
  ///
  /// @return NaN if none of them has a yes, or none a no
  double area(int[] people) {
    double[] y = new double[bins];
    double[] n = new double[bins];
    for (int p : people) {
      for (int b = 0; b < bins; b++) {
        y[b] += yes[p][b];
        n[b] += no[p][b];
      }
    }
    double below = 0;
    double above = 0;
    double all = 0;
    for (int b = 0; b < bins; b++) {
      above += y[b] * (below + 0.5 * n[b]);
      below += n[b];
      all += y[b];
    }
    return all > 0 && below > 0 ? above / (all * below) : Double.NaN;
  }
}
