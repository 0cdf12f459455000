package org.diurnal.core;

/// How samples that fall into one minute become that minute's value.
public enum Aggregation {
  /// Arithmetic mean of the samples, for levels such as heart rate.
  MEAN,
  /// Sum of the samples, for amounts such as steps.
  SUM,
  /// The latest sample, for states such as a sleep stage.
  LAST
}
