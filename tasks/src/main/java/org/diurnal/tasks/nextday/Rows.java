package org.diurnal.tasks.nextday;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The days of a target that can be told, and what became of the others: known = kept + warm-up +
/// today not worn.
///
/// @param kept in order of person and date
/// @param known days that have the target
/// @param warmUp of these, with too few values before
/// @param notWorn of these, whose day before is not there, or was worn too little
record Rows(List<Row> kept, int known, int warmUp, int notWorn) {
  Rows {
    kept = List.copyOf(kept);
  }

  /// Collects them.
  ///
  /// @param valuesOf a person's target by day
  /// @param hasToday whether a person's day can be described
  /// @param warmUp values that have to be known before
  static Rows of(
      Collection<String> people,
      java.util.function.Function<String, NavigableMap<LocalDate, Double>> valuesOf,
      BiPredicate<String, LocalDate> hasToday,
      int warmUp) {
    List<Row> kept = new ArrayList<>();
    int known = 0;
    int early = 0;
    int notWorn = 0;
    for (String person : people) {
      NavigableMap<LocalDate, Double> values = valuesOf.apply(person);
      for (Map.Entry<LocalDate, Double> e : values.entrySet()) {
        known++;
        Optional<Past> past = Past.before(e.getKey(), values, warmUp);
        if (past.isEmpty()) {
          early++;
        } else if (!hasToday.test(person, e.getKey().minusDays(1))) {
          notWorn++;
        } else {
          kept.add(new Row(person, e.getKey(), e.getValue(), past.get()));
        }
      }
    }
    return new Rows(kept, known, early, notWorn);
  }
}
