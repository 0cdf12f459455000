package org.diurnal.model.generation;

import java.util.List;

/// Everything that fixes a study before any result is looked at.
///
/// The primary metric is the root mean squared error in z-units, the scale of the pretraining loss;
/// the mean absolute error stands beside it and decides nothing.
///
/// @param seed of the masks, the gaps, the examples and the bootstrap
/// @param tasks the reconstruction tasks, none twice
/// @param gapMinutes lengths of the gaps of daily metric estimation, minutes, each 1 to 480
/// @param resamples bootstrap draws over people
/// @param batch how many days a filler is given at once
/// @param examplesPerTask how many reconstructions to keep for pictures
public record GenerationProtocol(
    long seed,
    List<ReconstructionTask> tasks,
    List<Integer> gapMinutes,
    int resamples,
    int batch,
    int examplesPerTask) {
  public GenerationProtocol {
    tasks = List.copyOf(tasks);
    gapMinutes = List.copyOf(gapMinutes);
    if (tasks.stream().map(ReconstructionTask::id).distinct().count() != tasks.size()) {
      throw new IllegalArgumentException("a reconstruction task stands twice in " + tasks);
    }
    if (gapMinutes.stream().anyMatch(g -> g < 1 || g > 480)) {
      throw new IllegalArgumentException("gaps of " + gapMinutes + " minutes; each 1 to 480");
    }
    if (batch < 1 || examplesPerTask < 0) {
      throw new IllegalArgumentException(
          "batch " + batch + " (at least 1), examples " + examplesPerTask + " (at least 0)");
    }
  }

  /// The four tasks, gaps of 60, 120 and 240 minutes, 1,000 resamples, 32 days at once, three
  /// examples a task.
  public static GenerationProtocol standard(long seed) {
    return new GenerationProtocol(
        seed, ReconstructionTask.defaults(), List.of(60, 120, 240), 1000, 32, 3);
  }

  /// A suite of reconstruction tasks alone: 1,000 resamples, 32 days at once, no examples.
  public static GenerationProtocol suite(long seed, List<ReconstructionTask> tasks) {
    return new GenerationProtocol(seed, tasks, List.of(), 1000, 32, 0);
  }
}
