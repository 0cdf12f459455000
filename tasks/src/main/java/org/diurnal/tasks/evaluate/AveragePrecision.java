package org.diurnal.tasks.evaluate;

/// Area under the curve of precision over recall, as average precision: going down from the surest
/// yes, the sum of each recall gained times the precision reached, without interpolation. Rows of
/// one probability are taken together.
final class AveragePrecision implements Statistic {
  private final Ranking ranking;

  AveragePrecision(double[] predicted, double[] truth) {
    this.ranking = Ranking.of(predicted, truth);
  }

  @Override
  public double of(double[] weight) {
    double yes = 0;
    double all = 0;
    double sum = 0;
    double gained = 0;
    for (int i = ranking.size() - 1; i >= 0; i--) {
      double w = weight[ranking.rows()[i]];
      all += w;
      gained += w * ranking.yes()[i];
      if (i == 0 || ranking.last()[i - 1]) {
        yes += gained;
        sum += gained > 0 ? gained * yes / all : 0;
        gained = 0;
      }
    }
    return yes > 0 ? sum / yes : Double.NaN;
  }
}
