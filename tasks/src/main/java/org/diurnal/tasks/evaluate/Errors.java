package org.diurnal.tasks.evaluate;

/// Errors of rows, averaged.
final class Errors implements Statistic {
  /// What is made of them.
  enum Kind {
    /// Mean of squares; of probabilities, the Brier score.
    MEAN_SQUARED,
    /// Mean of absolute values.
    MEAN_ABSOLUTE,
    /// 1 - squared error / squared distance of the truth from its mean; NaN if the truth is one
    /// value.
    SHARE_OF_VARIANCE
  }

  private final double[] predicted;
  private final double[] truth;
  private final Kind kind;

  Errors(double[] predicted, double[] truth, Kind kind) {
    this.predicted = predicted;
    this.truth = truth;
    this.kind = kind;
  }

  @Override
  public double of(double[] weight) {
    double w = 0;
    double y = 0;
    double squared = 0;
    double absolute = 0;
    for (int i = 0; i < truth.length; i++) {
      double e = predicted[i] - truth[i];
      w += weight[i];
      y += weight[i] * truth[i];
      squared += weight[i] * e * e;
      absolute += weight[i] * Math.abs(e);
    }
    return switch (kind) {
      case MEAN_SQUARED -> squared / w;
      case MEAN_ABSOLUTE -> absolute / w;
      case SHARE_OF_VARIANCE -> {
        double total = 0;
        for (int i = 0; i < truth.length; i++) {
          total += weight[i] * (truth[i] - y / w) * (truth[i] - y / w);
        }
        yield total > 0 ? 1 - squared / total : Double.NaN;
      }
    };
  }
}
