package org.diurnal.data.nhanes.labels;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diurnal.core.Progress;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FileReceipt;

/// What the survey's files say: every variable of the registry, of every person.
final class Survey {
  /// By file, the variables that labels read of it.
  private static final Map<String, Map<Cycle, Set<Variable>>> WANTED = wanted();

  /// The files that labels read, without their endings.
  static final Set<String> FILES = WANTED.keySet();

  private final Map<String, SurveyTable> tables;

  private Survey(Map<String, SurveyTable> tables) {
    this.tables = tables;
  }

  /// Reads files, of which each is one of [#FILES].
  static Survey read(Map<String, ExportTree.Item> files, Progress progress) {
    Map<String, SurveyTable> tables = new LinkedHashMap<>();
    long total = files.values().stream().mapToLong(ExportTree.Item::bytes).sum();
    long done = 0;
    for (var file : files.entrySet()) {
      Map<Cycle, Set<Variable>> variables = WANTED.getOrDefault(file.getKey(), Map.of());
      for (var round : variables.entrySet()) {
        SurveyReader reader = new SurveyReader(file.getValue(), round.getKey(), round.getValue());
        boolean mortality = file.getKey().startsWith("MORT_");
        tables.put(file.getKey(), mortality ? reader.mortality() : reader.transport());
        done += file.getValue().bytes();
        progress.update(done, total, file.getValue().fileName());
      }
    }
    return new Survey(tables);
  }

  /// Whether a round asked for all of some variables, and all files that it keeps them in are here.
  boolean has(Cycle cycle, List<Variable> variables) {
    return variables.stream()
        .allMatch(v -> v.column(cycle).filter(c -> tables.containsKey(c.file())).isPresent());
  }

  /// Everybody with a row in any file.
  Set<Integer> people() {
    Set<Integer> people = new TreeSet<>();
    tables.values().forEach(t -> people.addAll(t.people()));
    return people;
  }

  /// What became of the files.
  List<FileReceipt> receipts() {
    return tables.values().stream().map(SurveyTable::receipt).toList();
  }

  /// The number in a person's cell, as it stands there; NaN where it is blank or there is none.
  double cell(Cycle cycle, int seqn, Variable variable) {
    Optional<Column> column = variable.column(cycle);
    SurveyTable table = column.map(c -> tables.get(c.file())).orElse(null);
    return table == null ? Double.NaN : table.cell(seqn, column.orElseThrow());
  }

  /// All numbers of a person in a table of many rows, as they stand there.
  double[] cells(Cycle cycle, int seqn, Variable variable) {
    Optional<Column> column = variable.column(cycle);
    SurveyTable table = column.map(c -> tables.get(c.file())).orElse(null);
    return table == null ? new double[0] : table.cells(seqn, column.orElseThrow());
  }

  private static Map<String, Map<Cycle, Set<Variable>>> wanted() {
    List<Variable> variables = new ArrayList<>();
    for (LabelDefinition label : LabelRegistry.all()) {
      switch (label.origin()) {
        case Origin.Derived(Term term) -> variables.addAll(term.variables());
        case Origin.Taken t -> {}
      }
    }
    Map<String, Map<Cycle, Set<Variable>>> wanted = new HashMap<>();
    for (Variable variable : variables) {
      for (Cycle cycle : Cycle.values()) {
        variable
            .column(cycle)
            .ifPresent(c ->
                wanted
                    .computeIfAbsent(c.file(), f -> new EnumMap<>(Cycle.class))
                    .computeIfAbsent(cycle, x -> new LinkedHashSet<>())
                    .add(variable));
      }
    }
    return wanted;
  }
}
