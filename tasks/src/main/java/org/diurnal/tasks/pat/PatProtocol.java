package org.diurnal.tasks.pat;

import java.util.List;

/// How it is evaluated.
///
/// @param testPeople of each task, 2,000 in the paper; fewer where there are not 500 more
/// @param sizes training sizes besides all, 500, 1,000 and 2,500 in the paper
/// @param draws of training people of each size
/// @param resamples of test people for intervals
/// @param seed of the test group, the draws and the resamples
public record PatProtocol(
    int testPeople, List<Integer> sizes, int draws, int resamples, long seed) {
  /// So many people have to be left to train on beside a full test group.
  static final int LEAST_TRAINING = 500;

  /// The share of people tested where there are too few.
  static final double SMALL_TEST = 0.4;

  public PatProtocol {
    sizes = List.copyOf(sizes);
  }

  /// The paper's, with 20 draws instead of its one.
  public static PatProtocol published(long seed) {
    return new PatProtocol(2000, List.of(500, 1000, 2500), 20, 1000, seed);
  }

  /// How many are tested of people with a label.
  int tested(int people) {
    return people >= testPeople + LEAST_TRAINING
        ? testPeople
        : (int) Math.round(SMALL_TEST * people);
  }
}
