package org.diurnal.tasks.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Harrell's C: of pairs in which it is known who had the event first, the share in which that one
/// had the greater risk; a tie counts half.
///
/// It is known where the earlier time ended with the event; a person lost from sight at that very
/// time counts as later. Two events at one time are no pair.
public final class Concordance {
  private Concordance() {}

  /// The share, in n log n steps.
  ///
  /// @param risk greater for an earlier event
  /// @param weight of each person; of a pair, both multiplied
  /// @return NaN if there is no pair
  public static double of(double[] time, double[] event, double[] risk, double[] weight) {
    int n = time.length;
    double[] levels = Arrays.stream(risk).distinct().sorted().toArray();
    double[] tree = new double[levels.length + 1]; // weights of those later, by level of risk
    double all = 0;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> -time[i]));
    double right = 0;
    double pairs = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && time[order[to]] == time[order[from]]) {
        to++;
      }
      for (int k = from; k < to; k++) { // lost at this time: later than the events of it
        if (event[order[k]] == 0) {
          all += weight[order[k]];
          add(tree, level(levels, risk[order[k]]), weight[order[k]]);
        }
      }
      for (int k = from; k < to; k++) {
        int i = order[k];
        if (event[i] == 1) {
          int level = level(levels, risk[i]);
          double below = sum(tree, level - 1);
          double same = sum(tree, level) - below;
          right += weight[i] * (below + 0.5 * same);
          pairs += weight[i] * all;
        }
      }
      for (int k = from; k < to; k++) {
        if (event[order[k]] == 1) {
          all += weight[order[k]];
          add(tree, level(levels, risk[order[k]]), weight[order[k]]);
        }
      }
      from = to;
    }
    return pairs > 0 ? right / pairs : Double.NaN;
  }

  private static int level(double[] levels, double risk) {
    return Arrays.binarySearch(levels, risk) + 1;
  }

  // Fenwick's tree: sums up to a level and additions both in log n steps.
  private static void add(double[] tree, int level, double weight) {
    for (int k = level; k < tree.length; k += k & -k) {
      tree[k] += weight;
    }
  }

  private static double sum(double[] tree, int level) {
    double sum = 0;
    for (int k = level; k > 0; k -= k & -k) {
      sum += tree[k];
    }
    return sum;
  }
}
