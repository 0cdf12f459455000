package org.diurnal.tasks.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.diurnal.tasks.registry.TaskType;
import org.diurnal.tasks.survival.TimeDependentAuc;

/// What predictions are judged by. The first of a type is the one that descriptions are compared
/// by.
public enum Metric {
  /// Area under the ROC curve of each fold.
  AUROC("AUROC averaged over folds (as log-odds)"),
  /// Area under the ROC curve of all rows.
  AUROC_POOLED("AUROC of all folds' predictions together"),
  /// Area under precision and recall.
  AUPRC("average precision: sum of precision times the recall gained, ties together; pooled"),
  /// Mean squared error of probabilities.
  BRIER("mean of (probability - truth) squared; pooled"),
  /// Expected calibration error.
  ECE(
      "mean over ten bins of equal numbers of |mean probability - share of yes|; pooled;"
          + " interval reflected about the value, as resampling adds an error of its own"),
  /// F1 at a threshold.
  F1(
      "2 TP / (2 TP + FP + FN) at each fold's threshold, which is best on its training rows; pooled"),
  /// Pearson's correlation of each fold.
  PEARSON("Pearson's r averaged over folds (by Fisher's z)"),
  /// Pearson's correlation of all rows.
  PEARSON_POOLED("Pearson's r of all folds' predictions together"),
  /// Mean absolute error.
  MAE("mean of |predicted - truth|, in the label's unit; pooled"),
  /// Share of variance told.
  R2("1 - squared error / squared distance from the mean of the truth; pooled"),
  /// Correlation of ranks.
  SPEARMAN("Pearson's r of ranks, ties at their middle; pooled"),
  /// Harrell's C of each fold.
  C_INDEX("Harrell's C averaged over folds (as log-odds)"),
  /// Harrell's C of all rows.
  C_INDEX_POOLED("Harrell's C of all folds' predictions together"),
  /// Area under the ROC curve at the task's time.
  AUC_UNTIL(
      "AUC at the task's time, cumulative and dynamic, who was lost from sight before"
          + " weighed by the chance to be seen (Uno et al. 2007); pooled");

  private final String words;

  Metric(String words) {
    this.words = words;
  }

  /// Its key in files.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How it is made.
  public String words() {
    return words;
  }

  /// The metrics of a type of task.
  public static List<Metric> of(TaskType type) {
    return switch (type) {
      case BINARY -> List.of(AUROC, AUROC_POOLED, AUPRC, BRIER, ECE, F1);
      case REGRESSION -> List.of(PEARSON, PEARSON_POOLED, MAE, R2);
      case ORDINAL -> List.of(PEARSON, PEARSON_POOLED, SPEARMAN, MAE, R2);
      case EVENT_TIME -> List.of(C_INDEX, C_INDEX_POOLED, AUC_UNTIL);
    };
  }

  /// The metric that descriptions are compared by.
  public static Metric primary(TaskType type) {
    return of(type).getFirst();
  }

  /// The metric of the rows of all folds together that says the same as the primary one.
  public static Metric pooled(TaskType type) {
    return of(type).get(1);
  }

  /// What it is of what was told.
  Statistic on(Predictions p, Predictions.Told told) {
    double[] said = told.values();
    double[] y = p.truth();
    int[][] all = {IntStream.range(0, y.length).toArray()};
    return switch (this) {
      case AUROC ->
          new Scoring.Auroc(said, y, p.rowsOfFolds(), (double) p.ids().size() / p.people().size());
      case AUROC_POOLED -> new Scoring.Auroc(said, y, all);
      case AUPRC -> new AveragePrecision(said, y);
      case BRIER -> new Errors(said, y, Errors.Kind.MEAN_SQUARED);
      case ECE -> new CalibrationError(said, y);
      case F1 -> F1Score.of(said, y, p.fold(), told.thresholds());
      case PEARSON -> new Scoring.Correlation(said, y, p.rowsOfFolds());
      case PEARSON_POOLED -> new Scoring.Correlation(said, y, all);
      case MAE -> new Errors(said, y, Errors.Kind.MEAN_ABSOLUTE);
      case R2 -> new Errors(said, y, Errors.Kind.SHARE_OF_VARIANCE);
      case SPEARMAN -> new RankCorrelation(said, y);
      case C_INDEX -> new Scoring.Concordant(said, y, events(p), p.rowsOfFolds());
      case C_INDEX_POOLED -> new Scoring.Concordant(said, y, events(p), all);
      case AUC_UNTIL -> {
        double until = p.followed().orElseThrow().until();
        double[] events = events(p);
        yield weight -> TimeDependentAuc.of(until, y, events, said, weight);
      }
    };
  }

  private static double[] events(Predictions p) {
    return p.followed().orElseThrow().events();
  }
}
