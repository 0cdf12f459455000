package org.diurnal.model.curate;

/// How days are made into clusters and drawn from them.
///
/// @param daysPerCluster days of a cluster of the lowest level, on average
/// @param branching clusters of a level for one of the next
/// @param most a day is drawn at most this many times as often as it would be without balancing: 1
///   changes nothing, a large number draws every cluster alike
/// @param resamplings how often centres are found anew from the points nearest to them
/// @param sample days at most that the clusters are found on; all are put into them
/// @param seed of the starts and the sample
public record BalanceSettings(
    int daysPerCluster, int branching, double most, int resamplings, int sample, long seed) {
  private static final int MOST_CLUSTERS = 1024;

  public BalanceSettings {
    if (daysPerCluster < 1 || branching < 2 || !(most >= 1) || resamplings < 0 || sample < 1) {
      throw new IllegalArgumentException(
          "balancing needs at least 1 day a cluster, 2 branches, 1 time as often, 1 day of sample;"
              + " given "
              + daysPerCluster
              + ", "
              + branching
              + ", "
              + most
              + ", "
              + sample);
    }
  }

  /// What `pretrain --balance` takes.
  public static BalanceSettings of(double most, long seed) {
    return new BalanceSettings(16, 5, most, 5, 1 << 15, seed);
  }

  /// How many clusters each level has at most, the lowest first; at least one level.
  int[] levels(int days) {
    java.util.ArrayList<Integer> levels = new java.util.ArrayList<>();
    int clusters = Math.clamp(days / daysPerCluster, 1, MOST_CLUSTERS);
    levels.add(clusters);
    while (clusters / branching > 1) {
      clusters /= branching;
      levels.add(clusters);
    }
    return levels.stream().mapToInt(i -> i).toArray();
  }
}
