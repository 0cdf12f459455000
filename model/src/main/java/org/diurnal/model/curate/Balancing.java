package org.diurnal.model.curate;

import java.nio.file.Path;

/// What was asked for: pretraining on days drawn evenly over clusters of their vectors.
///
/// @param vectors a file of days of `embed`
/// @param settings how
public record Balancing(Path vectors, BalanceSettings settings) {}
