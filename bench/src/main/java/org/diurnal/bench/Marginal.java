package org.diurnal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The distribution of one quantity in one group of people: every value counts the same, and each
/// day of a person has the mean of its values, by which days of one person are told apart.
///
/// Values are kept in bins, so distances are exact to a bin's width.
final class Marginal {
  private static final int LEAST_DAYS = 5; // for a person's day-to-day spread

  /// What one person contributes.
  private static final class Person {
    private final long[] bins;
    private final List<Double> days = new ArrayList<>();

    private Person(int n) {
      bins = new long[n];
    }
  }

  private final double from;
  private final double width;
  private final int bins;
  private final Map<String, Person> people = new TreeMap<>();
  private long n;
  private double sum;
  private double squares;

  /// @param from the least value
  /// @param to the greatest; what is beyond either counts as at that end
  /// @param width of a bin
  Marginal(double from, double to, double width) {
    this.from = from;
    this.width = width;
    this.bins = (int) Math.ceil((to - from) / width) + 1;
  }

  /// Takes a person's day in; a day without values says nothing.
  void day(String person, double[] values) {
    if (values.length == 0) {
      return;
    }
    Person p = people.computeIfAbsent(person, id -> new Person(bins));
    double daySum = 0;
    for (double v : values) {
      p.bins[Math.clamp((int) Math.floor((v - from) / width), 0, bins - 1)]++;
      daySum += v;
      squares += v * v;
    }
    n += values.length;
    sum += daySum;
    p.days.add(daySum / values.length);
  }

  int people() {
    return people.size();
  }

  long values() {
    return n;
  }

  double mean() {
    return sum / n;
  }

  double sd() {
    return Math.sqrt(Math.max(0, squares / n - mean() * mean()));
  }

  /// The value that a share q of all values does not exceed, to a bin's middle.
  double quantile(double q) {
    double[] f = cumulative(people.values());
    for (int b = 0; b < bins; b++) {
      if (f[b] >= q) {
        return from + (b + 0.5) * width;
      }
    }
    return from + bins * width;
  }

  /// The standard deviation of a person's daily values, averaged over the people with at least five
  /// days; NaN if there is nobody.
  double spread() {
    return people.values().stream()
        .filter(p -> p.days.size() >= LEAST_DAYS)
        .mapToDouble(p -> {
          double mean = p.days.stream().mapToDouble(d -> d).average().orElseThrow();
          double s = p.days.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
          return Math.sqrt(s / (p.days.size() - 1));
        })
        .average()
        .orElse(Double.NaN);
  }

  /// Kolmogorov-Smirnov: the greatest difference of the distribution functions.
  double kolmogorovSmirnov(Marginal other) {
    double[] f = cumulative(people.values());
    double[] g = other.cumulative(other.people.values());
    double most = 0;
    for (int b = 0; b < bins; b++) {
      most = Math.max(most, Math.abs(f[b] - g[b]));
    }
    return most;
  }

  /// Wasserstein-1: the area between the distribution functions, in the quantity's unit.
  double wasserstein(Marginal other) {
    return wasserstein(cumulative(people.values()), other.cumulative(other.people.values()));
  }

  /// The Wasserstein distance that `k` people drawn from these keep below, 19 times of 20, from all
  /// of them: what so few people differ by for no other reason.
  double byChance(int k, long seed) {
    List<Person> all = new ArrayList<>(people.values());
    double[] whole = cumulative(all);
    SplittableRandom random = new SplittableRandom(seed);
    double[] distances = new double[200];
    for (int i = 0; i < distances.length; i++) {
      List<Person> drawn = new ArrayList<>();
      for (int j = 0; j < k; j++) {
        drawn.add(all.get(random.nextInt(all.size())));
      }
      distances[i] = wasserstein(cumulative(drawn), whole);
    }
    Arrays.sort(distances);
    return distances[(int) (0.95 * distances.length)];
  }

  private double wasserstein(double[] f, double[] g) {
    double area = 0;
    for (int b = 0; b < bins; b++) {
      area += Math.abs(f[b] - g[b]) * width;
    }
    return area;
  }

  private double[] cumulative(Iterable<Person> of) {
    double[] f = new double[bins];
    for (Person p : of) {
      for (int b = 0; b < bins; b++) {
        f[b] += p.bins[b];
      }
    }
    for (int b = 1; b < bins; b++) {
      f[b] += f[b - 1];
    }
    double total = f[bins - 1];
    for (int b = 0; b < bins; b++) {
      f[b] /= total;
    }
    return f;
  }
}
