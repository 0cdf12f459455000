package org.diurnal.data.nhanes.labels;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A question or a measurement of the survey: where each round keeps it, and what its numbers mean.
///
/// Two variables are equal only if they are the same object: the registry holds each one once.
final class Variable {
  private final Map<Cycle, Column> columns;
  private final Codebook codebook;
  private final boolean repeated;

  private Variable(Map<Cycle, Column> columns, Codebook codebook, boolean repeated) {
    this.columns = Collections.unmodifiableMap(new EnumMap<>(columns));
    this.codebook = codebook;
    this.repeated = repeated;
  }

  /// A variable with the same name in the same table of both rounds.
  static Variable of(String table, String name, Codebook codebook) {
    return only(Cycle.C, table, name, codebook).and(Cycle.D, table, name);
  }

  /// A variable that one round has.
  static Variable only(Cycle cycle, String table, String name, Codebook codebook) {
    return new Variable(Map.of(cycle, column(cycle, table, name)), codebook, false);
  }

  /// The same, kept elsewhere or under another name in another round.
  Variable and(Cycle cycle, String table, String name) {
    Map<Cycle, Column> all = new EnumMap<>(columns);
    all.put(cycle, column(cycle, table, name));
    return new Variable(all, codebook, repeated);
  }

  /// The same, of a table with any number of rows a person.
  Variable inManyRows() {
    return new Variable(columns, codebook, true);
  }

  /// Where a round keeps it; empty if that round did not ask.
  Optional<Column> column(Cycle cycle) {
    return Optional.ofNullable(columns.get(cycle));
  }

  /// Where it is kept, round by round.
  Collection<Column> columns() {
    return columns.values();
  }

  /// What its numbers mean.
  Codebook codebook() {
    return codebook;
  }

  /// Whether it is of the table that has every participant's age and sex.
  boolean ofDemographics() {
    return columns.values().stream().allMatch(c -> c.file().startsWith("DEMO_"));
  }

  /// Whether a person has any number of rows of it.
  boolean repeated() {
    return repeated;
  }

  /// For readers: `BMX BMXBMI`, or `L13_C LBXHDD / HDL_D LBDHDD` where rounds differ.
  String text() {
    var texts =
        columns.entrySet().stream()
            .map(e ->
                e.getValue().file().replaceAll("_" + e.getKey() + "$", "")
                    + " "
                    + e.getValue().name())
            .distinct()
            .toList();
    if (columns.size() == Cycle.values().length && texts.size() == 1) {
      return texts.getFirst();
    }
    return String.join(
        " / ", columns.values().stream().map(c -> c.file() + " " + c.name()).toList());
  }

  private static Column column(Cycle cycle, String table, String name) {
    return new Column(table + "_" + cycle, name);
  }
}
