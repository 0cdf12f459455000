package org.diurnal.tasks.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.diurnal.tasks.heads.LogOdds;
import org.diurnal.tasks.survival.Concordance;

/// A metric of out-of-fold predictions that is averaged over folds. Rows are sorted once, so that a
/// bootstrap costs no sorting.
///
/// A fold in which the metric is not defined (all of them say yes, or the predictions are all the
/// same) is left out; NaN if none is left.
abstract sealed class Scoring implements Statistic
    permits Scoring.Auroc, Scoring.Correlation, Scoring.Concordant {
  /// A correlation that is almost perfect does not make the mean infinite.
  private static final double EDGE = 1e-6;

  final double[] predicted;
  final double[] truth;
  final int[][] folds; // rows of each

  private Scoring(double[] predicted, double[] truth, int[][] folds) {
    this.predicted = predicted;
    this.truth = truth;
    this.folds = folds;
  }

  @Override
  public final double of(double[] weight) {
    double sum = 0;
    int n = 0;
    for (int f = 0; f < folds.length; f++) {
      double v = ofFold(f, weight);
      if (!Double.isNaN(v)) {
        sum += onScale(v);
        n++;
      }
    }
    return n == 0 ? Double.NaN : back(sum / n);
  }

  final double ofAll() {
    double[] ones = new double[predicted.length];
    Arrays.fill(ones, 1);
    return of(ones);
  }

  abstract double ofFold(int fold, double[] weight);

  /// The scale on which folds are averaged: log-odds, as of any share of pairs.
  double onScale(double v) {
    return LogOdds.of(v);
  }

  double back(double v) {
    return LogOdds.probability(v);
  }

  /// Area under the ROC curve: the probability that a yes is ranked above a no, a tie half. Folds
  /// are averaged as log-odds. Where a fold's order is perfect, or perfectly wrong, half a pair of
  /// people counts as the other way round: a fold of few yeses would else weigh without bound.
  static final class Auroc extends Scoring {
    private final Ranking[] rankings; // of each fold
    private final double pair; // rows by rows that are as good as one pair of people

    Auroc(double[] predicted, double[] truth, int[][] folds) {
      this(predicted, truth, folds, 1);
    }

    /// @param rowsOfPerson on average
    Auroc(double[] predicted, double[] truth, int[][] folds, double rowsOfPerson) {
      super(predicted, truth, folds);
      this.rankings =
          Arrays.stream(folds)
              .map(rows -> Ranking.of(rows, predicted, truth))
              .toArray(Ranking[]::new);
      this.pair = rowsOfPerson * rowsOfPerson;
    }

    @Override
    double ofFold(int fold, double[] weight) {
      Ranking r = rankings[fold];
      double below = 0; // weight of noes ranked lower
      double yes = 0;
      double ranked = 0;
      double tie = 0;
      double tieYes = 0;
      for (int i = 0; i < r.size(); i++) {
        double w = weight[r.rows()[i]];
        tie += w;
        tieYes += w * r.yes()[i];
        if (r.last()[i]) {
          ranked += tieYes * (below + 0.5 * (tie - tieYes));
          below += tie - tieYes;
          yes += tieYes;
          tie = 0;
          tieYes = 0;
        }
      }
      double pairs = yes * below;
      if (pairs == 0) {
        return Double.NaN;
      }
      // With one fold there is nothing to be averaged.
      double edge = folds.length == 1 ? 0 : Math.min(0.25, 0.5 * pair / pairs);
      return Math.clamp(ranked / pairs, edge, 1 - edge);
    }
  }

  /// Pearson's correlation. Folds are averaged by Fisher's z.
  static final class Correlation extends Scoring {
    Correlation(double[] predicted, double[] truth, int[][] folds) {
      super(predicted, truth, folds);
    }

    @Override
    double ofFold(int fold, double[] weight) {
      double w = 0;
      double x = 0;
      double y = 0;
      for (int i : folds[fold]) {
        w += weight[i];
        x += weight[i] * predicted[i];
        y += weight[i] * truth[i];
      }
      x /= w;
      y /= w;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int i : folds[fold]) {
        double dx = predicted[i] - x;
        double dy = truth[i] - y;
        xx += weight[i] * dx * dx;
        yy += weight[i] * dy * dy;
        xy += weight[i] * dx * dy;
      }
      return xx > 1e-18 * w * Math.max(1, x * x) && yy > 1e-18 * w * Math.max(1, y * y)
          ? xy / Math.sqrt(xx * yy)
          : Double.NaN;
    }

    @Override
    double onScale(double v) {
      return 0.5
          * Math.log(
              (1 + Math.clamp(v, -1 + EDGE, 1 - EDGE)) / (1 - Math.clamp(v, -1 + EDGE, 1 - EDGE)));
    }

    @Override
    double back(double v) {
      return Math.tanh(v);
    }
  }

  /// Harrell's C of people who were followed. Folds are averaged as log-odds, as areas are; a fold
  /// in perfect order counts as [#MOST].
  static final class Concordant extends Scoring {
    private static final double MOST = 0.999;

    private final double[] events;

    /// @param predicted greater for an earlier event
    /// @param times how long each was followed
    Concordant(double[] predicted, double[] times, double[] events, int[][] folds) {
      super(predicted, times, folds);
      this.events = events;
    }

    @Override
    double ofFold(int fold, double[] weight) {
      int[] rows = folds[fold];
      double c =
          Concordance.of(
              pick(truth, rows), pick(events, rows), pick(predicted, rows), pick(weight, rows));
      // With one fold there is nothing to be averaged.
      return folds.length == 1 || Double.isNaN(c) ? c : Math.clamp(c, 1 - MOST, MOST);
    }

    private static double[] pick(double[] of, int[] rows) {
      return IntStream.of(rows).mapToDouble(i -> of[i]).toArray();
    }
  }
}
