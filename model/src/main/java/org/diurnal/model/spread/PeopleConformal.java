package org.diurnal.model.spread;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The conformal quantile of scores of people, who weigh the same however many scores they have:
/// people are exchangeable, minutes of one person are not.
///
/// With n people the quantile at level c is that of the distribution which gives each person 1 / (n
/// + 1), spread over their scores, and the remaining 1 / (n + 1) to infinity. A random score of a
///   new person of the same population is at most that quantile with a probability of at least c
///   and, where no two scores are equal, at most c + 2 / (n + 1) (Lee, Barber and Willett,
///   Distribution-free inference with hierarchical data, 2023; Vovk et al. 2005 for n scores of one
///   person each).
///
/// With few people that quantile is infinite (n = 8 at c = 0.9) or far too wide. Where 1 / (n + 1)
/// is above [#WORTH], the plain quantile of the n people is taken, which promises less: at least c
/// n / (n + 1).
public final class PeopleConformal {
  /// The most that the promise may cost, as a share of coverage.
  static final double WORTH = 0.01;

  private final Map<Integer, Scores> people = new LinkedHashMap<>();

  private static final class Scores {
    private double[] values = new double[16];
    private double[] weights = new double[16];
    private int size;
    private double total;

    void add(double value, double weight) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      values[size] = value;
      weights[size++] = weight;
      total += weight;
    }
  }

  /// What scores stay below.
  ///
  /// @param score the quantile; infinite if no finite one keeps the promise
  /// @param promised the least share of a new person's scores at or below it, on average over new
  ///   people
  public record Threshold(double score, double promised) {}

  /// Adds a score of a person.
  ///
  /// @param weight above 0: how many scores of that person it stands for
  public void add(int person, double score, double weight) {
    people.computeIfAbsent(person, p -> new Scores()).add(score, weight);
  }

  /// How many people have scores.
  public int people() {
    return people.size();
  }

  /// The conformal quantile where enough people make it worth its price, else the plain one.
  ///
  /// @param coverage c, above 0, below 1
  public Threshold threshold(double coverage) {
    double n = people.size();
    return 1 / (n + 1) <= WORTH
        ? conformal(coverage)
        : new Threshold(quantile(coverage), coverage * n / (n + 1));
  }

  /// The conformal quantile.
  public Threshold conformal(double coverage) {
    double n = people.size();
    return new Threshold(quantile(coverage * (n + 1) / n), coverage);
  }

  /// The least score at or below which a share of the people's scores lies.
  private double quantile(double share) {
    int size = people.values().stream().mapToInt(s -> s.size).sum();
    double[] scores = new double[size];
    double[] weights = new double[size];
    int at = 0;
    for (Scores s : people.values()) {
      for (int i = 0; i < s.size; i++) {
        scores[at] = s.values[i];
        weights[at++] = s.weights[i] / s.total / people.size();
      }
    }
    double sum = 0;
    for (int i :
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[a], scores[b]))
            .mapToInt(i -> i)
            .toArray()) {
      sum += weights[i];
      if (sum >= share - 1e-9) {
        return scores[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
