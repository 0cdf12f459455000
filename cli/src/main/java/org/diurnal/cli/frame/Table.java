package org.diurnal.cli.frame;

import java.util.List;
import java.util.Optional;

/// A result: columns with units, rows of typed cells. What `--format` renders.
///
/// A cell is a `String`, `Boolean`, `Integer`, `Long` or `Double`, or `Optional.empty()` where
/// there is no value. NaN and infinities count as no value, because JSON has no word for them.
///
/// @param title what the table shows; may be empty
/// @param columns at least one
/// @param rows each as long as `columns`
/// @param notes sentences that belong to the table
public record Table(
    String title, List<Column> columns, List<List<Object>> rows, List<String> notes) {

  /// A column.
  ///
  /// @param name its name, the key in JSON
  /// @param unit the unit of its numbers, empty if it has none
  /// @param decimals digits after the point in text; JSON and CSV keep all
  public record Column(String name, String unit, int decimals) {
    /// Words, or whole numbers without unit.
    public static Column of(String name) {
      return new Column(name, "", 3);
    }

    /// Numbers with a unit.
    public static Column of(String name, String unit, int decimals) {
      return new Column(name, unit, decimals);
    }

    String heading(String open, String close) {
      return unit.isEmpty() ? name : name + open + unit + close;
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table '" + title + "' has no column");
    }
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table '" + title + "': row " + row + " for " + columns.size() + " columns");
      }
      row.forEach(Table::check);
    }
  }

  private static void check(Object cell) {
    boolean known =
        switch (cell) {
          case String s -> true;
          case Boolean b -> true;
          case Integer i -> true;
          case Long l -> true;
          case Double d -> true;
          case Optional<?> o -> o.isEmpty();
          default -> false;
        };
    if (!known) {
      throw new IllegalArgumentException("cannot show a " + cell.getClass() + " in a table");
    }
  }

  /// A table without notes.
  public static Table of(String title, List<Column> columns, List<List<Object>> rows) {
    return new Table(title, columns, rows, List.of());
  }

  /// The text of one or more tables in a format, ending in a newline.
  public static String render(List<Table> tables, TableFormat format) {
    return switch (format) {
      case table -> TextTables.render(tables);
      case json -> JsonTables.render(tables);
      case csv -> CsvTables.render(tables);
      case markdown -> MarkdownTables.render(tables);
    };
  }

  /// Whether a cell holds a value.
  static boolean isPresent(Object cell) {
    return !(cell instanceof Optional<?>) && !(cell instanceof Double d && !Double.isFinite(d));
  }
}
