package org.diurnal.data.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes days, which come in order, to parts of bounded size under temporary names. A part's name
/// is its content's hash: the same days make the same part.
final class PartWriter implements AutoCloseable {
  /// A part that is written, synced, and waits for its name.
  ///
  /// @param part what the manifest will say
  /// @param temporary where it lies until then
  record Written(DayPart part, Path temporary) {}

  private final SensorSchema schema;
  private final Path folder;
  private final int daysPerPart;
  private final DuckDBConnection duck;
  private final List<Written> written = new ArrayList<>();
  private final boolean[] missing = new boolean[DayWindow.MINUTES];
  private Optional<DuckDBAppender> appender = Optional.empty();
  private Optional<DayKey> first = Optional.empty();
  private Optional<DayKey> last = Optional.empty();
  private int rows;

  /// @param folder for temporary files; exists
  PartWriter(SensorSchema schema, Path folder, int daysPerPart, DuckDBConnection duck) {
    this.schema = schema;
    this.folder = folder;
    this.daysPerPart = daysPerPart;
    this.duck = duck;
  }

  /// Days in a part, so that one is about 16 MiB before compression.
  static int daysPerPart(SensorSchema schema) {
    int bytesPerDay = schema.size() * (4 * DayWindow.MINUTES + 180);
    return Math.clamp((16 << 20) / bytesPerDay, 64, 2048);
  }

  /// Adds a day; days come in ascending order of their keys.
  void add(DayWindow day) {
    try {
      append(appender.isPresent() ? appender.get() : begin(), day);
    } catch (SQLException e) {
      throw Duck.failed("day " + day + " cannot be written", e);
    }
    DayKey key = DayKey.of(day);
    first = first.isPresent() ? first : Optional.of(key);
    last = Optional.of(key);
    rows++;
    if (rows == daysPerPart) {
      finishPart();
    }
  }

  /// Ends the current part, if it has days.
  void finishPart() {
    if (rows == 0) {
      return;
    }
    try {
      appender.orElseThrow().close();
    } catch (SQLException e) {
      throw Duck.failed("a part of days cannot be written", e);
    }
    appender = Optional.empty();
    Path tmp = folder.resolve("days-" + written.size() + ".parquet");
    Duck.copy(duck, "SELECT * FROM part", tmp);
    DataFile file = finished(tmp, rows, "days/part-%s.parquet");
    written.add(new Written(new DayPart(file, first.orElseThrow(), last.orElseThrow()), tmp));
    first = Optional.empty();
    rows = 0;
  }

  /// The parts written so far, in order.
  List<Written> written() {
    return written;
  }

  /// Syncs a finished temporary file and describes it.
  ///
  /// @param pattern its name in the dataset, `%s` standing for the first digits of its hash
  static DataFile finished(Path tmp, long rows, String pattern) {
    try {
      try (FileChannel c = FileChannel.open(tmp, StandardOpenOption.WRITE)) {
        c.force(true);
      }
      String sha256 = Sha256.of(tmp);
      String name = pattern.replace("%s", sha256.substring(0, 16));
      return new DataFile(name, rows, Files.size(tmp), sha256);
    } catch (IOException e) {
      throw new FailedException(
          tmp + ": cannot be written: " + e.getMessage(), "free some space and import again", e);
    }
  }

  @Override
  public void close() {
    try {
      if (appender.isPresent()) {
        appender.get().close();
      }
    } catch (SQLException e) {
      throw Duck.failed("a part of days cannot be closed", e);
    }
  }

  private DuckDBAppender begin() throws SQLException {
    try (Statement s = duck.createStatement()) {
      s.execute(Duck.createDays("part", schema));
    }
    DuckDBAppender a = duck.createAppender("main", "part");
    appender = Optional.of(a);
    return a;
  }

  private void append(DuckDBAppender a, DayWindow day) throws SQLException {
    a.beginRow();
    a.append(day.personId());
    a.append(day.localDate());
    if (day.utcOffsetMinutes().isPresent()) {
      a.append(day.utcOffsetMinutes().getAsInt());
    } else {
      a.appendNull();
    }
    a.append(day.sourceId());
    for (int c = 0; c < schema.size(); c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        missing[m] = !day.observed(c).get(m);
      }
      a.append(day.values(c), missing);
      a.append(day.observed(c).toBytes());
    }
    a.endRow();
  }
}
