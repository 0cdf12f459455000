package org.diurnal.model.pretrain;

import org.diurnal.model.engine.AdamW;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;

/// Everything that decides what comes out of a pretraining run, beside the data and the network.
/// Saved as `training_args.json`.
///
/// @param steps optimiser steps
/// @param batch days a step
/// @param microBatch days computed at once by a worker; a step adds up as many as it needs
/// @param learningRate the highest learning rate
/// @param weightDecay AdamW's
/// @param warmupShare share of the steps in which the rate rises
/// @param clip the gradient's largest norm
/// @param precision the format products are computed in
/// @param workers threads, each computing micro-batches of its own; a result is reproducible to the
///   bit for the same number of workers
/// @param seed of weights, order and masks
/// @param masks how days are masked
/// @param logEvery steps between lines of `metrics.jsonl`
/// @param evaluateEvery steps between looks at held-out people
/// @param checkpointEvery steps between checkpoints
public record PretrainSettings(
    long steps,
    int batch,
    int microBatch,
    double learningRate,
    double weightDecay,
    double warmupShare,
    double clip,
    Precision precision,
    int workers,
    long seed,
    MaskSettings masks,
    long logEvery,
    long evaluateEvery,
    long checkpointEvery) {
  public PretrainSettings {
    positive("steps", steps);
    positive("batch", batch);
    positive("microBatch", microBatch);
    positive("workers", workers);
    positive("logEvery", logEvery);
    positive("evaluateEvery", evaluateEvery);
    positive("checkpointEvery", checkpointEvery);
    if (!(learningRate > 0 && clip > 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "learning rate " + learningRate + ", clip " + clip + ", weight decay " + weightDecay);
    }
    if (!(warmupShare >= 0 && warmupShare <= 1)) {
      throw new IllegalArgumentException("warm-up share " + warmupShare + " not in 0 to 1");
    }
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, given " + value);
    }
  }

  /// The same with some of the settings changed; what is empty stays.
  public PretrainSettings with(
      java.util.Optional<Integer> newMicroBatch,
      java.util.Optional<Double> newLearningRate,
      double newWeightDecay,
      long newEvaluateEvery,
      long newCheckpointEvery) {
    return new PretrainSettings(
        steps,
        batch,
        newMicroBatch.orElse(microBatch),
        newLearningRate.orElse(learningRate),
        newWeightDecay,
        warmupShare,
        clip,
        precision,
        workers,
        seed,
        masks,
        logEvery,
        newEvaluateEvery,
        newCheckpointEvery);
  }

  LearningRate schedule() {
    return new LearningRate(learningRate, Math.round(steps * warmupShare), steps);
  }

  AdamW.Settings adamW() {
    return new AdamW.Settings(0.9, 0.95, 1e-8, weightDecay);
  }
}
