package org.diurnal.data.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diurnal.core.BadDataException;
import org.duckdb.DuckDBConnection;

/// Columns of numbers of a Parquet file that has one row a key, held in memory.
public final class NumberTable {
  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.BOOLEAN);

  private final Map<Integer, Integer> rows;
  private final Map<String, double[]> columns;

  private NumberTable(Map<Integer, Integer> rows, Map<String, double[]> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /// Reads a file.
  ///
  /// @param key the column that names the rows, whole numbers
  /// @param wanted columns to read; those that the file lacks are left out
  /// @throws BadDataException if it is no Parquet file, lacks the key, has a key twice or a row
  ///   without one, or a wanted column does not hold numbers
  public static NumberTable read(Path file, String key, Collection<String> wanted) {
    try (DuckDBConnection duck = Duck.open()) {
      Map<String, Integer> types = types(duck, file);
      List<String> names = wanted.stream().distinct().filter(types::containsKey).toList();
      if (!types.containsKey(key)) {
        throw bad(file + ": has no column " + key);
      }
      for (String name : names) {
        if (!NUMBERS.contains(types.get(name))) {
          throw bad(file + ": column " + name + " does not hold numbers");
        }
      }
      return read(duck, file, key, names);
    } catch (SQLException e) {
      throw new BadDataException(
          file + ": cannot be read as Parquet: " + e.getMessage(), "download or copy it again", e);
    }
  }

  /// The keys, in the file's order.
  public Collection<Integer> keys() {
    return rows.keySet();
  }

  /// The wanted columns that the file has.
  public Set<String> columns() {
    return columns.keySet();
  }

  /// A cell; NaN where it is NULL or there is no such row or column.
  public double value(int key, String column) {
    Integer row = rows.get(key);
    double[] values = columns.get(column);
    return row == null || values == null ? Double.NaN : values[row];
  }

  private static Map<String, Integer> types(DuckDBConnection duck, Path file) throws SQLException {
    try (Statement s = duck.createStatement();
        ResultSet r = s.executeQuery("SELECT * FROM " + Duck.parquet(file) + " LIMIT 0")) {
      ResultSetMetaData meta = r.getMetaData();
      Map<String, Integer> types = new LinkedHashMap<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        types.put(meta.getColumnName(i), meta.getColumnType(i));
      }
      return types;
    }
  }

  private static NumberTable read(DuckDBConnection duck, Path file, String key, List<String> names)
      throws SQLException {
    Map<Integer, Integer> rows = new LinkedHashMap<>();
    List<double[]> read = new ArrayList<>();
    String values =
        names.stream().map(n -> ", " + Duck.name(n) + "::DOUBLE").collect(Collectors.joining());
    try (Statement s = duck.createStatement();
        ResultSet r =
            s.executeQuery("SELECT " + Duck.name(key) + values + " FROM " + Duck.parquet(file))) {
      while (r.next()) {
        int k = r.getInt(1);
        if (r.wasNull()) {
          throw bad(file + ": row " + (read.size() + 1) + " has no " + key);
        }
        if (rows.put(k, read.size()) != null) {
          throw bad(file + ": row " + (read.size() + 1) + ": " + key + " " + k + " came before");
        }
        double[] row = new double[names.size()];
        for (int c = 0; c < row.length; c++) {
          double value = r.getDouble(2 + c);
          row[c] = r.wasNull() ? Double.NaN : value;
        }
        read.add(row);
      }
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.put(names.get(c), read.stream().mapToDouble(row -> row[column]).toArray());
    }
    return new NumberTable(rows, columns);
  }

  private static BadDataException bad(String what) {
    return new BadDataException(what, "check that this is the table that was meant");
  }
}
