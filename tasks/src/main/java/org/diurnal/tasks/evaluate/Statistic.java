package org.diurnal.tasks.evaluate;

/// A number made of predictions, for any weights of their rows: a bootstrap weighs each row by how
/// often its person was drawn.
@FunctionalInterface
interface Statistic {
  /// The number, NaN where it is not defined. Safe to call from several threads.
  ///
  /// @param weight of each row, 0 or more
  double of(double[] weight);
}
