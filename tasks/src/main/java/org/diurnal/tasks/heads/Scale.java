package org.diurnal.tasks.heads;

/// Columns put on one scale: mean 0, deviation 1 over the rows that count; one that is the same in
/// all of them becomes 0.
///
/// @param mean [columns]
/// @param by [columns], 0 where a column says nothing
record Scale(double[] mean, double[] by) {
  static Scale of(double[][] rows, double[] weights) {
    int p = rows[0].length;
    double[] mean = new double[p];
    double[] by = new double[p];
    double sum = Weights.sum(weights);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < p; j++) {
        mean[j] += weights[i] / sum * rows[i][j];
      }
    }
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < p; j++) {
        double d = rows[i][j] - mean[j];
        by[j] += weights[i] / sum * d * d;
      }
    }
    for (int j = 0; j < p; j++) {
      double sd = Math.sqrt(by[j]);
      by[j] = sd > 1e-12 * Math.max(1, Math.abs(mean[j])) ? 1 / sd : 0;
    }
    return new Scale(mean, by);
  }

  double[][] of(double[][] rows) {
    double[][] out = new double[rows.length][mean.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        out[i][j] = (rows[i][j] - mean[j]) * by[j];
      }
    }
    return out;
  }
}
