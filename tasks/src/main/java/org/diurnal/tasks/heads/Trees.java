package org.diurnal.tasks.heads;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Fitted trees; their memory is native, and given back with this object.
public final class Trees implements Head {
  private final Booster booster;
  private final int rounds;

  Trees(Booster booster, int rounds) {
    this.booster = booster;
    this.rounds = rounds;
  }

  /// How many trees count.
  public int rounds() {
    return rounds;
  }

  @Override
  public double[] predict(double[][] x) {
    if (x.length == 0) {
      return new double[0];
    }
    try {
      DMatrix m = Boosting.matrix(x);
      try {
        float[][] said;
        synchronized (booster) {
          said = booster.predict(m, true, rounds);
        }
        double[] out = new double[x.length];
        for (int i = 0; i < out.length; i++) {
          out[i] = said[i][0];
        }
        return out;
      } finally {
        m.dispose();
      }
    } catch (XGBoostError e) {
      throw Boosting.failed(e);
    }
  }
}
