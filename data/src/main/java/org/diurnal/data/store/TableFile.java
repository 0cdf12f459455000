package org.diurnal.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// A Parquet file of one table in the making. It is there wholly after [#commit], or not at all.
/// Memory is bounded by the Parquet engine's limit, whatever the number of rows; what does not fit
/// waits in a folder beside the file.
final class TableFile implements AutoCloseable {
  private static final String TABLE = "t";

  private final Path file;
  private final int rowsAtOnce;
  private final Path spill;
  private final DuckDBConnection duck;
  private final DuckDBAppender appender;
  private long rows;
  private boolean closed;

  /// Appends the cells of a row.
  @FunctionalInterface
  interface Row {
    void to(DuckDBAppender appender) throws SQLException;
  }

  /// What is made of the finished temporary file before it gets its name.
  @FunctionalInterface
  interface Finish<T> {
    T of(Path temporary);
  }

  /// @param file takes its name on [#commit]; its folder exists
  /// @param columns in SQL: names and types
  /// @param rowsAtOnce that the appender may hold back, which lie outside the engine's limit
  TableFile(Path file, String columns, int rowsAtOnce) {
    this.file = file;
    this.rowsAtOnce = Math.max(1, rowsAtOnce);
    this.spill = file.resolveSibling("." + file.getFileName() + ".spill");
    this.duck = Duck.open(spill);
    try (Statement s = duck.createStatement()) {
      s.execute("CREATE TABLE " + TABLE + " (" + columns + ")");
      this.appender = duck.createAppender("main", TABLE);
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be written", e);
    }
  }

  /// Adds a row.
  ///
  /// @param what it is, for errors
  void add(Object what, Row row) {
    try {
      appender.beginRow();
      row.to(appender);
      appender.endRow();
      rows++;
      if (rows % rowsAtOnce == 0) {
        appender.flush();
      }
    } catch (SQLException e) {
      throw Duck.failed(file + ": " + what + " cannot be written", e);
    }
  }

  /// Rows added so far.
  long rows() {
    return rows;
  }

  /// Writes the file and gives it its name, replacing an older one in one step.
  <T> T commit(Finish<T> finish) {
    Path tmp = DurableFiles.temporaryFor(file);
    try {
      appender.flush();
      Duck.copy(duck, "SELECT * FROM " + TABLE, tmp);
      T made = finish.of(tmp);
      DurableFiles.publish(tmp, file);
      return made;
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be written", e);
    } catch (IOException e) {
      throw new FailedException(
          file + ": cannot be written: " + e.getMessage(), "free some space and try again", e);
    } finally {
      close();
    }
  }

  /// Ends the work; without [#commit] before, no file is left.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      appender.close();
      duck.close();
      Files.deleteIfExists(DurableFiles.temporaryFor(file));
      Files.deleteIfExists(spill);
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be closed", e);
    } catch (IOException e) {
      throw new FailedException(
          file + ": temporary files beside it cannot be deleted: " + e.getMessage(),
          "delete them by hand",
          e);
    }
  }
}
