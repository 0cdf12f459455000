package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.FailedException;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.AdamW;
import org.diurnal.model.engine.Gradients;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.pretrain.LearningRate;

/// The one training loop of all networks: AdamW on the mean squared error of the steps whose truth
/// is known, batches of 64 in an order of their own each pass, gradients clipped.
final class NetworkTraining {
  private static final int BATCH = 64;
  private static final int PASSES = 40;
  private static final int PATIENCE = 6;
  private static final int MOST = 6000; // examples; more make it slow, and hardly better
  private static final double RATE = 2e-3;
  private static final double OWN_RATE = 1e-3;
  private static final double CLIP = 1;
  private static final AdamW.Settings ADAMW = new AdamW.Settings(0.9, 0.999, 1e-8, 1e-2);

  private NetworkTraining() {}

  /// At most [#MOST] examples, drawn without replacement.
  static List<Example> some(List<Example> examples, long seed) {
    if (examples.size() <= MOST) {
      return examples;
    }
    return IntStream.of(order(examples.size(), seed, -1))
        .limit(MOST)
        .sorted()
        .mapToObj(examples::get)
        .toList();
  }

  /// Trains until the people watched are told worse for some passes, and keeps the best pass.
  static float[] untilWatchedIsWorse(
      Network network, Grid grid, float[] start, NetworkData learn, NetworkData watch, long seed) {
    int perPass = Math.ceilDiv(learn.size(), BATCH);
    LearningRate rate = new LearningRate(RATE, perPass, (long) perPass * PASSES);
    try (Run run = new Run(network, grid, start)) {
      float[] best = start;
      double least = run.loss(watch);
      int since = 0;
      long step = 0;
      for (int pass = 1; pass <= PASSES && since < PATIENCE; pass++) {
        int[] order = order(learn.size(), seed, pass);
        for (int from = 0; from < order.length; from += BATCH) {
          int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
          run.step(learn, rows, rate.at(++step), step);
        }
        double loss = run.loss(watch);
        since++;
        if (loss < least) {
          least = loss;
          best = run.parameters.toFloats();
          since = 0;
        }
      }
      return best;
    }
  }

  /// Goes on for a number of steps.
  static float[] forSteps(
      Network network, Grid grid, float[] start, NetworkData own, int steps, long seed) {
    try (Run run = new Run(network, grid, start)) {
      int[] order = order(own.size(), seed, 0);
      for (int step = 1; step <= steps; step++) {
        int from = order.length <= BATCH ? 0 : (step - 1) * BATCH % order.length;
        int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
        run.step(own, rows, OWN_RATE, step);
      }
      return run.parameters.toFloats();
    }
  }

  /// What a network says, `[n][horizon]`, on the scale it learned.
  static double[][] say(Network network, Grid grid, float[] weights, NetworkData data) {
    if (data.size() == 0) {
      return new double[0][];
    }
    try (Run run = new Run(network, grid, weights)) {
      double[][] out = new double[data.size()][];
      int atOnce = 8 * BATCH;
      for (int from = 0; from < out.length; from += atOnce) {
        int[] rows = IntStream.range(from, Math.min(out.length, from + atOnce)).toArray();
        double[] flat;
        try (Scope s = Scope.inference()) {
          flat = run.forward(run.parameters::view, data, rows).toDoubles();
        }
        for (int i = 0; i < rows.length; i++) {
          out[from + i] = Arrays.copyOfRange(flat, i * grid.horizon(), (i + 1) * grid.horizon());
        }
      }
      return out;
    }
  }

  private static int[] order(int n, long seed, long pass) {
    SplittableRandom random = Randomness.of(seed, Randomness.key("pass"), pass);
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[k];
      order[k] = swap;
    }
    return order;
  }

  /// A network with its weights in native memory.
  static final class Run implements AutoCloseable {
    private final Network network;
    private final Grid grid;
    private final Parameters parameters;
    private final Gradients gradients;
    private final AdamW optimizer;

    Run(Network network, Grid grid, float[] weights) {
      this(network, grid, weights, Precision.FP32);
    }

    /// @param precision [Precision#FP64] to check gradients
    Run(Network network, Grid grid, float[] weights, Precision precision) {
      this.network = network;
      this.grid = grid;
      this.parameters = new Parameters(precision, network.shapes(grid));
      this.gradients = parameters.gradients();
      this.optimizer = new AdamW(parameters, ADAMW);
      parameters.setAll(weights);
    }

    Parameters parameters() {
      return parameters;
    }

    Tensor forward(
        java.util.function.Function<String, Tensor> weights, NetworkData data, int[] rows) {
      Precision p = parameters.precision();
      return network.forward(
          new Layers(weights, p), grid, data.steps(rows, p), data.ahead(rows, p));
    }

    private Tensor lossOf(Tensor said, NetworkData data, int[] rows) {
      Precision p = parameters.precision();
      return said.sub(data.truth(rows, p)).square().mul(data.weights(rows, p)).sum();
    }

    void step(NetworkData data, int[] rows, double rate, long step) {
      gradient(data, rows);
      double norm = gradients.norm();
      if (!Double.isFinite(norm)) {
        throw new FailedException(
            network.title() + ": the gradient is not a number at step " + step,
            "the series holds values far out of range; `data check` names them");
      }
      optimizer.step(gradients, norm > CLIP ? CLIP / norm : 1, rate, step);
    }

    /// The gradient of the mean loss over the rows' known steps, in the flat layout.
    double[] gradient(NetworkData data, int[] rows) {
      gradients.zero();
      try (Scope s = Scope.training()) {
        lossOf(forward(gradients::leaf, data, rows), data, rows).backward();
      }
      return parameters.precision() == Precision.FP64 ? gradients.toDoubles() : new double[0];
    }

    /// The mean loss over all rows' known steps.
    double loss(NetworkData data) {
      double squares = 0;
      double known = 0;
      for (int from = 0; from < data.size(); from += 8 * BATCH) {
        int[] rows = IntStream.range(from, Math.min(data.size(), from + 8 * BATCH)).toArray();
        try (Scope s = Scope.inference()) {
          double n = data.known(rows);
          squares += n * lossOf(forward(parameters::view, data, rows), data, rows).item();
          known += n;
        }
      }
      return squares / Math.max(1, known);
    }

    @Override
    public void close() {
      optimizer.close();
      gradients.close();
      parameters.close();
    }
  }
}
