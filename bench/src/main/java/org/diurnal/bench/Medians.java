package org.diurnal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured under each name, and the middle of it.
final class Medians {
  private final Map<String, List<Double>> seen = new LinkedHashMap<>();

  void note(String name, double value) {
    seen.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
  }

  /// The median under a name; 0 where nothing was measured.
  double of(String name) {
    return of(seen.getOrDefault(name, List.of(0.0)));
  }

  /// The medians of all names that begin like this, without that beginning, in order of appearance.
  Map<String, Double> startingWith(String prefix) {
    Map<String, Double> found = new LinkedHashMap<>();
    seen.forEach((name, values) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), of(values));
      }
    });
    return found;
  }

  static double of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
