package org.diurnal.tasks.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.model.engine.Tensor;

/// A small network: from the latest steps and what is known of those asked to what is said of them.
///
/// Shapes: `steps` is `[B, lags, 5]` ([Scaled#steps]), `ahead` `[B, 4 horizon]` ([Scaled#ahead]),
/// what comes out `[B, horizon]`. Sealed: the study has one of each.
sealed interface Network {
  /// Width of all of them but the MLP.
  int DIM = 16;

  String title();

  String words();

  /// The weights by name.
  Map<String, long[]> shapes(Grid grid);

  Tensor forward(Layers w, Grid grid, Tensor steps, Tensor ahead);

  private static long aheadSize(Grid grid) {
    return (long) grid.horizon() * Scaled.AHEAD;
  }

  /// Two hidden layers on everything at once.
  record Mlp(int hidden) implements Network {
    @Override
    public String title() {
      return "MLP";
    }

    @Override
    public String words() {
      return "two hidden layers of " + hidden;
    }

    @Override
    public Map<String, long[]> shapes(Grid grid) {
      Map<String, long[]> s = new LinkedHashMap<>();
      Layers.linear(s, "in", (long) grid.lags() * Scaled.STEP + aheadSize(grid), hidden);
      Layers.linear(s, "hidden", hidden, hidden);
      Layers.linear(s, "head", hidden + aheadSize(grid), grid.horizon());
      return s;
    }

    @Override
    public Tensor forward(Layers w, Grid grid, Tensor steps, Tensor ahead) {
      Tensor flat = steps.reshape(steps.shape()[0], -1);
      Tensor x = w.linear("in", Tensor.concat(1, List.of(flat, ahead))).gelu();
      return w.head(w.linear("hidden", x).gelu(), ahead);
    }
  }

  /// Causal convolutions of three taps, each reaching twice as far back as the one before (Bai,
  /// Kolter and Koltun 2018), as many as see all lags, each with a residual; the last step is read.
  record Tcn() implements Network {
    @Override
    public String title() {
      return "TCN";
    }

    @Override
    public String words() {
      return "dilated causal convolutions of width " + DIM + ", as many as see all lags";
    }

    /// Layers: `n` of them see `1 + 2 (2^n - 1)` steps.
    static int layers(Grid grid) {
      int n = 1;
      while (1 + 2 * ((1 << n) - 1) < grid.lags()) {
        n++;
      }
      return n;
    }

    @Override
    public Map<String, long[]> shapes(Grid grid) {
      Map<String, long[]> s = new LinkedHashMap<>();
      Layers.linear(s, "in", Scaled.STEP, DIM);
      for (int l = 0; l < layers(grid); l++) {
        Layers.linear(s, "conv" + l, 3 * DIM, DIM);
        Layers.linear(s, "out" + l, DIM, DIM);
      }
      Layers.linear(s, "head", DIM + aheadSize(grid), grid.horizon());
      return s;
    }

    @Override
    public Tensor forward(Layers w, Grid grid, Tensor steps, Tensor ahead) {
      Tensor x = w.linear("in", steps);
      for (int l = 0; l < layers(grid); l++) {
        x = x.add(w.linear("out" + l, w.causal("conv" + l, x, 1 << l).gelu()));
      }
      return w.head(x.select(1, grid.lags() - 1), ahead);
    }
  }

  /// Overlapping patches of the series alone, positions, blocks, and a line on all of them (Nie et
  /// al. 2023). Of a series the value and whether it is known are seen, the calendar only by the
  /// head.
  record PatchTst(int blocks, int heads) implements Network {
    @Override
    public String title() {
      return "PatchTST";
    }

    @Override
    public String words() {
      return "patches of the series, " + blocks + " Transformer blocks of width " + DIM;
    }

    /// Steps of a patch; each begins half a patch after the one before.
    static int patch(Grid grid) {
      return switch (grid) {
        case DAY -> 4;
        case HOUR -> 12;
      };
    }

    static int patches(Grid grid) {
      return 2 * grid.lags() / patch(grid) - 1;
    }

    @Override
    public Map<String, long[]> shapes(Grid grid) {
      Map<String, long[]> s = new LinkedHashMap<>();
      Layers.linear(s, "in", 2L * patch(grid), DIM);
      s.put("position", new long[] {patches(grid), DIM});
      for (int b = 0; b < blocks; b++) {
        Layers.block(s, "block" + b, DIM);
      }
      Layers.linear(s, "head", (long) patches(grid) * DIM + aheadSize(grid), grid.horizon());
      return s;
    }

    @Override
    public Tensor forward(Layers w, Grid grid, Tensor steps, Tensor ahead) {
      long batch = steps.shape()[0];
      int length = patch(grid);
      List<Tensor> patches = new java.util.ArrayList<>();
      Tensor series = steps.narrow(2, 0, 2);
      for (int p = 0; p < patches(grid); p++) {
        patches.add(series.narrow(1, (long) p * length / 2, length).reshape(batch, 1, 2L * length));
      }
      Tensor x = w.linear("in", Tensor.concat(1, patches)).add(w.get("position"));
      for (int b = 0; b < blocks; b++) {
        x = w.block("block" + b, x, heads);
      }
      return w.head(x.reshape(batch, -1), ahead);
    }
  }

  /// A token a step, positions, blocks; the last step is read.
  record Transformer(int blocks, int heads) implements Network {
    @Override
    public String title() {
      return "Transformer";
    }

    @Override
    public String words() {
      return "a token a step, " + blocks + " blocks of width " + DIM;
    }

    @Override
    public Map<String, long[]> shapes(Grid grid) {
      Map<String, long[]> s = new LinkedHashMap<>();
      Layers.linear(s, "in", Scaled.STEP, DIM);
      s.put("position", new long[] {grid.lags(), DIM});
      for (int b = 0; b < blocks; b++) {
        Layers.block(s, "block" + b, DIM);
      }
      Layers.linear(s, "head", DIM + aheadSize(grid), grid.horizon());
      return s;
    }

    @Override
    public Tensor forward(Layers w, Grid grid, Tensor steps, Tensor ahead) {
      Tensor x = w.linear("in", steps).add(w.get("position"));
      for (int b = 0; b < blocks; b++) {
        x = w.block("block" + b, x, heads);
      }
      return w.head(x.select(1, grid.lags() - 1), ahead);
    }
  }
}
