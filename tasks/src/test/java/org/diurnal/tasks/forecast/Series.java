package org.diurnal.tasks.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Made-up series for tests.
final class Series {
  static final double GAP = Double.NaN;

  /// A Monday.
  static final long MONDAY = LocalDate.of(2024, 4, 1).toEpochDay();

  private Series() {}

  /// A question whose past begins on a Monday, or at midnight of one.
  static Question question(Grid grid, double... past) {
    long begin = grid == Grid.DAY ? MONDAY : 24 * MONDAY;
    return new Question("p", grid, past, begin + past.length, Optional.empty());
  }

  /// People with a level of their own, a week of a given depth, and noise.
  static Map<String, List<Example>> weekly(
      Grid grid, int people, int steps, double depth, double noise, long seed) {
    Map<String, List<Example>> all = new LinkedHashMap<>();
    for (int p = 0; p < people; p++) {
      SplittableRandom random = new SplittableRandom(seed + p);
      double level = 60 + 20 * random.nextGaussian();
      double[] values = new double[steps];
      for (int t = 0; t < steps; t++) {
        double wave = Math.sin(2 * Math.PI * t / grid.season());
        values[t] =
            random.nextDouble() < 0.1 ? GAP : level + depth * wave + noise * random.nextGaussian();
      }
      long begin = grid == Grid.DAY ? MONDAY : 24 * MONDAY;
      all.put("p" + p, Example.of("p" + p, grid, values, begin, s -> true));
    }
    return all;
  }

  static List<Example> of(Map<String, List<Example>> all, int from, int to) {
    List<Example> some = new ArrayList<>();
    for (int p = from; p < to; p++) {
      some.addAll(all.getOrDefault("p" + p, List.of()));
    }
    return some;
  }
}
