package org.diurnal.tasks.forecast;

import java.util.List;

/// A trained network; its weights are plain numbers, and native memory is held only while it is
/// asked.
final class FittedNetwork implements Forecaster.Adaptable {
  private static final int[] OWN_STEPS = {5, 15, 45}; // from the gentlest on

  private final Network network;
  private final Grid grid;
  private final Scaled scaled;
  private final float[] weights;
  private final long seed;

  FittedNetwork(Network network, Grid grid, Scaled scaled, float[] weights, long seed) {
    this.network = network;
    this.grid = grid;
    this.scaled = scaled;
    this.weights = weights;
    this.seed = seed;
  }

  @Override
  public double[][] forecast(List<Question> questions) {
    double[][] z =
        NetworkTraining.say(
            network, grid, weights, NetworkData.unanswered(scaled, grid, questions));
    for (int i = 0; i < z.length; i++) {
      z[i] = scaled.back(questions.get(i), z[i]);
    }
    return z;
  }

  @Override
  public int efforts() {
    return OWN_STEPS.length;
  }

  @Override
  public Forecaster.Fitted adapt(List<Example> own, int effort) {
    float[] moved =
        NetworkTraining.forSteps(
            network, grid, weights, new NetworkData(scaled, grid, own), OWN_STEPS[effort], seed);
    return new FittedNetwork(network, grid, scaled, moved, seed);
  }
}
