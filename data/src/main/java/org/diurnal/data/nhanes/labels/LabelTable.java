package org.diurnal.data.nhanes.labels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.diurnal.core.BadDataException;
import org.diurnal.data.store.ParquetRows;

/// A compiled table of labels: a Parquet file with a row a participant (`seqn`) and a column of
/// numbers a label, held in memory.
final class LabelTable {
  /// The column that names the participants.
  static final String KEY = "seqn";

  private static final String CURE = "check that this is the table of labels that was meant";

  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<Integer, double[]> rows = new LinkedHashMap<>();

  private LabelTable(List<String> names) {
    names.forEach(name -> columns.put(name, columns.size()));
  }

  /// Whether a Parquet file is such a table, and not that of a dataset, which has the same name.
  ///
  /// @throws BadDataException if it is no Parquet file
  static boolean isOne(Path file) {
    return ParquetRows.of(file).columns().contains(KEY);
  }

  /// Reads the columns of the registry; others are left alone, and missing ones may be.
  ///
  /// @throws BadDataException if it is no Parquet file, lacks the key, has a participant twice or a
  ///   row without one, or a label is not a number
  static LabelTable read(Path file) {
    ParquetRows parquet = ParquetRows.of(file);
    List<String> names =
        parquet.columns().stream().filter(c -> LabelRegistry.find(c).isPresent()).toList();
    LabelTable table = new LabelTable(names);
    List<String> wanted = new ArrayList<>(List.of(KEY));
    wanted.addAll(names);
    parquet.forEach(wanted, (number, row) -> table.add(file, number, row));
    return table;
  }

  /// The participants, in the file's order.
  Collection<Integer> people() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /// Whether it has a column for a label.
  boolean has(String label) {
    return columns.containsKey(label);
  }

  /// A participant's value; NaN where there is none, or no such row or column.
  double value(int seqn, String label) {
    double[] row = rows.get(seqn);
    Integer column = columns.get(label);
    return row == null || column == null ? Double.NaN : row[column];
  }

  private void add(Path file, long number, ParquetRows.Row cells) {
    String at = file + ":" + number + ": ";
    OptionalLong key = cells.whole(0);
    if (key.isEmpty()) {
      throw new BadDataException(at + "a row without " + KEY, CURE);
    }
    int seqn = (int) key.getAsLong();
    if (seqn != key.getAsLong()) {
      throw new BadDataException(at + key.getAsLong() + " is no " + KEY, CURE);
    }
    double[] row = new double[columns.size()];
    for (int c = 0; c < row.length; c++) {
      OptionalDouble cell = cells.number(c + 1);
      row[c] = cell.isPresent() ? cell.getAsDouble() : Double.NaN;
    }
    if (rows.put(seqn, row) != null) {
      throw new BadDataException(at + KEY + " " + seqn + " came before", CURE);
    }
  }
}
