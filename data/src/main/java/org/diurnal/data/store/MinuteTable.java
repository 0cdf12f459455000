package org.diurnal.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.diurnal.core.SensorSchema;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes a number a minute and channel of days that is no measurement, to one Parquet file:
/// `person_id`, `local_date`, `source_id`, and for each channel a list of 1440 floats, NULL where
/// there is none.
///
/// The file is there wholly after [#commit], or not at all. Memory is bounded by the Parquet
/// engine's limit, as in [VectorTable].
public final class MinuteTable implements AutoCloseable {
  private static final int DAYS_AT_ONCE = 16;

  private final Path file;
  private final Path spill;
  private final DuckDBConnection duck;
  private final DuckDBAppender appender;
  private final boolean[] missing = new boolean[DayWindow.MINUTES];
  private long rows;
  private boolean closed;

  /// @param schema the channels
  /// @param file takes its name on [#commit]; its folder exists
  public MinuteTable(SensorSchema schema, Path file) {
    this.file = file;
    this.spill = file.resolveSibling("." + file.getFileName() + ".spill");
    this.duck = Duck.open(spill);
    StringBuilder sql =
        new StringBuilder(
            "CREATE TABLE minutes (person_id VARCHAR, local_date DATE, source_id VARCHAR");
    for (String channel : Duck.channels(schema)) {
      sql.append(", ").append(Duck.name(channel)).append(" FLOAT[]");
    }
    try (Statement s = duck.createStatement()) {
      s.execute(sql.append(")").toString());
      this.appender = duck.createAppender("main", "minutes");
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be written", e);
    }
  }

  /// Adds a day.
  ///
  /// @param numbers `[channels][1440]`, NaN where there is none
  public void add(DayKey day, float[][] numbers) {
    try {
      appender.beginRow();
      appender.append(day.personId());
      appender.append(day.localDate());
      appender.append(day.sourceId());
      for (float[] channel : numbers) {
        for (int m = 0; m < missing.length; m++) {
          missing[m] = Float.isNaN(channel[m]);
        }
        appender.append(channel, missing);
      }
      appender.endRow();
      rows++;
      if (rows % DAYS_AT_ONCE == 0) {
        appender.flush();
      }
    } catch (SQLException e) {
      throw Duck.failed(file + ": " + day + " cannot be written", e);
    }
  }

  /// Writes the file and gives it its name, replacing an older one in one step.
  ///
  /// @param name what the description calls it
  /// @return its description
  public DataFile commit(String name) {
    Path tmp = DurableFiles.temporaryFor(file);
    try {
      appender.flush();
      Duck.copy(duck, "SELECT * FROM minutes", tmp);
      DataFile described = PartWriter.finished(tmp, rows, name);
      DurableFiles.publish(tmp, file);
      return described;
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
