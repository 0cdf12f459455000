package org.diurnal.tasks.evaluate;

import java.util.stream.IntStream;

/// Spearman's correlation: Pearson's of ranks, where rows of one value share the middle of their
/// ranks.
final class RankCorrelation implements Statistic {
  private final double[] predicted;
  private final double[] truth;
  private final int[] byPredicted;
  private final int[] byTruth;
  private final int[][] all;

  RankCorrelation(double[] predicted, double[] truth) {
    this.predicted = predicted;
    this.truth = truth;
    this.byPredicted = Order.rising(predicted);
    this.byTruth = Order.rising(truth);
    this.all = new int[][] {IntStream.range(0, truth.length).toArray()};
  }

  @Override
  public double of(double[] weight) {
    return new Scoring.Correlation(
            ranks(byPredicted, predicted, weight), ranks(byTruth, truth, weight), all)
        .of(weight);
  }

  /// Ranks by weight below.
  private static double[] ranks(int[] order, double[] values, double[] weight) {
    double[] rank = new double[order.length];
    double below = 0;
    for (int i = 0; i < order.length; ) {
      int end = Order.tieEnd(order, values, i);
      double tie = 0;
      for (int k = i; k < end; k++) {
        tie += weight[order[k]];
      }
      for (; i < end; i++) {
        rank[order[i]] = below + tie / 2;
      }
      below += tie;
    }
    return rank;
  }
}
