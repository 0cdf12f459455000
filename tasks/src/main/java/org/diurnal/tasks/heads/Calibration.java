package org.diurnal.tasks.heads;

/// From the log-odds that a head says to a probability that can be counted on: of those it is said
/// to, that share says yes. Learned from what heads said of rows that they were not fitted on.
public sealed interface Calibration permits Platt, Isotonic {
  /// The probability of yes.
  double probability(double logOdds);
}
