package org.diurnal.data.store;

import java.nio.file.Path;
import org.duckdb.DuckDBConnection;

/// Parquet files for tests.
public final class SampleParquet {
  private SampleParquet() {}

  /// Writes the rows of a query.
  public static Path write(Path file, String query) {
    try (DuckDBConnection duck = Duck.open()) {
      Duck.copy(duck, query, file);
      return file;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A CSV file as the same table in Parquet, all columns texts but those that are numbers.
  public static Path ofCsv(Path csv, Path file) {
    return write(
        file,
        "SELECT * FROM read_csv("
            + Duck.text(csv.toString())
            + ", header = true, all_varchar = true, delim = ',', strict_mode = false,"
            + " null_padding = true)");
  }
}
