package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.diurnal.core.Bootstrap;
import org.diurnal.tasks.nextday.NextDayResult.Value;

/// How often intervals held the truth.
///
/// @param share of the steps with an interval whose truth lay within
/// @param margin how far they reached to both sides, the mean over steps
/// @param steps with an interval
public record Coverage(Value share, double margin, long steps) {
  /// Counts, person by person.
  static final class Count {
    private final Map<String, double[]> byPerson = new TreeMap<>(); // held, margins, steps

    void add(String person, double[] said, double[] margins, double[] truth) {
      double[] of = byPerson.computeIfAbsent(person, p -> new double[3]);
      for (int h = 0; h < said.length; h++) {
        OptionalDouble holds = Bands.holds(said[h], margins[h], truth[h]);
        if (holds.isPresent()) {
          of[0] += holds.getAsDouble();
          of[1] += margins[h];
          of[2]++;
        }
      }
    }

    void addAll(Count other) {
      other.byPerson.forEach((p, more) -> {
        double[] of = byPerson.computeIfAbsent(p, q -> new double[3]);
        for (int k = 0; k < of.length; k++) {
          of[k] += more[k];
        }
      });
    }

    Coverage coverage(long seed) {
      List<double[]> people = new ArrayList<>(byPerson.values());
      double[] drawn =
          new Bootstrap(1000, seed)
                  .draws(
                      people.size(),
                      d -> {
                        double held = 0;
                        double n = 0;
                        for (int p : d) {
                          held += people.get(p)[0];
                          n += people.get(p)[2];
                        }
                        return held / n;
                      })
                  .stream()
                  .mapToDouble(v -> v)
                  .toArray();
      double[] all = new double[3];
      for (double[] p : people) {
        for (int k = 0; k < all.length; k++) {
          all[k] += p[k];
        }
      }
      return new Coverage(
          new Value(all[0] / all[2], new Bootstrap(1000, seed).interval(drawn)),
          all[1] / all[2],
          (long) all[2]);
    }
  }
}
