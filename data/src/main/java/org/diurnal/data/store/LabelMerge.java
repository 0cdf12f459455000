package org.diurnal.data.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.diurnal.data.Label;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Merges labels into `labels.parquet` inside DuckDB, which spills what does not fit: there may be
/// many a person-day.
final class LabelMerge implements AutoCloseable {
  /// How the labels met those that were there.
  ///
  /// @param fresh not there before
  /// @param identical there, the same
  /// @param replaced there, with another value
  record Counts(long fresh, long identical, long replaced) {}

  private final DuckDBConnection duck;
  private final DuckDBAppender appender;

  LabelMerge(DuckDBConnection duck) {
    this.duck = duck;
    try (Statement s = duck.createStatement()) {
      s.execute("CREATE TABLE incoming (person_id VARCHAR, task VARCHAR, time DATE, value DOUBLE)");
      s.execute("CREATE TABLE before (person_id VARCHAR, task VARCHAR, time DATE, value DOUBLE)");
      appender = duck.createAppender("main", "incoming");
    } catch (SQLException e) {
      throw Duck.failed("labels cannot be taken in", e);
    }
  }

  /// Takes a label.
  void add(Label label) {
    try {
      appender.beginRow();
      appender.append(label.personId());
      appender.append(label.task());
      if (label.time().isPresent()) {
        appender.append(label.time().get());
      } else {
        appender.appendNull();
      }
      appender.append(label.value());
      appender.endRow();
    } catch (SQLException e) {
      throw Duck.failed("label " + label + " cannot be written", e);
    }
  }

  /// Compares with the labels there are.
  Counts compare(Optional<Path> existing) {
    try (Statement s = duck.createStatement()) {
      appender.close();
      if (existing.isPresent()) {
        s.execute("INSERT INTO before SELECT * FROM " + Duck.parquet(existing.get()));
      }
      try (ResultSet r =
          s.executeQuery(
              "SELECT count(*) FILTER (b.task IS NULL), count(*) FILTER (b.value = i.value),"
                  + " count(*) FILTER (b.value <> i.value) FROM incoming i LEFT JOIN before b"
                  + " ON i.person_id = b.person_id AND i.task = b.task"
                  + " AND i.time IS NOT DISTINCT FROM b.time")) {
        r.next();
        return new Counts(r.getLong(1), r.getLong(2), r.getLong(3));
      }
    } catch (SQLException e) {
      throw Duck.failed("labels cannot be compared", e);
    }
  }

  /// Writes the merged labels, in order of person, task and day; how many there are.
  long write(Path file) {
    Duck.copy(
        duck,
        "SELECT * FROM (SELECT * FROM incoming UNION ALL SELECT b.* FROM before b WHERE NOT EXISTS"
            + " (SELECT 1 FROM incoming i WHERE i.person_id = b.person_id AND i.task = b.task AND"
            + " i.time IS NOT DISTINCT FROM b.time))"
            + " ORDER BY person_id, task, time NULLS FIRST",
        file);
    try (Statement s = duck.createStatement();
        ResultSet r = s.executeQuery("SELECT count(*) FROM " + Duck.parquet(file))) {
      r.next();
      return r.getLong(1);
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be read back, " + Files.exists(file), e);
    }
  }

  @Override
  public void close() {
    try {
      if (!appender.isClosed()) {
        appender.close();
      }
    } catch (SQLException e) {
      throw Duck.failed("labels cannot be closed", e);
    }
  }
}
