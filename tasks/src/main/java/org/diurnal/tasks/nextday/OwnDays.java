package org.diurnal.tasks.nextday;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Vectors of people's days, and how far a day is from its person's days before: what a day is like
/// for this person, so that who the person is says nothing.
public final class OwnDays {
  private final Map<String, NavigableMap<LocalDate, double[]>> byPerson = new HashMap<>();

  /// Takes a day's vector; NaN where a number is not known.
  public void add(String person, LocalDate date, double[] vector) {
    byPerson.computeIfAbsent(person, p -> new TreeMap<>()).put(date, vector);
  }

  /// Whether a day has a vector.
  public boolean has(String person, LocalDate date) {
    return byPerson.containsKey(person) && byPerson.get(person).containsKey(date);
  }

  /// The day's vector less the mean of those before it; of the first, zeros.
  public Optional<double[]> deviation(String person, LocalDate date) {
    if (!has(person, date)) {
      return Optional.empty();
    }
    NavigableMap<LocalDate, double[]> days = byPerson.getOrDefault(person, new TreeMap<>());
    double[] today = days.getOrDefault(date, new double[0]);
    double[] out = new double[today.length];
    for (int j = 0; j < out.length; j++) {
      double sum = 0;
      int n = 0;
      for (double[] before : days.headMap(date, false).values()) {
        if (!Double.isNaN(before[j])) {
          sum += before[j];
          n++;
        }
      }
      out[j] = n == 0 ? 0 : today[j] - sum / n;
    }
    return Optional.of(out);
  }
}
