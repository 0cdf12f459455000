package org.diurnal.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes and reads how often days are drawn, in Parquet: `person_id`, `local_date`, `cluster`,
/// `draws`.
public final class DrawTable {
  private DrawTable() {}

  /// Writes a file, which is there wholly or not at all.
  ///
  /// @param file its folder exists
  public static void write(Path file, List<DrawnDay> days) {
    Path tmp = DurableFiles.temporaryFor(file);
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement()) {
      s.execute(
          "CREATE TABLE draws (person_id VARCHAR, local_date DATE, cluster INTEGER, draws DOUBLE)");
      try (DuckDBAppender a = duck.createAppender("main", "draws")) {
        for (DrawnDay d : days) {
          a.beginRow();
          a.append(d.personId());
          a.append(d.localDate());
          a.append(d.cluster());
          a.append(d.draws());
          a.endRow();
        }
      }
      Duck.copy(duck, "SELECT * FROM draws", tmp);
      DurableFiles.publish(tmp, file);
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be written", e);
    } catch (IOException e) {
      throw new FailedException(
          file + ": cannot be written: " + e.getMessage(), "free some space and try again", e);
    }
  }

  /// Reads a file in the order in which it was written.
  ///
  /// @throws BadDataException if it is missing, or no such file
  public static void read(Path file, Consumer<DrawnDay> consumer) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + ": no such file", "begin a new run with --balance");
    }
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT person_id, local_date, cluster, draws FROM " + Duck.parquet(file))) {
      while (r.next()) {
        consumer.accept(
            new DrawnDay(
                r.getString(1), r.getObject(2, LocalDate.class), r.getInt(3), r.getDouble(4)));
      }
    } catch (SQLException e) {
      throw new BadDataException(
          file + ": does not say how often days are drawn: " + e.getMessage(),
          "restore it from a copy, or begin a new run with --balance",
          e);
    }
  }
}
