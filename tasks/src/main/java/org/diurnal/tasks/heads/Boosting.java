package org.diurnal.tasks.heads;

import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.diurnal.core.FailedException;

/// Gradient boosted trees by XGBoost, on one thread: people and folds are what runs side by side.
///
/// @param rounds at most
/// @param rate how much of each tree counts
/// @param depth of a tree, at most
/// @param rowShare of rows that a tree sees
/// @param columnShare of features that a tree sees
/// @param patience rounds without a smaller loss of the rows held back, after which it ends
public record Boosting(
    int rounds, double rate, int depth, double rowShare, double columnShare, int patience) {
  /// Fits, with as many rounds as tell other rows best.
  ///
  /// @param fitted features may be NaN: each split learns where those go
  /// @param held rows by which the number of rounds is chosen
  public Trees fit(Training fitted, Training held, long seed) {
    DMatrix fit = matrix(fitted);
    try {
      DMatrix hold = matrix(held);
      try {
        // The library's own way of ending early prints that it did.
        DMatrix[] watched = {hold};
        String[] names = {"held"};
        Booster booster =
            XGBoost.train(fit, settings(fitted.answer(), seed), 1, Map.of(), null, null);
        double least = loss(booster.evalSet(watched, names, 0));
        int best = 0;
        for (int r = 1; r < rounds && r - best <= patience; r++) {
          booster.update(fit, r);
          double loss = loss(booster.evalSet(watched, names, r));
          if (loss < least) {
            least = loss;
            best = r;
          }
        }
        return new Trees(booster, best + 1);
      } finally {
        hold.dispose();
      }
    } catch (XGBoostError e) {
      throw failed(e);
    } finally {
      fit.dispose();
    }
  }

  /// Of what the library says, `[12] held-rmse:0.5`.
  private static double loss(String said) {
    return Double.parseDouble(said.substring(said.lastIndexOf(':') + 1).strip());
  }

  /// Fits so many rounds.
  public Trees fit(Training fitted, int rounds, long seed) {
    DMatrix fit = matrix(fitted);
    try {
      return new Trees(
          XGBoost.train(fit, settings(fitted.answer(), seed), rounds, Map.of(), null, null),
          rounds);
    } catch (XGBoostError e) {
      throw failed(e);
    } finally {
      fit.dispose();
    }
  }

  private Map<String, Object> settings(Answer answer, long seed) {
    Map<String, Object> s = new LinkedHashMap<>();
    switch (answer) {
      case QUANTITY -> {
        s.put("objective", "reg:squarederror");
        s.put("eval_metric", "rmse");
      }
      case YES_OR_NO -> {
        s.put("objective", "binary:logistic");
        s.put("eval_metric", "logloss");
      }
    }
    s.put("tree_method", "hist");
    s.put("eta", rate);
    s.put("max_depth", depth);
    s.put("subsample", rowShare);
    s.put("colsample_bytree", columnShare);
    s.put("nthread", 1);
    s.put("verbosity", 0);
    s.put("seed", (int) (seed & Integer.MAX_VALUE));
    return s;
  }

  private static DMatrix matrix(Training t) {
    try {
      DMatrix m = matrix(t.rows());
      m.setLabel(floats(t.values()));
      m.setWeight(floats(Weights.meanOne(t.weights())));
      return m;
    } catch (XGBoostError e) {
      throw failed(e);
    }
  }

  static DMatrix matrix(double[][] rows) throws XGBoostError {
    int p = rows[0].length;
    float[] cells = new float[rows.length * p];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < p; j++) {
        cells[i * p + j] = (float) rows[i][j];
      }
    }
    try {
      return new DMatrix(cells, rows.length, p, Float.NaN);
    } catch (LinkageError e) { // the library is loaded by the first matrix
      throw notLoaded(e);
    }
  }

  private static float[] floats(double[] x) {
    float[] f = new float[x.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = (float) x[i];
    }
    return f;
  }

  static FailedException notLoaded(LinkageError e) {
    return new FailedException(
        "XGBoost's native library cannot be loaded on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ": "
            + (e.getCause() == null ? e : e.getCause()).getMessage(),
        "on Linux it needs libgomp.so.1 (Debian and Ubuntu: apt-get install libgomp1), on macOS"
            + " libomp (brew install libomp); or ask for another head, such as linear",
        e);
  }

  static FailedException failed(XGBoostError e) {
    return new FailedException(
        "XGBoost: " + e.getMessage(), "ask for another head, such as linear", e);
  }
}
