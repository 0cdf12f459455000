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

  private final Ranking ranking;

  CalibrationError(double[] predicted, double[] truth) {
    this.ranking = Ranking.of(predicted, truth);
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
    double tie = 0;
    double yes = 0;
    for (int i = 0; i < ranking.size(); i++) {
      double w = weight[ranking.rows()[i]];
      tie += w;
      yes += w * ranking.yes()[i];
      if (ranking.last()[i]) {
        double[] bin = bins[Math.min(BINS - 1, (int) (BINS * (before + tie / 2) / all))];
        bin[0] += tie;
        bin[1] += tie * ranking.predicted()[i];
        bin[2] += yes;
        before += tie;
        tie = 0;
        yes = 0;
      }
    }
    return bins;
  }
}
