package org.diurnal.model.generation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;

/// One cell of a results table: for each person a few counts, shared by all fillers because all
/// fillers meet the same minutes, and a few sums a filler. Enough for every statistic that is a
/// function of pooled sums, and for its bootstrap over people; no day is kept.
public final class Tally {
  /// A statistic of pooled counts and one filler's pooled sums.
  public interface Statistic {
    /// NaN where it is undefined.
    double of(double[] counts, double[] sums);
  }

  private final int counts;
  private final int fillers;
  private final int sums;
  // in order of id, so that an interval does not depend on the order in which people came
  private final TreeMap<String, double[]> people = new TreeMap<>();
  private Optional<Resampled> resampled = Optional.empty();

  /// The pooled rows of every draw, kept because many statistics are asked of the same draws.
  private record Resampled(Bootstrap by, List<double[]> rows) {}

  public Tally(int counts, int fillers, int sums) {
    this.counts = counts;
    this.fillers = fillers;
    this.sums = sums;
  }

  public void count(String person, int which, double by) {
    row(person)[which] += by;
  }

  public void add(String person, int filler, int which, double by) {
    row(person)[counts + filler * sums + which] += by;
  }

  private double[] row(String person) {
    resampled = Optional.empty();
    return people.computeIfAbsent(person, p -> new double[counts + fillers * sums]);
  }

  public int people() {
    return people.size();
  }

  public double count(int which) {
    double total = 0;
    for (double[] row : people.values()) {
      total += row[which];
    }
    return total;
  }

  /// The statistic over all people.
  public double value(int filler, Statistic statistic) {
    int[] everyone = IntStream.range(0, people.size()).toArray();
    return of(pooled(List.copyOf(people.values()), everyone), filler, statistic);
  }

  /// The statistic of each person, in order of id.
  public double[] byPerson(int filler, Statistic statistic) {
    return people.values().stream().mapToDouble(row -> of(row, filler, statistic)).toArray();
  }

  /// Its interval.
  public Optional<Interval> interval(int filler, Statistic statistic, Bootstrap bootstrap) {
    return interval(bootstrap, row -> of(row, filler, statistic));
  }

  /// The interval of something made of two fillers' statistics on the same people drawn.
  public Optional<Interval> paired(
      int one, int other, Statistic statistic, DoubleBinaryOperator how, Bootstrap bootstrap) {
    return interval(
        bootstrap, row -> how.applyAsDouble(of(row, one, statistic), of(row, other, statistic)));
  }

  private Optional<Interval> interval(Bootstrap bootstrap, ToDoubleFunction<double[]> statistic) {
    Optional<Resampled> known = resampled.filter(r -> r.by().equals(bootstrap));
    List<double[]> rows = List.copyOf(people.values());
    Resampled draws =
        known.orElseGet(() ->
            new Resampled(bootstrap, bootstrap.draws(rows.size(), drawn -> pooled(rows, drawn))));
    resampled = Optional.of(draws);
    return bootstrap.interval(draws.rows().stream().mapToDouble(statistic).toArray());
  }

  /// Counts and sums of all fillers, added up over people given by position.
  private double[] pooled(List<double[]> rows, int[] drawn) {
    double[] total = new double[counts + fillers * sums];
    for (int person : drawn) {
      double[] row = rows.get(person);
      for (int k = 0; k < total.length; k++) {
        total[k] += row[k];
      }
    }
    return total;
  }

  private double of(double[] row, int filler, Statistic statistic) {
    int from = counts + filler * sums;
    return statistic.of(Arrays.copyOf(row, counts), Arrays.copyOfRange(row, from, from + sums));
  }
}
