package org.diurnal.tasks.heads;

/// A fitted head: features in, one number out.
@FunctionalInterface
public interface Head {
  /// What it says of rows.
  ///
  /// @param z rows of what it was fitted on
  /// @return a row each: the expected value, or for yes or no the log-odds of yes
  double[] predict(double[][] z);
}
