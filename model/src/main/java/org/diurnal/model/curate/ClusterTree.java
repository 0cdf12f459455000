package org.diurnal.model.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;

/// Clusters of clusters: the lowest level's are of days, each next level's of the centres below it
/// (hierarchical k-means, Vo et al. 2024).
public final class ClusterTree {
  private static final long STARTS = Randomness.key("starts of clusters");

  private final Points leaves;
  private final List<int[]> parents; // for each level but the highest, by cluster
  private final int top; // clusters of the highest level

  private ClusterTree(Points leaves, List<int[]> parents, int top) {
    this.leaves = leaves;
    this.parents = parents;
    this.top = top;
  }

  /// Finds clusters of points.
  ///
  /// @param levels how many clusters each level has at most, the lowest first
  static ClusterTree of(Points points, int[] levels, int resamplings, long seed) {
    Points below = points;
    Points leaves = points;
    List<int[]> parents = new ArrayList<>();
    for (int l = 0; l < levels.length; l++) {
      SplittableRandom random = Randomness.of(seed, STARTS, l);
      Points centres = KMeans.centres(below, levels[l], resamplings, random);
      if (l == 0) {
        leaves = centres;
      } else {
        parents.add(KMeans.assign(below, centres));
      }
      below = centres;
    }
    return new ClusterTree(leaves, parents, below.size());
  }

  /// How many clusters the lowest level has.
  public int leaves() {
    return leaves.size();
  }

  /// How many levels there are.
  public int levels() {
    return parents.size() + 1;
  }

  /// The cluster of the lowest level that a vector is nearest to.
  public int leaf(float[] vector) {
    return leaves.nearest(vector);
  }

  /// The clusters that one of the lowest level is in: itself, then upwards.
  public int[] path(int leaf) {
    int[] path = new int[levels()];
    path[0] = leaf;
    for (int l = 1; l < path.length; l++) {
      path[l] = parents.get(l - 1)[path[l - 1]];
    }
    return path;
  }

  /// How often a day of each lowest cluster is drawn in as many draws as there are days: the budget
  /// is divided evenly among the highest clusters, the part of each evenly among those below it,
  /// and so on.
  ///
  /// @param days how many days each lowest cluster has; their sum is at least 1
  /// @param most a day is drawn at most this often
  /// @return by lowest cluster; times `days` they add up to the number of days. 0 for a cluster
  ///   without a day
  public double[] drawsOfADay(long[] days, double most) {
    List<double[]> sizes = new ArrayList<>();
    sizes.add(Arrays.stream(days).asDoubleStream().toArray());
    for (int l = 0; l < parents.size(); l++) {
      double[] above = new double[l + 1 < parents.size() ? parents.get(l + 1).length : top];
      for (int c = 0; c < parents.get(l).length; c++) {
        above[parents.get(l)[c]] += sizes.get(l)[c];
      }
      sizes.add(above);
    }
    double all = Arrays.stream(sizes.getFirst()).sum();
    double[] budgets = EvenBudget.divide(all / most, sizes.getLast());
    for (int l = parents.size() - 1; l >= 0; l--) {
      budgets = below(budgets, parents.get(l), sizes.get(l));
    }
    double[] draws = new double[days.length];
    for (int c = 0; c < draws.length; c++) {
      draws[c] = days[c] == 0 ? 0 : most * budgets[c] / days[c];
    }
    return draws;
  }

  private static double[] below(double[] budgets, int[] parent, double[] sizes) {
    double[] divided = new double[parent.length];
    for (int p = 0; p < budgets.length; p++) {
      int above = p;
      int[] children =
          java.util.stream.IntStream.range(0, parent.length)
              .filter(c -> parent[c] == above)
              .toArray();
      double[] shares =
          EvenBudget.divide(
              budgets[p], Arrays.stream(children).mapToDouble(c -> sizes[c]).toArray());
      for (int i = 0; i < children.length; i++) {
        divided[children[i]] = shares[i];
      }
    }
    return divided;
  }
}
