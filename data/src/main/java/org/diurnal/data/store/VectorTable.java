package org.diurnal.data.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.diurnal.core.BadDataException;
import org.duckdb.DuckDBConnection;

/// Writes and reads Parquet files of vectors, all of one length.
///
/// Days: `person_id`, `local_date`, `source_id` (two devices may have the same day), `tokens`,
/// `vector`, a list of floats. People: `person_id`, `days`, `vector`. Any Parquet reader takes them
/// as they are.
///
/// A file is there wholly after [#commit], or not at all. Memory is bounded by the Parquet engine's
/// limit, whatever the number of rows; what does not fit waits in a folder beside the file.
public final class VectorTable implements AutoCloseable {
  private static final String DAYS =
      "person_id VARCHAR, local_date DATE, source_id VARCHAR, tokens INTEGER, vector FLOAT[]";
  private static final String PEOPLE = "person_id VARCHAR, days INTEGER, vector FLOAT[]";

  /// Floats that the appender may hold back, 4 MiB.
  private static final int FLOATS_AT_ONCE = 1 << 20;

  private final Path file;
  private final boolean ofDays;
  private final int length;
  private final TableFile table;

  private VectorTable(Path file, boolean ofDays, int length) {
    this.file = file;
    this.ofDays = ofDays;
    this.length = length;
    // By itself the appender would hold back some 200,000 rows, outside the engine's limit.
    this.table = new TableFile(file, ofDays ? DAYS : PEOPLE, FLOATS_AT_ONCE / length);
  }

  /// Begins a file of day vectors.
  ///
  /// @param file takes its name on [#commit]; its folder exists
  /// @param length of every vector
  public static VectorTable ofDays(Path file, int length) {
    return new VectorTable(file, true, length);
  }

  /// Begins a file of person vectors.
  ///
  /// @param file takes its name on [#commit]; its folder exists
  /// @param length of every vector
  public static VectorTable ofPeople(Path file, int length) {
    return new VectorTable(file, false, length);
  }

  /// Adds a day, to a file of days.
  ///
  /// @throws IllegalArgumentException if the vector has another length or a number is not finite
  public void add(DayVector row) {
    requireKind(true);
    check(row.day() + "", row.vector());
    table.add(
        row.day(),
        to -> {
          to.append(row.day().personId());
          to.append(row.day().localDate());
          to.append(row.day().sourceId());
          to.append(row.tokens());
          to.append(row.vector());
        });
  }

  /// Adds a person, to a file of people.
  ///
  /// @throws IllegalArgumentException if the vector has another length or a number is not finite
  public void add(PersonVector row) {
    requireKind(false);
    check("person " + row.personId(), row.vector());
    table.add(
        "person " + row.personId(),
        to -> {
          to.append(row.personId());
          to.append(row.days());
          to.append(row.vector());
        });
  }

  /// Rows added so far.
  public long rows() {
    return table.rows();
  }

  /// Writes the file and gives it its name, replacing an older one in one step.
  public void commit() {
    table.commit(tmp -> tmp);
  }

  /// Ends the work; without [#commit] before, no file is left.
  @Override
  public void close() {
    table.close();
  }

  /// Reads a file of day vectors in the order in which they were written.
  ///
  /// @throws BadDataException if it is missing, or no such file
  public static void readDays(Path file, Consumer<DayVector> consumer) {
    read(
        file,
        "person_id, local_date, source_id, tokens, vector",
        r ->
            consumer.accept(
                new DayVector(
                    new DayKey(r.getString(1), r.getObject(2, LocalDate.class), r.getString(3)),
                    r.getInt(4),
                    vector(file, r.getArray(5)))));
  }

  /// Reads a file of person vectors in the order in which they were written.
  ///
  /// @throws BadDataException if it is missing, or no such file
  public static void readPeople(Path file, Consumer<PersonVector> consumer) {
    read(
        file,
        "person_id, days, vector",
        r ->
            consumer.accept(
                new PersonVector(r.getString(1), r.getInt(2), vector(file, r.getArray(3)))));
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(Path file, String columns, RowReader reader) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + ": no such file", "make it with embed");
    }
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement();
        ResultSet r = s.executeQuery("SELECT " + columns + " FROM " + Duck.parquet(file))) {
      while (r.next()) {
        reader.read(r);
      }
    } catch (SQLException e) {
      throw new BadDataException(
          file + ": not a file of vectors as it should be: " + e.getMessage(),
          "make it anew with embed",
          e);
    }
  }

  private static float[] vector(Path file, Array list) throws SQLException {
    Object[] cells = (Object[]) list.getArray();
    float[] vector = new float[cells.length];
    for (int i = 0; i < vector.length; i++) {
      if (!(cells[i] instanceof Float f)) {
        throw new BadDataException(
            file + ": a vector holds " + cells[i] + " at " + i, "make it anew with embed");
      }
      vector[i] = f;
    }
    return vector;
  }

  private void requireKind(boolean days) {
    if (ofDays != days) {
      throw new IllegalStateException(file + ": a table of " + (ofDays ? "days" : "people"));
    }
  }

  private void check(String whose, float[] vector) {
    if (vector.length != length) {
      throw new IllegalArgumentException(
          whose + ": a vector of " + vector.length + ", the others have " + length);
    }
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(whose + ": number " + i + " is " + vector[i]);
      }
    }
  }
}
