package org.diurnal.cli.frame;

import java.util.ArrayList;
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
  /// What a table about simulated people says.
  public static final String SIMULATED = "SIMULATED data: no evidence about real people";

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
    return render(tables, format, false);
  }

  /// The same; tables about simulated people say so: in a note, in JSON also as `"simulated":
  /// true`, in CSV in a column.
  static String render(List<Table> tables, TableFormat format, boolean simulated) {
    List<Table> said = simulated ? tables.stream().map(Table::ofSimulated).toList() : tables;
    return switch (format) {
      case table -> TextTables.render(said);
      case json -> JsonTables.render(said, simulated);
      case csv ->
          CsvTables.render(simulated ? tables.stream().map(Table::withColumn).toList() : tables);
      case markdown -> MarkdownTables.render(said);
    };
  }

  private Table ofSimulated() {
    List<String> more = new ArrayList<>(notes);
    more.add(SIMULATED);
    return new Table(title, columns, rows, more);
  }

  /// With a last column that says that it is about simulated people.
  private Table withColumn() {
    if (columns.stream().anyMatch(c -> c.name().equals("simulated"))) {
      return this;
    }
    List<Column> more = new ArrayList<>(columns);
    more.add(Column.of("simulated"));
    return new Table(
        title,
        more,
        rows.stream()
            .map(row -> {
              List<Object> cells = new ArrayList<>(row);
              cells.add(true);
              return cells;
            })
            .toList(),
        notes);
  }

  /// Whether a cell holds a value.
  static boolean isPresent(Object cell) {
    return !(cell instanceof Optional<?>) && !(cell instanceof Double d && !Double.isFinite(d));
  }
}
