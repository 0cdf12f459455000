package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;

/// A [Network], trained on other people; the people watched choose the pass that is kept. All
/// networks are trained in the same way, by [NetworkTraining].
///
/// @param network which
record NetworkForecaster(Network network) implements Forecaster {
  @Override
  public String title() {
    return network.title();
  }

  @Override
  public String words() {
    return network.words();
  }

  @Override
  public Fitted fit(Training t) {
    Grid grid = t.learn().getFirst().question().grid();
    Scaled scaled = Scaled.of(t.learn());
    List<Example> learn = NetworkTraining.some(t.learn(), t.seed());
    List<Example> watch = NetworkTraining.some(t.watch(), t.seed());
    float[] weights =
        NetworkTraining.untilWatchedIsWorse(
            network,
            grid,
            initial(network.shapes(grid), t.seed()),
            new NetworkData(scaled, grid, learn),
            new NetworkData(scaled, grid, watch),
            t.seed());
    return new FittedNetwork(network, grid, scaled, weights, t.seed());
  }

  /// Xavier-uniform matrices, zero biases, unit norms, small positions; a head that says a tenth of
  /// what it would, so that training begins near the person's own mean.
  static float[] initial(Map<String, long[]> shapes, long seed) {
    try (Parameters p = new Parameters(Precision.FP32, shapes)) {
      for (Parameters.Slice slice : p.slices()) {
        SplittableRandom random = Randomness.of(seed, Randomness.key(slice.name()));
        float[] values = new float[Math.toIntExact(slice.size())];
        if (slice.name().equals("position")) {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.02 * random.nextGaussian());
          }
        } else if (slice.shape().size() == 2) {
          double bound = Math.sqrt(6.0 / (slice.shape().get(0) + slice.shape().get(1)));
          bound *= slice.name().startsWith("head") ? 0.1 : 1;
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
          }
        } else if (slice.name().contains("norm") && slice.name().endsWith("weight")) {
          Arrays.fill(values, 1);
        }
        p.set(slice.name(), values);
      }
      return p.toFloats();
    }
  }
}
