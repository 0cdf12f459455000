package org.diurnal.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.reconcile.MergeAccount;
import org.diurnal.data.reconcile.MergePolicy;
import org.diurnal.data.reconcile.Reconciler;
import org.duckdb.DuckDBConnection;

/// A dataset folder, opened for reading: days of people in Parquet, with labels, under a manifest.
///
/// Any Parquet reader takes the files as they are: `days/part-*.parquet` hold `person_id`,
/// `local_date`, `utc_offset_minutes` (null where not known), `source_id`, and for each channel a
/// list of 1440 floats with NULL where missing and `CHANNEL_observed`, 180 bytes.
///
/// Immutable; several threads may read from one.
public final class Dataset {
  private final Path folder;
  private final DatasetManifest manifest;
  private final int mostDays; // of a person

  private Dataset(Path folder, DatasetManifest manifest) {
    this(folder, manifest, Integer.MAX_VALUE);
  }

  private Dataset(Path folder, DatasetManifest manifest, int mostDays) {
    this.mostDays = mostDays;
    this.folder = folder;
    this.manifest = manifest;
  }

  /// Opens a dataset, finishing an import that was interrupted after its point of no return.
  ///
  /// @throws BadDataException if there is none, or one of its files is missing or has another size
  public static Dataset open(Path folder) {
    if (Commit.pending(folder)) {
      try (FolderLock lock = FolderLock.of(folder)) {
        new Commit(folder, Commit.Steps.NONE).recover();
      }
    }
    Path file = folder.resolve(DatasetManifest.FILE);
    if (!Files.exists(file)) {
      throw new BadDataException(
          folder + ": no dataset here (no " + DatasetManifest.FILE + ")",
          Files.isDirectory(folder) ? "make one with import" : "check the folder's name");
    }
    DatasetManifest manifest = Json.read(file, DatasetManifest.class);
    if (!manifest.format().equals(DatasetManifest.FORMAT)
        || manifest.formatVersion() != DatasetManifest.VERSION) {
      throw new BadDataException(
          file + ": format " + manifest.format() + " version " + manifest.formatVersion(),
          "this program reads " + DatasetManifest.FORMAT + " version " + DatasetManifest.VERSION);
    }
    Dataset dataset = new Dataset(folder, manifest);
    manifest.files().forEach(dataset::checkSize);
    return dataset;
  }

  /// The folder.
  public Path folder() {
    return folder;
  }

  /// The manifest.
  public DatasetManifest manifest() {
    return manifest;
  }

  /// The channels of every day, in order.
  public SensorSchema schema() {
    return manifest.schema();
  }

  /// How many days there are, each device's counted.
  public long days() {
    return manifest.days();
  }

  /// How many days some people have, each device's counted; of [#firstDays], at most so many each.
  public long days(Collection<String> people) {
    Set<String> wanted = new HashSet<>(people);
    return peopleTable().stream()
        .filter(p -> wanted.contains(p.personId()))
        .mapToLong(p -> Math.min(p.days(), mostDays))
        .sum();
  }

  /// The ids of all people who have days, ascending.
  public List<String> people() {
    return peopleTable().stream().map(PersonSummary::personId).toList();
  }

  /// All people who have days, ascending by id.
  public List<PersonSummary> peopleTable() {
    int channels = schema().size();
    List<PersonSummary> people = new ArrayList<>();
    query(
        "SELECT * FROM " + Duck.parquet(folder.resolve(DatasetManifest.PEOPLE)),
        r -> {
          List<Long> minutes = new ArrayList<>();
          for (int c = 0; c < channels; c++) {
            minutes.add(r.getLong(5 + c));
          }
          people.add(
              new PersonSummary(
                  r.getString(1),
                  r.getLong(2),
                  r.getObject(3, LocalDate.class),
                  r.getObject(4, LocalDate.class),
                  minutes));
        });
    return people;
  }

  /// The ids of the sources that days came from, ascending.
  public List<String> sourceIds() {
    List<String> ids = new ArrayList<>();
    query(
        "SELECT source_id FROM " + Duck.parquet(folder.resolve(DatasetManifest.SOURCES)),
        r -> ids.add(r.getString(1)));
    ids.sort(String::compareTo);
    return ids;
  }

  /// All labels, ascending by person, task and day.
  public List<Label> labels() {
    return labels("");
  }

  /// The labels of one task, ascending by person and day; empty if there are none.
  public List<Label> labels(String task) {
    List<Label> labels = new ArrayList<>();
    query(
        "SELECT person_id, task, time, value FROM "
            + Duck.parquet(folder.resolve(DatasetManifest.LABELS))
            + (task.isEmpty() ? "" : " WHERE task = " + Duck.text(task)),
        r ->
            labels.add(
                new Label(
                    r.getString(1),
                    r.getString(2),
                    Optional.ofNullable(r.getObject(3, LocalDate.class)),
                    r.getDouble(4))));
    labels.sort(Label.ORDER);
    return labels;
  }

  /// How many labels of each task there are, by task name.
  public Map<String, Long> labelCounts() {
    Map<String, Long> counts = new TreeMap<>();
    query(
        "SELECT task, count(*) FROM "
            + Duck.parquet(folder.resolve(DatasetManifest.LABELS))
            + " GROUP BY task",
        r -> counts.put(r.getString(1), r.getLong(2)));
    return counts;
  }

