package org.diurnal.model.curate;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Divides a budget among clusters as evenly as their sizes allow: no cluster gets more than it
/// has, and what small ones cannot take goes to the others in equal parts (Vo et al. 2024,
/// "Automatic data curation for self-supervised learning", section 3.4).
final class EvenBudget {
  private EvenBudget() {}

  /// The share of each cluster: `min(n, size)` with the one `n` at which they add up to the budget.
  ///
  /// @param budget at least 0; what is beyond the sum of the sizes is left
  /// @param sizes what each cluster can take at most
  static double[] divide(double budget, double[] sizes) {
    double[] shares = new double[sizes.length];
    int[] ascending =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> sizes[i]))
            .mapToInt(i -> i)
            .toArray();
    double left = budget;
    for (int i = 0; i < ascending.length; i++) {
      int cluster = ascending[i];
      double even = left / (ascending.length - i);
      shares[cluster] = Math.min(sizes[cluster], even);
      left -= shares[cluster];
    }
    return shares;
  }
}
