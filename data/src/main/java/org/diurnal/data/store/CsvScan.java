package org.diurnal.data.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// DuckDB's own reading of a CSV file, as the yardstick that the import's speed is held against.
public final class CsvScan implements AutoCloseable {
  private final Statement duck;

  /// Opens a database with DuckDB's own defaults: all cores, most of the memory.
  public CsvScan() {
    try {
      duck = DriverManager.getConnection("jdbc:duckdb:").createStatement();
    } catch (SQLException e) {
      throw Duck.failed("the Parquet engine (DuckDB) does not start", e);
    }
  }

  /// Scans a file with `read_csv`, every column of every row parsed to the type found for it; how
  /// many rows there are.
  public long rows(Path file) {
    String sql =
        "SELECT count(*), max(COLUMNS(*)) FROM read_csv("
            + Duck.text(file.toAbsolutePath().toString())
            + ")";
    try (ResultSet r = duck.executeQuery(sql)) {
      r.next();
      return r.getLong(1);
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be scanned", e);
    }
  }

  @Override
  public void close() {
    try {
      duck.getConnection().close();
    } catch (SQLException e) {
      throw Duck.failed("the Parquet engine (DuckDB) does not stop", e);
    }
  }
}
