package org.diurnal.tasks.evaluate;

/// Expected calibration error: rows in the order of their probability are cut into ten bins of
/// equal weight, and the distances of each bin's mean probability from its share of yes averaged by
/// the bins' weights. A row is in the bin that the middle of its weight is in; rows of one
/// probability are in one bin, by the middle of them all.
///
/// Above zero even of perfect probabilities, the more so the fewer rows there are.
final class CalibrationError implements Statistic {
  /// How many bins.
  static final int BINS = 10;

  private final int[] order; // rising
  private final double[] predicted;
  private final double[] truth;

  CalibrationError(double[] predicted, double[] truth) {
    this.order = Order.rising(predicted);
    this.predicted = predicted;
    this.truth = truth;
  }

  @Override
  public double of(double[] weight) {
    double error = 0;
    double all = 0;
    for (double[] bin : bins(weight)) {
      error += Math.abs(bin[1] - bin[2]);
      all += bin[0];
    }
    return all > 0 ? error / all : Double.NaN;
  }

  /// Weight, sum of probabilities, and yeses of each bin, [bins][3].
  double[][] bins(double[] weight) {
    double all = 0;
    for (double w : weight) {
      all += w;
    }
    double[][] bins = new double[BINS][3];
    double before = 0;
    for (int i = 0; i < order.length; ) {
      double w = 0;
      double yes = 0;
      double at = predicted[order[i]];
      while (i < order.length && predicted[order[i]] == at) {
        w += weight[order[i]];
        yes += truth[order[i]] > 0.5 ? weight[order[i]] : 0;
        i++;
      }
      double[] bin = bins[Math.min(BINS - 1, (int) (BINS * (before + w / 2) / all))];
      bin[0] += w;
      bin[1] += w * at;
      bin[2] += yes;
      before += w;
    }
    return bins;
  }
}
