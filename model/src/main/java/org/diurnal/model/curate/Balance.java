package org.diurnal.model.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Randomness;
import org.diurnal.data.store.DrawnDay;

/// How often each day is drawn in balanced pretraining.
///
/// Days are put into a tree of clusters by their vectors; draws are divided evenly over the tree.
/// Nobody's day is left out: where Vo et al. choose a subset, the days of a full cluster are drawn
/// less often.
///
/// Memory: the sample that clusters are found on, and 16 bytes a day.
public final class Balance {
  /// The rule in words.
  public static final String RULE =
      "days are clustered by their vectors, clusters by their centres; draws are divided evenly"
          + " among the highest clusters, then among those below each, a day being drawn at most so"
          + " many times as often as it would be without";

  private static final long SAMPLE = Randomness.key("sample of clusters");

  private final DayList days;
  private final ClusterTree tree;
  private final int[] leaf; // by day, -1 without a vector
  private final long[] sizes; // by leaf
  private final double[] draws; // by leaf

  private Balance(DayList days, ClusterTree tree, int[] leaf, long[] sizes, double[] draws) {
    this.days = days;
    this.tree = tree;
    this.leaf = leaf;
    this.sizes = sizes;
    this.draws = draws;
  }

  /// Reads the vectors of the days twice: once for the clusters, once to put every day into one.
  ///
  /// @param vectors a file of days of `embed`
  /// @throws BadDataException if it lacks days, or is no such file
  public static Balance of(Path vectors, DayList days, BalanceSettings settings) {
    DayVectors file = new DayVectors(vectors, days);
    Reservoir reservoir = new Reservoir(settings);
    file.forEach((day, vector) -> reservoir.add(vector));
    if (reservoir.seen == 0) {
      throw new BadDataException(
          vectors + ": holds no vector of a day that is learned from",
          "make the vectors with embed, of this very dataset");
    }
    ClusterTree tree =
        ClusterTree.of(
            reservoir.points(),
            settings.levels(reservoir.points().size()),
            settings.resamplings(),
            settings.seed());
    int[] leaf = new int[days.size()];
    long[] sizes = new long[tree.leaves()];
    Arrays.fill(leaf, -1);
    file.forEach((day, vector) -> {
      leaf[day] = tree.leaf(vector);
      sizes[leaf[day]]++;
    });
    return new Balance(days, tree, leaf, sizes, tree.drawsOfADay(sizes, settings.most()));
  }

  /// The clusters.
  public ClusterTree tree() {
    return tree;
  }

  /// How many days each lowest cluster has.
  public long[] sizes() {
    return sizes.clone();
  }

  /// How often a day of each lowest cluster is drawn, on average, in as many draws as there are
  /// days.
  public double[] drawsOfADay() {
    return draws.clone();
  }

  /// One row a day, in order. A day without a vector is drawn as often as without balancing.
  public List<DrawnDay> rows() {
    List<DrawnDay> rows = new ArrayList<>();
    for (int d = 0; d < leaf.length; d++) {
      rows.add(
          new DrawnDay(
              days.personId(d), days.localDate(d), leaf[d], leaf[d] < 0 ? 1 : draws[leaf[d]]));
    }
    return rows;
  }

  /// A sample of fixed size of points that come one by one (Vitter's algorithm R).
  private static final class Reservoir {
    private final BalanceSettings settings;
    private Points points = new Points(0);
    private long seen;

    Reservoir(BalanceSettings settings) {
      this.settings = settings;
    }

    Points points() {
      return points;
    }

    void add(float[] vector) {
      if (seen == 0) {
        points = new Points(vector.length);
      }
      if (points.size() < settings.sample()) {
        points.add(vector);
      } else {
        SplittableRandom random = Randomness.of(settings.seed(), SAMPLE, seen);
        long at = random.nextLong(seen + 1);
        if (at < points.size()) {
          points.set((int) at, vector);
        }
      }
      seen++;
    }
  }
}
