package org.diurnal.tasks.heads;

/// What a head is asked for.
public enum Answer {
  /// A number; what a head says is its expected value.
  QUANTITY,
  /// 1 or 0; what a head says is the log-odds of 1.
  YES_OR_NO;

  /// What a head pays for what it says: the squared error, or the log loss.
  double loss(double said, double truth) {
    return switch (this) {
      case QUANTITY -> (said - truth) * (said - truth);
      case YES_OR_NO -> Logistic.logLoss(said, truth);
    };
  }
}
