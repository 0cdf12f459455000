package org.diurnal.tasks.evaluate;

/// Area under the curve of precision over recall, as average precision: going down from the surest
/// yes, the sum of each recall gained times the precision reached, without interpolation. Rows of
/// one probability are taken together.
final class AveragePrecision implements Statistic {
  private final int[] order; // rising
  private final double[] predicted;
  private final double[] truth;

  AveragePrecision(double[] predicted, double[] truth) {
    this.order = Order.rising(predicted);
    this.predicted = predicted;
    this.truth = truth;
  }

  @Override
  public double of(double[] weight) {
    double yes = 0;
    double all = 0;
    double sum = 0;
    for (int i = order.length - 1; i >= 0; ) {
      double gained = 0;
      double at = predicted[order[i]];
      while (i >= 0 && predicted[order[i]] == at) {
        double w = weight[order[i]];
        all += w;
        gained += truth[order[i]] > 0.5 ? w : 0;
        i--;
      }
      yes += gained;
      sum += gained > 0 ? gained * yes / all : 0;
    }
    return yes > 0 ? sum / yes : Double.NaN;
  }
}
