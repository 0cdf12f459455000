package org.diurnal.data.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.Tally;
import org.diurnal.data.nhanes.labels.LabelDefinition;
import org.diurnal.data.nhanes.labels.LabelRegistry;
import org.diurnal.data.store.ParquetRows;

/// Takes people out of the rows of a labels table, and counts what is left out, and why.
final class PeopleRows {
  private static final double YOUNGEST = 18;
  private static final double OLDEST = 110;

  /// What an adult's measurement cannot be outside of.
  private static final Map<String, double[]> PLAUSIBLE =
      Map.of(
          PeopleTable.BMI, new double[] {10, 150},
          PeopleTable.HEIGHT, new double[] {100, 250},
          PeopleTable.WEIGHT, new double[] {20, 400});

  private final Path file;
  private final Tally.Counter rows = new Tally.Counter();
  private final Tally.Counter values = new Tally.Counter();
  private final List<KnownPerson> people = new ArrayList<>();

  PeopleRows(Path file) {
    this.file = file;
  }

  List<KnownPerson> people() {
    return people;
  }

  Tally rows() {
    return rows.toTally();
  }

  Tally values() {
    return values.toTally();
  }

  /// Reads a table with a row a person.
  void people(ParquetRows table) {
    List<String> tasks = table.columns().stream().filter(PeopleRows::isTaken).toList();
    table.forEach(
        tasks,
        (number, row) -> {
          rows.read(1);
          double[] v = new double[tasks.size()];
          for (int i = 0; i < v.length; i++) {
            v[i] = row.number(i).orElse(Double.NaN);
          }
          KnownPerson person = new KnownPerson(number, tasks, v);
          Optional<String> unfit = unfit(person);
          if (unfit.isPresent()) {
            rows.drop(unfit.get(), number);
            return;
          }
          rows.keep(1);
          for (int i = 0; i < v.length; i++) {
            v[i] = value(tasks.get(i), v[i], number);
          }
          people.add(person);
        });
  }

  /// Reads a table with a row a label.
  void labels(ParquetRows table) {
    boolean timed = table.columns().contains("time");
    List<String> wanted = new ArrayList<>(List.of("person_id", "task", "value"));
    if (timed) {
      wanted.add("time");
    }
    List<String> tasks = new ArrayList<>();
    Map<String, Integer> position = new HashMap<>();
    Group group = new Group(tasks);
    try (ParquetRows.Cursor row = table.open(wanted, List.of("person_id"))) {
      while (row.next()) {
        rows.read(1);
        String task = row.text(1);
        if (row.isNull(0) || row.isNull(1)) {
          throw new BadDataException(
              file + ":" + row.number() + ": a label without person_id or task",
              "check that it is the file that you mean");
        }
        group.of(row.text(0));
        if (!isTaken(task)) {
          rows.drop("the task is none of a person's health: " + family(task), row.number());
        } else if (timed && !row.isNull(3)) {
          rows.drop("a label of a day, not of the person", row.number());
        } else {
          int at =
              position.computeIfAbsent(
                  task,
                  t -> {
                    tasks.add(t);
                    return tasks.size() - 1;
                  });
          group.put(at, row.number(2), row.number());
        }
      }
    }
    group.finish();
  }

  /// The labels of one person, whose rows come together.
  private final class Group {
    private final List<String> tasks;
    private final List<Long> numbers = new ArrayList<>();
    private String id = "";
    private double[] v = new double[0];

    Group(List<String> tasks) {
      this.tasks = tasks;
    }

    void of(String person) {
      if (!person.equals(id)) {
        finish();
        id = person;
      }
    }

    void put(int at, OptionalDouble value, long number) {
      int before = v.length;
      if (at >= before) {
        v = Arrays.copyOf(v, at + 1);
        Arrays.fill(v, before, v.length, Double.NaN);
      }
      if (!Double.isNaN(v[at])) {
        throw new BadDataException(
            file + ":" + number + ": person " + id + " has " + tasks.get(at) + " twice",
            "leave one value a person and task");
      }
      numbers.add(number);
      v[at] = value.orElse(Double.NaN);
    }

    void finish() {
      if (!numbers.isEmpty()) {
        KnownPerson person = new KnownPerson(numbers.getFirst(), tasks, v);
        Optional<String> unfit = unfit(person);
        if (unfit.isPresent()) {
          numbers.forEach(n -> rows.drop(unfit.get(), n));
        } else {
          rows.keep(numbers.size());
          for (int i = 0; i < v.length; i++) {
            v[i] = value(tasks.get(i), v[i], numbers.getFirst());
          }
          people.add(person);
        }
      }
      numbers.clear();
      v = new double[0];
    }
  }

  /// Why nobody can be made of a row; empty if somebody can.
  private static Optional<String> unfit(KnownPerson p) {
    OptionalDouble age = p.label(PeopleTable.AGE);
    OptionalDouble female = p.label(PeopleTable.FEMALE);
    if (age.isEmpty()) {
      return Optional.of("age_years is missing");
    }
    if (female.isEmpty()) {
      return Optional.of("female is missing");
    }
    if (age.getAsDouble() < YOUNGEST) {
      return Optional.of("younger than 18");
    }
    if (!(age.getAsDouble() <= OLDEST)) {
      return Optional.of("older than 110");
    }
    return isYesOrNo(female.getAsDouble())
        ? Optional.empty()
        : Optional.of("female is neither 0 nor 1");
  }

  /// A value of a person who is kept, or NaN.
  private double value(String task, double v, long number) {
    if (Double.isNaN(v)) {
      return v;
    }
    values.read(1);
    double[] range = PLAUSIBLE.getOrDefault(task, new double[] {-1e12, 1e12});
    if (isBinary(task) && !isYesOrNo(v)) {
      values.drop(task + " is neither 0 nor 1", number);
    } else if (!(v >= range[0] && v <= range[1])) {
      values.drop(
          String.format(java.util.Locale.ROOT, "%s outside %.0f to %.0f", task, range[0], range[1]),
          number);
    } else {
      values.keep(1);
      return v;
    }
    return Double.NaN;
  }

  private static boolean isYesOrNo(double v) {
    return v == 0 || v == 1;
  }

  private static boolean isBinary(String task) {
    return LabelRegistry.find(task).map(l -> l.kind().isYesOrNo()).orElse(false);
  }

  /// Whether a label says something lasting of a person's health: a task of the registry.
  private static boolean isTaken(String task) {
    return LabelRegistry.find(task).map(LabelDefinition::kind).map(k -> k.isTask()).orElse(false);
  }

  private static String family(String task) {
    for (String prefix : List.of(Simulator.TRUTH, HealthLabels.BAYES, "event_")) {
      if (task.startsWith(prefix)) {
        return prefix + "...";
      }
    }
    return task;
  }
}
