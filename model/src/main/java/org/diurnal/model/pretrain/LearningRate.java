package org.diurnal.model.pretrain;

/// Linear warm-up, then a cosine down to nothing.
///
/// @param peak the highest rate, reached at the end of the warm-up
/// @param warmupSteps steps of warm-up
/// @param steps steps in all
public record LearningRate(double peak, long warmupSteps, long steps) {
  /// The rate of a step, counted from 1.
  public double at(long step) {
    if (step <= warmupSteps) {
      return peak * step / warmupSteps;
    }
    double done = (step - warmupSteps) / (double) Math.max(1, steps - warmupSteps);
    return peak * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
  }
}
