package org.diurnal.tasks.forecast;

/// How an error is made of sums over steps.
public enum Measure {
  /// The mean absolute error.
  MAE {
    @Override
    double of(double[] sum) {
      return sum[1] / sum[0];
    }
  },
  /// The root of the mean squared error.
  RMSE {
    @Override
    double of(double[] sum) {
      return Math.sqrt(sum[2] / sum[0]);
    }
  };

  /// @param sum steps, absolute errors, squared errors
  abstract double of(double[] sum);
}
