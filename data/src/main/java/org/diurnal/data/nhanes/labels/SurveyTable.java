package org.diurnal.data.nhanes.labels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.data.importing.FileReceipt;

/// The wanted columns of one file of the survey.
///
/// @param receipt what became of its rows, and of the cells in wanted columns
/// @param rows by person, the rows in the file's order, a cell a wanted column; NaN where blank
/// @param columns where each wanted column is in a row
record SurveyTable(
    FileReceipt receipt, Map<Integer, List<double[]>> rows, Map<Column, Integer> columns) {
  /// The people who have a row.
  java.util.Set<Integer> people() {
    return rows.keySet();
  }

  /// The cell of a person; NaN where it is blank or there is no row.
  double cell(int seqn, Column column) {
    List<double[]> of = rows.get(seqn);
    return of == null ? Double.NaN : of.getFirst()[at(column)];
  }

  /// All cells of a person, row by row.
  double[] cells(int seqn, Column column) {
    int at = at(column);
    return rows.getOrDefault(seqn, List.of()).stream().mapToDouble(r -> r[at]).toArray();
  }

  private int at(Column column) {
    Integer at = columns.get(column);
    if (at == null) {
      throw new IllegalArgumentException(receipt.name() + ": " + column + " was not read");
    }
    return at;
  }

  /// Takes rows in, and sees to it that each person has but one where that is the rule.
  static final class Rows {
    private final Map<Integer, List<double[]>> rows = new HashMap<>();
    private final boolean many;

    Rows(boolean many) {
      this.many = many;
    }

    /// The row that a person has already, which forbids another; empty if this one was taken.
    List<double[]> add(int seqn, double[] row) {
      List<double[]> of = rows.computeIfAbsent(seqn, s -> new ArrayList<>(1));
      if (!many && !of.isEmpty()) {
        return of;
      }
      of.add(row);
      return List.of();
    }

    Map<Integer, List<double[]>> all() {
      return rows;
    }
  }
}
