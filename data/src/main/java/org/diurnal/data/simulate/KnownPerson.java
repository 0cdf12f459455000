package org.diurnal.data.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What a labels table says of one real person.
final class KnownPerson {
  /// Nothing is known.
  static final KnownPerson NOBODY = new KnownPerson(0, List.of(), new double[0]);

  private final long row;
  private final List<String> tasks;
  private final double[] values;

  /// @param row the row, or the first of the person's rows, from 1
  /// @param tasks the names of the labels
  /// @param values by position of `tasks`, NaN where the person has none; may end before it
  KnownPerson(long row, List<String> tasks, double[] values) {
    this.row = row;
    this.tasks = tasks;
    this.values = values;
  }

  /// The row in the table, from 1.
  long row() {
    return row;
  }

  /// A label's value; empty if the row has none.
  OptionalDouble label(String task) {
    int at = tasks.indexOf(task);
    return at < 0 || at >= values.length || Double.isNaN(values[at])
        ? OptionalDouble.empty()
        : OptionalDouble.of(values[at]);
  }

  /// Every label that the row has.
  Map<String, Double> labels() {
    Map<String, Double> labels = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        labels.put(tasks.get(i), values[i]);
      }
    }
    return labels;
  }
}
