package org.diurnal.data.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Permutation;
import org.diurnal.core.Randomness;
import org.diurnal.core.Sha256;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.Tally;
import org.diurnal.data.store.ParquetRows;

/// Real people's labels, out of which simulated people are made: a Parquet file with a row a person
/// and a column a label (the compiled table of NHANES), or with a row a label (`person_id`, `task`,
/// `value` and perhaps `time`: the `labels.parquet` of a dataset).
///
/// Age and sex have to be known, and people have to be 18 or older; who is not, is left out and
/// counted. Labels of a day, and what a simulator says of its own people, are left out too. Held in
/// memory: 8 bytes a label.
public final class PeopleTable {
  static final String AGE = "age_years";
  static final String FEMALE = "female";
  static final String HEIGHT = "height_cm";
  static final String WEIGHT = "weight_kg";
  static final String BMI = "bmi";

  private static final long ORDER = Randomness.key("rows of a labels table");
  private static final List<String> LONG = List.of("person_id", "task", "value");
  private static final String NEEDED =
      "the table needs age_years and female (1 or 0), as columns with a row a person, or as tasks of"
          + " a table with the columns person_id, task, value";

  private final FileReceipt receipt;
  private final List<KnownPerson> people;
  private final Set<String> tasks;

  private PeopleTable(FileReceipt receipt, List<KnownPerson> people) {
    this.receipt = receipt;
    this.people = List.copyOf(people);
    this.tasks =
        people.stream()
            .flatMap(p -> p.labels().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Reads a table.
  ///
  /// @param place the file, or a dataset's folder
  /// @throws BadDataException if it is missing or no Parquet file, lacks age or sex, has a label
  ///   that is not a number, or has no adult
  public static PeopleTable read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve("labels.parquet") : place;
    ParquetRows rows = ParquetRows.of(file);
    PeopleRows read = new PeopleRows(file);
    if (rows.columns().containsAll(LONG)) {
      read.labels(rows);
    } else {
      List<String> missing =
          List.of(AGE, FEMALE).stream().filter(c -> !rows.columns().contains(c)).toList();
      if (!missing.isEmpty()) {
        throw new BadDataException(
            file
                + ": no column "
                + String.join(", ", missing)
                + "; there are "
                + String.join(", ", rows.columns()),
            NEEDED);
      }
      read.people(rows);
    }
    FileReceipt receipt = receipt(file, read);
    if (read.people().isEmpty()) {
      throw new BadDataException(
          file + ": no adult whose age and sex are known" + reasons(receipt.rows()), NEEDED);
    }
    return new PeopleTable(receipt, read.people());
  }

  private static FileReceipt receipt(Path file, PeopleRows read) {
    try {
      return new FileReceipt(
          String.valueOf(file.getFileName()),
          "labels of real people, of whom simulated ones are made",
          Files.size(file),
          Sha256.of(file),
          read.rows(),
          read.values());
    } catch (IOException e) {
      throw new BadDataException(file + ": cannot be read: " + e, "check its permissions", e);
    }
  }

  private static String reasons(Tally rows) {
    return rows.rejections().stream()
        .map(r ->
            r.count()
                + " rows: "
                + r.reason()
                + " (first in row "
                + r.firstLines().getFirst()
                + ")")
        .collect(Collectors.joining("; ", rows.read() == 0 ? ", it has no row" : "; ", ""));
  }

  /// How many people it has.
  public int size() {
    return people.size();
  }

  /// What became of its rows, and of the labels in them.
  public FileReceipt receipt() {
    return receipt;
  }

  /// The labels that somebody in it has.
  public Set<String> tasks() {
    return java.util.Collections.unmodifiableSet(tasks);
  }

  /// The labels that no equation of the simulator speaks of: carried along as they are.
  public List<String> carried() {
    Set<String> modelled = HealthLabels.tasks();
    return tasks.stream().filter(t -> !modelled.contains(t) && !t.equals(HEIGHT)).toList();
  }

  /// The row of a person's number: each once, in an order of the seed's own, then again in another.
  KnownPerson person(long seed, long number) {
    long round = number / people.size();
    Permutation order = new Permutation(people.size(), seed ^ ORDER, round);
    return people.get((int) order.at(number % people.size()));
  }

  /// The labels of the row of a person's number, by task.
  public Map<String, Double> labels(long seed, long number) {
    return person(seed, number).labels();
  }
}
