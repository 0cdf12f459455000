package org.diurnal.model.generation;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/// One cell of a results table: for each person a few counts, shared by all fillers because all
/// fillers meet the same minutes, and a few sums a filler. Enough for every statistic that is a
/// function of pooled sums, and for its bootstrap over people; no day is kept.
final class Tally {
  /// A statistic of pooled counts and one filler's pooled sums.
  interface Statistic {
    /// NaN where it is undefined.
    double of(double[] counts, double[] sums);
  }

  private final int counts;
  private final int fillers;
  private final int sums;
  // in order of id, so that an interval does not depend on the order in which people came
  private final TreeMap<String, double[]> people = new TreeMap<>();

  Tally(int counts, int fillers, int sums) {
    this.counts = counts;
    this.fillers = fillers;
    this.sums = sums;
  }

  void count(String person, int which, double by) {
    row(person)[which] += by;
  }

  void add(String person, int filler, int which, double by) {
    row(person)[counts + filler * sums + which] += by;
  }

  private double[] row(String person) {
    return people.computeIfAbsent(person, p -> new double[counts + fillers * sums]);
  }

  int people() {
    return people.size();
  }

  double count(int which) {
    double total = 0;
    for (double[] row : people.values()) {
      total += row[which];
    }
    return total;
  }

  /// The statistic over all people.
  double value(int filler, Statistic statistic) {
    List<double[]> rows = List.copyOf(people.values());
    return pooled(rows, everyone(), filler, statistic);
  }

  /// Its interval.
  Optional<Interval> interval(int filler, Statistic statistic, Bootstrap bootstrap) {
    List<double[]> rows = List.copyOf(people.values());
    return bootstrap.interval(rows.size(), drawn -> pooled(rows, drawn, filler, statistic));
  }

  /// The interval of something made of two fillers' statistics on the same people drawn.
  Optional<Interval> paired(
      int one, int other, Statistic statistic, DoubleBinaryOperator how, Bootstrap bootstrap) {
    List<double[]> rows = List.copyOf(people.values());
    return bootstrap.interval(
        rows.size(),
        drawn ->
            how.applyAsDouble(
                pooled(rows, drawn, one, statistic), pooled(rows, drawn, other, statistic)));
  }

  private int[] everyone() {
    return java.util.stream.IntStream.range(0, people.size()).toArray();
  }

  private double pooled(List<double[]> rows, int[] drawn, int filler, Statistic statistic) {
    double[] pooledCounts = new double[counts];
    double[] pooledSums = new double[sums];
    for (int i : drawn) {
      double[] row = rows.get(i);
      for (int k = 0; k < counts; k++) {
        pooledCounts[k] += row[k];
      }
      for (int s = 0; s < sums; s++) {
        pooledSums[s] += row[counts + filler * sums + s];
      }
    }
    return statistic.of(pooledCounts, pooledSums);
  }
}
