package org.diurnal.tasks.evaluate;

/// F1, 2 TP / (2 TP + FP + FN), of rows already called yes or no.
final class F1Score implements Statistic {
  private final boolean[] called;
  private final double[] truth;

  F1Score(boolean[] called, double[] truth) {
    this.called = called;
    this.truth = truth;
  }

  /// Of probabilities, each with the threshold of its own fold.
  static F1Score of(double[] predicted, double[] truth, int[] fold, double[] thresholds) {
    boolean[] called = new boolean[predicted.length];
    for (int i = 0; i < called.length; i++) {
      called[i] = predicted[i] >= thresholds[fold[i]];
    }
    return new F1Score(called, truth);
  }

  @Override
  public double of(double[] weight) {
    double right = 0;
    double wrong = 0;
    for (int i = 0; i < called.length; i++) {
      boolean yes = truth[i] > 0.5;
      right += called[i] && yes ? weight[i] : 0;
      wrong += called[i] == yes ? 0 : weight[i];
    }
    return right + wrong > 0 ? 2 * right / (2 * right + wrong) : Double.NaN;
  }

  /// The probability from which to call yes for the best F1 on some rows: one of theirs, the lowest
  /// among equals.
  static double bestThreshold(double[] predicted, double[] truth, double[] weights) {
    int[] order = Order.rising(predicted);
    double right = 0; // called yes, is yes: at first all
    double called = 0;
    for (int i = 0; i < truth.length; i++) {
      right += truth[i] > 0.5 ? weights[i] : 0;
      called += weights[i];
    }
    double yes = right;
    double best = -1;
    double threshold = 0.5;
    for (int i = 0; i < order.length; ) {
      double f1 = 2 * right / (called + yes); // called + yes = 2 TP + FP + FN
      if (f1 > best) {
        best = f1;
        threshold = predicted[order[i]];
      }
      int end = Order.tieEnd(order, predicted, i);
      for (; i < end; i++) {
        right -= truth[order[i]] > 0.5 ? weights[order[i]] : 0;
        called -= weights[order[i]];
      }
    }
    return threshold;
  }
}
