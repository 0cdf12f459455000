package org.diurnal.data.nhanes.labels;

import java.util.HashMap;
import java.util.Map;

/// A made-up person: cells by the variable's name, and the labels that follow from them and from
/// labels that are given.
final class Answers implements Person {
  private final Map<String, Double> cells = new HashMap<>();
  private final Map<String, double[]> rows = new HashMap<>();
  private final Map<String, Double> labels = new HashMap<>();

  /// A person of an age and a sex (1 male, 2 female).
  static Answers person(int years, int sex) {
    return new Answers().with("RIDAGEYR", years).with("RIAGENDR", sex);
  }

  Answers with(String variable, double cell) {
    cells.put(variable, cell);
    return this;
  }

  /// The cells of a column of a table of many rows.
  Answers rows(String variable, double... column) {
    rows.put(variable, column);
    return this;
  }

  /// A label that is only taken.
  Answers taken(String label, double value) {
    labels.put(label, value);
    return this;
  }

  /// The value of a label by the registry; NaN where it is missing.
  double value(String name) {
    LabelDefinition label = LabelRegistry.find(name).orElseThrow();
    return switch (label.origin()) {
      case Origin.Taken t -> labels.getOrDefault(name, Double.NaN);
      case Origin.Derived(Term term) -> term.of(this);
    };
  }

  @Override
  public double cell(Variable variable) {
    return variable.columns().stream()
        .map(Column::name)
        .filter(cells::containsKey)
        .mapToDouble(n -> cells.getOrDefault(n, Double.NaN))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public double[] answers(Variable variable) {
    String name = variable.columns().iterator().next().name();
    return rows.getOrDefault(name, new double[0]).clone();
  }

  @Override
  public double label(String name) {
    return value(name);
  }
}
