package org.diurnal.data.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/// Writes small Parquet files for tests.
public final class ParquetSample {
  private ParquetSample() {}

  /// Writes the rows of a query.
  public static void write(Path file, String select) {
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement()) {
      s.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
