package org.diurnal.tasks.evaluate;

/// How tasks are evaluated.
///
/// @param probe the head, in words
/// @param shots training people per class; `all`
/// @param folds person-disjoint folds
/// @param split how folds are drawn
/// @param resamples of the bootstrap over people
/// @param seed of folds, penalties and bootstrap
public record Protocol(
    String probe, String shots, int folds, String split, int resamples, long seed) {
  /// The published one.
  public static Protocol published(int folds, long seed) {
    return new Protocol(
        "linear: standardised, 50 principal components, ridge or logistic ridge",
        "all",
        folds,
        "by person, the same folds for all tasks",
        1000,
        seed);
  }
}
