package org.diurnal.data.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.diurnal.core.FailedException;
import org.diurnal.core.SensorSchema;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// An in-memory DuckDB with bounded memory, and the SQL that all of this package shares.
final class Duck {
  private static final String MEMORY_LIMIT = "512MB";

  private Duck() {}

  /// Opens a database of its own, on one thread, so that rows keep their order and files their
  /// bytes.
  ///
  /// @param spill where DuckDB puts what does not fit into memory
  static DuckDBConnection open(Path spill) {
    return open(spill, new Properties());
  }

  /// Opens a database whose results come in chunks as they are read, whatever their size.
  static DuckDBConnection openStreaming() {
    Properties streaming = new Properties();
    streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return open(Path.of(System.getProperty("java.io.tmpdir"), "diurnal-duckdb-spill"), streaming);
  }

  private static DuckDBConnection open(Path spill, Properties properties) {
    try {
      DuckDBConnection c =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
      try (Statement s = c.createStatement()) {
        s.execute("SET memory_limit = '" + MEMORY_LIMIT + "'");
        s.execute("SET threads = 1");
        s.execute("SET temp_directory = " + text(spill.toAbsolutePath().toString()));
        s.execute("SET preserve_insertion_order = true");
      }
      return c;
    } catch (SQLException e) {
      throw failed("the Parquet engine (DuckDB) does not start", e);
    }
  }

  /// Opens a database for reading, spilling to the platform's temporary folder.
  static DuckDBConnection open() {
    return open(Path.of(System.getProperty("java.io.tmpdir"), "diurnal-duckdb-spill"));
  }

  /// A text as an SQL literal.
  static String text(String s) {
    return "'" + s.replace("'", "''") + "'";
  }

  /// A Parquet file as an SQL table.
  static String parquet(Path file) {
    return "read_parquet(" + text(file.toAbsolutePath().toString()) + ")";
  }

  /// A name as an SQL identifier.
  static String name(String s) {
    return "\"" + s.replace("\"", "\"\"") + "\"";
  }

  /// The `CREATE TABLE` of a table of days.
  static String createDays(String table, SensorSchema schema) {
    StringBuilder sql =
        new StringBuilder("CREATE OR REPLACE TABLE ")
            .append(table)
            .append(
                " (person_id VARCHAR, local_date DATE, utc_offset_minutes INTEGER,"
                    + " source_id VARCHAR");
    for (String channel : channels(schema)) {
      sql.append(", ").append(name(channel)).append(" FLOAT[], ");
      sql.append(name(channel + "_observed")).append(" BLOB");
    }
    return sql.append(")").toString();
  }

  /// The channel names, in order.
  static List<String> channels(SensorSchema schema) {
    return schema.channels().stream().map(c -> c.name()).toList();
  }

  /// Writes a query's rows to a Parquet file.
  static void copy(DuckDBConnection c, String query, Path file) {
    try (Statement s = c.createStatement()) {
      s.execute(
          "COPY ("
              + query
              + ") TO "
              + text(file.toAbsolutePath().toString())
              + " (FORMAT parquet, COMPRESSION zstd)");
    } catch (SQLException e) {
      throw failed(file + ": cannot be written", e);
    }
  }

  /// The error for something that DuckDB could not do.
  static FailedException failed(String what, SQLException e) {
    return new FailedException(
        what + ": " + e.getMessage(), "check the free space and permissions of the folder", e);
  }
}
