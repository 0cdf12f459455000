package org.diurnal.tasks.forecast;

import java.util.List;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Tensor;

/// Examples as arrays that batches are copied out of.
final class NetworkData {
  private final Grid grid;
  private final float[][] steps; // [n][lags 5]
  private final float[][] ahead; // [n][4 horizon]
  private final float[][] truth; // [n][horizon], 0 where not known
  private final float[][] weights; // [n][horizon], 0 where not known

  NetworkData(Scaled scaled, Grid grid, List<Example> examples) {
    this(scaled, grid, LinearForecaster.questions(examples), examples);
  }

  private NetworkData(Scaled scaled, Grid grid, List<Question> asked, List<Example> examples) {
    this.grid = grid;
    this.steps = asked.stream().map(scaled::steps).toArray(float[][]::new);
    this.ahead = asked.stream().map(scaled::ahead).toArray(float[][]::new);
    this.truth = new float[examples.size()][grid.horizon()];
    this.weights = new float[examples.size()][grid.horizon()];
    for (int i = 0; i < truth.length; i++) {
      for (int h = 0; h < grid.horizon(); h++) {
        double z = scaled.answer(examples.get(i), h);
        truth[i][h] = Double.isNaN(z) ? 0 : (float) z;
        weights[i][h] = Double.isNaN(z) ? 0 : 1;
      }
    }
  }

  static NetworkData unanswered(Scaled scaled, Grid grid, List<Question> questions) {
    return new NetworkData(scaled, grid, questions, List.of());
  }

  int size() {
    return steps.length;
  }

  /// `[rows, lags, 5]`.
  Tensor steps(int[] rows, Precision p) {
    return Tensor.of(gather(steps, rows), p, rows.length, grid.lags(), Scaled.STEP);
  }

  /// `[rows, 4 horizon]`.
  Tensor ahead(int[] rows, Precision p) {
    return Tensor.of(gather(ahead, rows), p, rows.length, (long) grid.horizon() * Scaled.AHEAD);
  }

  /// `[rows, horizon]`.
  Tensor truth(int[] rows, Precision p) {
    return Tensor.of(gather(truth, rows), p, rows.length, grid.horizon());
  }

  /// `[rows, horizon]`: 1 where the truth is known, divided by how many are.
  Tensor weights(int[] rows, Precision p) {
    float[] all = gather(weights, rows);
    double known = known(rows);
    for (int i = 0; i < all.length; i++) {
      all[i] /= (float) Math.max(1, known);
    }
    return Tensor.of(all, p, rows.length, grid.horizon());
  }

  /// How many steps of some rows have a known truth.
  double known(int[] rows) {
    double known = 0;
    for (float w : gather(weights, rows)) {
      known += w;
    }
    return known;
  }

  private static float[] gather(float[][] from, int[] rows) {
    int width = from[rows[0]].length;
    float[] out = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(from[rows[i]], 0, out, i * width, width);
    }
    return out;
  }
}
