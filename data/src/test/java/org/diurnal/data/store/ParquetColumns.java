package org.diurnal.data.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// The column names of a Parquet file, for tests.
public final class ParquetColumns {
  private ParquetColumns() {}

  /// In the order of the file.
  public static List<String> of(Path file) {
    List<String> names = new ArrayList<>();
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement();
        ResultSet r = s.executeQuery("DESCRIBE SELECT * FROM " + Duck.parquet(file))) {
      while (r.next()) {
        names.add(r.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return names;
  }
}
