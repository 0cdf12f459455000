package org.diurnal.data.store;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.duckdb.DuckDBConnection;

/// Reads any Parquet file row by row, with bounded memory, in the order of the file.
public final class ParquetRows {
  /// The row at hand; valid until the next one.
  public interface Row {
    /// Whether a column has no value here.
    boolean isNull(int column);

    /// A number; empty if there is none, NaN as it is.
    ///
    /// @throws BadDataException if the column holds something else
    OptionalDouble number(int column);

    /// A whole number; empty if there is none.
    ///
    /// @throws BadDataException if the column holds something else
    OptionalLong whole(int column);

    /// Bytes of a column of that kind; empty if there are none.
    ///
    /// @throws BadDataException if the column holds something else
    Optional<byte[]> bytes(int column);

    /// Whatever it is, as text: numbers without a superfluous point, times in ISO 8601 (a moment in
    /// world time with `Z`); empty if there is no value.
    String text(int column);
  }

  /// Takes a row.
  public interface Reader {
    /// @param number the row's number, from 1
    void row(long number, Row row);
  }

  private final Path file;
  private final List<String> columns;

  private ParquetRows(Path file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  /// Looks at a file's columns.
  ///
  /// @throws BadDataException if it is missing, or no Parquet file
  public static ParquetRows of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + ": no such file", "check its name");
    }
    List<String> columns = new ArrayList<>();
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement();
        ResultSet r = s.executeQuery("SELECT * FROM " + Duck.parquet(file) + " LIMIT 0")) {
      ResultSetMetaData meta = r.getMetaData();
      for (int c = 1; c <= meta.getColumnCount(); c++) {
        columns.add(meta.getColumnName(c));
      }
    } catch (SQLException e) {
      throw damaged(file, e);
    }
    return new ParquetRows(file, List.copyOf(columns));
  }

  /// The columns' names, in order.
  public List<String> columns() {
    return columns;
  }

  /// Hands over every row of some columns.
  ///
  /// @param wanted names; a row's columns have their positions in this list
  /// @throws BadDataException if a column is missing, or the file is damaged
  public void forEach(List<String> wanted, Reader reader) {
    try (Cursor cursor = open(wanted, List.of())) {
      while (cursor.next()) {
        reader.row(cursor.number(), cursor);
      }
    }
  }

  /// Opens the rows, to be taken one at a time; memory is bounded here too.
  ///
  /// @param wanted names; a row's columns have their positions in this list
  /// @param order columns by which the rows are sorted, ascending; empty for the file's own order
  /// @throws BadDataException if a column is missing, or the file is damaged
  public Cursor open(List<String> wanted, List<String> order) {
    List<String> missing =
        Stream.concat(wanted.stream(), order.stream())
            .filter(c -> !columns.contains(c))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      throw new BadDataException(
          file
              + ": no column "
              + String.join(", ", missing)
              + "; there are "
              + String.join(", ", columns.subList(0, Math.min(12, columns.size())))
              + (columns.size() > 12 ? " and " + (columns.size() - 12) + " more" : ""),
          "check that it is the file that you mean");
    }
    return new Cursor(wanted, order);
  }

  private static BadDataException damaged(Path file, SQLException e) {
    return new BadDataException(
        file + ":1: not a Parquet file, or a damaged one: " + firstLine(e),
        "check that it is Parquet, and copy it again",
        e);
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /// A place among the rows, before the first one at the beginning. Not thread-safe.
  public final class Cursor implements Row, AutoCloseable {
    private final DuckDBConnection duck;
    private final Statement statement;
    private final ResultSet row;
    private final List<String> wanted;

    private Cursor(List<String> wanted, List<String> order) {
      this.wanted = wanted;
      this.duck = Duck.openStreaming();
      try {
        this.statement = duck.createStatement();
        this.row = statement.executeQuery(sql(order));
      } catch (SQLException e) {
        close();
        throw damaged(file, e);
      }
    }

    private String sql(List<String> order) {
      List<String> selected = new ArrayList<>(wanted.stream().map(Duck::name).toList());
      selected.add("file_row_number"); // the row's own number, whatever the order
      return "SELECT "
          + String.join(", ", selected)
          + " FROM read_parquet("
          + Duck.text(file.toAbsolutePath().toString())
          + ", file_row_number = true)"
          + (order.isEmpty()
              ? ""
              : " ORDER BY " + String.join(", ", order.stream().map(Duck::name).toList()));
    }

    /// Moves to the next row; false after the last.
    ///
    /// @throws BadDataException if the file is damaged
    public boolean next() {
      try {
        return row.next();
      } catch (SQLException e) {
        throw damaged(file, e);
      }
    }

    /// The number of the row in the file, from 1.
    public long number() {
      try {
        return row.getLong(wanted.size() + 1) + 1;
      } catch (SQLException e) {
        throw damaged(file, e);
      }
    }

    @Override
    public void close() {
      try {
        duck.close();
      } catch (SQLException e) {
        throw Duck.failed(file + ": cannot be closed", e);
      }
    }

    @Override
    public boolean isNull(int column) {
      return object(column).isEmpty();
    }

    @Override
    public OptionalDouble number(int column) {
      Optional<Object> o = object(column);
      if (o.isEmpty()) {
        return OptionalDouble.empty();
      }
      return switch (o.get()) {
        case Number n -> OptionalDouble.of(n.doubleValue());
        case Boolean b -> OptionalDouble.of(b ? 1 : 0);
        default -> throw wrong(column, "a number");
      };
    }

    @Override
    public OptionalLong whole(int column) {
      Optional<Object> o = object(column);
      if (o.isEmpty()) {
        return OptionalLong.empty();
      }
      if (o.get() instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue())) {
        return OptionalLong.of(n.longValue());
      }
      throw wrong(column, "a whole number");
    }

    @Override
    public Optional<byte[]> bytes(int column) {
      try {
        return isNull(column) ? Optional.empty() : Optional.of(row.getBytes(column + 1));
      } catch (SQLException e) {
        throw wrong(column, "bytes");
      }
    }

    @Override
    public String text(int column) {
      return object(column).map(ParquetRows::text).orElse("");
    }

    private Optional<Object> object(int column) {
      try {
        return Optional.ofNullable(row.getObject(column + 1));
      } catch (SQLException e) {
        throw damaged(file, e);
      }
    }

    private BadDataException wrong(int column, String what) {
      return new BadDataException(
          file
              + ":"
              + number()
              + ": column "
              + wanted.get(column)
              + " is not "
              + what
              + ", but "
              + object(column).map(o -> o.getClass().getSimpleName() + " " + o).orElse("missing"),
          "check that it is the file that you mean");
    }
  }

  private static String text(Object o) {
    return switch (o) {
      case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> String.valueOf(d.longValue());
      case Float f when f == Math.rint(f) && Math.abs(f) < 1e7 -> String.valueOf(f.longValue());
      case BigDecimal b -> b.stripTrailingZeros().toPlainString();
      case Timestamp t -> t.toLocalDateTime().toString();
      case LocalDateTime t -> t.toString();
      // A moment: the file has no offset, and the one at hand is this machine's.
      case OffsetDateTime t -> t.toInstant().toString();
      case LocalDate d -> d.toString();
      default -> o.toString();
    };
  }
}
