package org.diurnal.data.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Gathers `people.parquet` and `sources.parquet` from the days' keys, which come in order.
final class Summaries {
  /// What is known about a source beside its days.
  ///
  /// @param simulated whether a simulator made it
  /// @param zones the zones said for it
  /// @param device what the export called the device; empty if it named none
  /// @param placement where it is worn
  record SourceInfo(boolean simulated, List<String> zones, String device, Placement placement) {}

  private static final class SourceDays {
    private long people;
    private long days;
    private String lastPerson = "";
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
  }

  private final SensorSchema schema;
  private final DuckDBConnection duck;
  private final DuckDBAppender appender;
  private final Map<String, SourceDays> sources = new TreeMap<>();
  private Optional<String> person = Optional.empty();
  private Optional<LocalDate> lastDate = Optional.empty();
  private LocalDate firstDate = LocalDate.MAX;
  private long personDays;
  private long[] minutes; // of the person, without the day that is open
  private final MinuteMask[] observed; // of the day that is open, by any source
  private long people;
  private long days;

  Summaries(SensorSchema schema, DuckDBConnection duck) {
    this.schema = schema;
    this.duck = duck;
    this.minutes = new long[schema.size()];
    this.observed = new MinuteMask[schema.size()];
    Arrays.setAll(observed, c -> new MinuteMask());
    String columns =
        Duck.channels(schema).stream()
            .map(c -> ", " + Duck.name(c + "_minutes") + " BIGINT")
            .collect(Collectors.joining());
    try (Statement s = duck.createStatement()) {
      s.execute(
          "CREATE OR REPLACE TABLE people (person_id VARCHAR, days BIGINT, first_date DATE,"
              + " last_date DATE"
              + columns
              + ")");
      appender = duck.createAppender("main", "people");
    } catch (SQLException e) {
      throw Duck.failed("people cannot be summed up", e);
    }
  }

  /// Takes a day in.
  void add(PartReader.Row row) {
    DayKey key = row.key();
    if (person.isEmpty() || !person.get().equals(key.personId())) {
      endPerson();
      person = Optional.of(key.personId());
      firstDate = key.localDate();
    }
    // Two sources may have the same day: it is one day of the person, and what both have one
    // minute.
    if (lastDate.isEmpty() || !lastDate.get().equals(key.localDate())) {
      endDay();
      personDays++;
    }
    lastDate = Optional.of(key.localDate());
    days++;
    for (int c = 0; c < minutes.length; c++) {
      observed[c] = observed[c].or(row.observed()[c]);
    }
    SourceDays s = sources.computeIfAbsent(key.sourceId(), id -> new SourceDays());
    s.people += s.days > 0 && s.lastPerson.equals(key.personId()) ? 0 : 1;
    s.lastPerson = key.personId();
    s.days++;
    s.first = s.first.isBefore(key.localDate()) ? s.first : key.localDate();
    s.last = s.last.isAfter(key.localDate()) ? s.last : key.localDate();
  }

  /// Writes `people.parquet`.
  void writePeople(Path file) {
    endPerson();
    try {
      appender.close();
    } catch (SQLException e) {
      throw Duck.failed("people cannot be summed up", e);
    }
    Duck.copy(duck, "SELECT * FROM people", file);
  }

  /// Writes `sources.parquet`.
  void writeSources(Path file, Map<String, SourceInfo> infos) {
    try (Statement s = duck.createStatement()) {
      s.execute(
          "CREATE OR REPLACE TABLE sources (source_id VARCHAR, simulated BOOLEAN, zones VARCHAR[],"
              + " device VARCHAR, placement VARCHAR, people BIGINT, days BIGINT, first_date DATE, last_date DATE)");
      for (Map.Entry<String, SourceDays> e : sources.entrySet()) {
        SourceInfo info =
            infos.getOrDefault(e.getKey(), new SourceInfo(false, List.of(), "", Placement.UNKNOWN));
        SourceDays d = e.getValue();
        List<String> row = new ArrayList<>();
        row.add(Duck.text(e.getKey()));
        row.add(String.valueOf(info.simulated()));
        row.add(list(info.zones()));
        row.add(Duck.text(info.device()));
        row.add(Duck.text(info.placement().name().toLowerCase(Locale.ROOT)));
        row.add(String.valueOf(d.people));
        row.add(String.valueOf(d.days));
        row.add("DATE " + Duck.text(d.first.toString()));
        row.add("DATE " + Duck.text(d.last.toString()));
        s.execute("INSERT INTO sources VALUES (" + String.join(", ", row) + ")");
      }
    } catch (SQLException e) {
      throw Duck.failed("sources cannot be summed up", e);
    }
    Duck.copy(duck, "SELECT * FROM sources", file);
  }

  long people() {
    return people;
  }

  long days() {
    return days;
  }

  int sources() {
    return sources.size();
  }

  private static String list(Collection<String> texts) {
    return texts.stream().map(Duck::text).collect(Collectors.joining(", ", "[", "]"))
        + "::VARCHAR[]";
  }

  private void endDay() {
    for (int c = 0; c < minutes.length; c++) {
      minutes[c] += observed[c].count();
      observed[c] = new MinuteMask();
    }
  }

  private void endPerson() {
    if (person.isEmpty()) {
      return;
    }
    endDay();
    try {
      appender.beginRow();
      appender.append(person.get());
      appender.append(personDays);
      appender.append(firstDate);
      appender.append(lastDate.orElseThrow());
      for (long m : minutes) {
        appender.append(m);
      }
      appender.endRow();
    } catch (SQLException e) {
      throw Duck.failed("person " + person.get() + " cannot be summed up", e);
    }
    people++;
    person = Optional.empty();
    lastDate = Optional.empty();
    personDays = 0;
    minutes = new long[schema.size()];
  }
}
