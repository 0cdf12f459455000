package org.diurnal.tasks.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.diurnal.tasks.nextday.Diaries;

/// Daily metrics as series: a step a day, from the first day known to the last, NaN where nothing
/// is known.
public final class DaysAhead {
  private DaysAhead() {}

  /// Everything known of people, with examples.
  public static List<Told> of(Diaries diaries, Collection<String> people) {
    List<Told> told = new ArrayList<>();
    diaries
        .known()
        .forEach((id, unit) -> {
          Map<String, List<Example>> examples = new LinkedHashMap<>();
          for (String person : people) {
            NavigableMap<LocalDate, Double> values = diaries.of(id, person);
            if (!values.isEmpty()) {
              long first = values.firstKey().toEpochDay();
              List<Example> of = Example.of(person, Grid.DAY, series(values), first, step -> true);
              if (!of.isEmpty()) {
                examples.put(person, of);
              }
            }
          }
          if (!examples.isEmpty()) {
            // No daily metric is below zero.
            told.add(
                new Told(id, unit, Grid.DAY, 0, Double.POSITIVE_INFINITY, step -> true, examples));
          }
        });
    return told;
  }

  /// A value a day from the first to the last, NaN where there is none.
  static double[] series(NavigableMap<LocalDate, Double> values) {
    long first = values.firstKey().toEpochDay();
    double[] out = new double[(int) (values.lastKey().toEpochDay() - first + 1)];
    Arrays.fill(out, Double.NaN);
    values.forEach((date, v) -> out[(int) (date.toEpochDay() - first)] = v);
    return out;
  }
}
