package org.diurnal.model.pretrain;

import java.util.Optional;

/// One line of `metrics.jsonl`.
///
/// @param step the step
/// @param loss mean squared error per minute of the last steps' batches, in z-units
/// @param heldOutLoss the same on held-out people, where it was looked at
/// @param learningRate the step's
/// @param gradientNorm the step's, before clipping
/// @param tokensPerSecond tokens of days learned from per second, whether seen or hidden
/// @param minutesPerSecond minutes of data (a channel's minute is one) per second
/// @param seconds since the run began, in steps
public record Metric(
    long step,
    double loss,
    Optional<Double> heldOutLoss,
    double learningRate,
    double gradientNorm,
    double tokensPerSecond,
    double minutesPerSecond,
    double seconds) {}