  /// The receipts of all imports, in the order in which they were made.
  public List<ImportReceipt> receipts() {
    return manifest.receipts().stream()
        .map(f -> Json.read(folder.resolve(f.file()), ImportReceipt.class))
        .toList();
  }

  /// The same dataset of which [#forEachDay] gives only the first days of each person; all else is
  /// of all days.
  ///
  /// @param most at least 1
  public Dataset firstDays(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(most + " days; at least 1");
    }
    return new Dataset(folder, manifest, most);
  }

  /// Streams all days in order of person and date, one a person and date: where several devices
  /// have it, they are merged by [MergePolicy#DEFAULT]. One part is in memory at a time.
  public void forEachDay(Consumer<DayWindow> consumer) {
    merged(this::forEachSourceDay, consumer);
  }

  /// Streams the days of some people in order of person and date, as [#forEachDay(Consumer)] does.
  /// Who is not in the dataset has no days.
  public void forEachDay(Collection<String> people, Consumer<DayWindow> consumer) {
    merged(days -> forEachSourceDay(people, days), consumer);
  }

  /// Streams all days as their devices have them, in order of person, date and source.
  public void forEachSourceDay(Consumer<DayWindow> consumer) {
    read(part -> true, person -> true, consumer);
  }

  /// Streams the days of some people as their devices have them, in order of person, date and
  /// source.
  public void forEachSourceDay(Collection<String> people, Consumer<DayWindow> consumer) {
    TreeSet<String> wanted = new TreeSet<>(people);
    Set<String> fast = new HashSet<>(people);
    read(
        part -> {
          String from = wanted.ceiling(part.first().personId());
          return from != null && from.compareTo(part.last().personId()) <= 0;
        },
        fast::contains,
        consumer);
  }

  /// The devices that the receipts name, by source id; the first placement said for one counts.
  public List<Device> devices() {
    Map<String, Device> devices = new TreeMap<>();
    receipts().forEach(r -> r.devices().forEach(d -> devices.putIfAbsent(d.sourceId(), d)));
    return List.copyOf(devices.values());
  }

  private void merged(Consumer<Consumer<DayWindow>> stream, Consumer<DayWindow> all) {
    Consumer<DayWindow> consumer = mostDays == Integer.MAX_VALUE ? all : new First(mostDays, all);
    Reconciler reconciler =
        new Reconciler(
            schema(),
            MergePolicy.DEFAULT,
            devices(),
            new MergeAccount(schema()),
            m -> consumer.accept(m.day()));
    stream.accept(reconciler::add);
    reconciler.finish();
  }

  /// Compares every file with the hash in the manifest.
  ///
  /// @throws BadDataException naming the files that differ
  public void verify() {
    List<String> wrong = new ArrayList<>();
    manifest
        .files()
        .forEach(f -> {
          try {
            if (!Sha256.of(folder.resolve(f.file())).equals(f.sha256())) {
              wrong.add(f.file());
            }
          } catch (IOException e) {
            wrong.add(f.file() + " (" + e.getMessage() + ")");
          }
        });
    if (!wrong.isEmpty()) {
      throw new BadDataException(
          folder + ": not as they were written: " + String.join(", ", wrong),
          "restore them from a copy, or import the export again into a new folder");
    }
  }

  /// The one hash of everything in the dataset but its history: two datasets with the same days,
  /// people, labels and sources have the same.
  public String contentSha256() {
    StringBuilder text = new StringBuilder();
    manifest.parts().forEach(p -> text.append(p.content().sha256()).append('\n'));
    manifest.tables().forEach(t -> text.append(t.sha256()).append('\n'));
    return Sha256.of(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void read(
      Predicate<DayPart> parts, Predicate<String> people, Consumer<DayWindow> consumer) {
    try (DuckDBConnection duck = Duck.open()) {
      for (DayPart part : manifest.parts()) {
        if (parts.test(part)) {
          DataFile f = part.content();
          new PartReader(duck, schema(), folder.resolve(f.file()), f.rows())
              .forEach(people, consumer);
        }
      }
    } catch (SQLException e) {
      throw Duck.failed(folder + ": cannot be closed", e);
    }
  }

  private void checkSize(DataFile f) {
    Path file = folder.resolve(f.file());
    try {
      if (Files.size(file) != f.bytes()) {
        throw new BadDataException(
            file + ": " + Files.size(file) + " bytes, the manifest says " + f.bytes(),
            "restore it from a copy, or import the export again into a new folder");
      }
    } catch (IOException e) {
      throw new BadDataException(
          file + ": missing, although " + DatasetManifest.FILE + " names it",
          "restore it from a copy, or import the export again into a new folder",
          e);
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, RowReader reader) {
    try (DuckDBConnection duck = Duck.open();
        Statement s = duck.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      while (r.next()) {
        reader.read(r);
      }
    } catch (SQLException e) {
      throw new BadDataException(
          folder + ": cannot be read: " + e.getMessage(),
          "restore the dataset from a copy, or import the export again",
          e);
    }
  }

  /// Passes on the first days of each person, who come one after another.
  private static final class First implements Consumer<DayWindow> {
    private final int most;
    private final Consumer<DayWindow> to;
    private String person = "";
    private int days;

    First(int most, Consumer<DayWindow> to) {
      this.most = most;
      this.to = to;
    }

    @Override
    public void accept(DayWindow day) {
      days = day.personId().equals(person) ? days + 1 : 1;
      person = day.personId();
      if (days <= most) {
        to.accept(day);
      }
    }
  }
}
