package org.diurnal.data.nhanes.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A value that can be worked out of a person's answers, with the variables and labels it needs.
/// Built with [Terms].
///
/// @param value NaN where it cannot be known; for a yes or no, 1 or 0
/// @param variables what is read of the survey's files
/// @param labels what is read of labels that stand before in the registry
record Term(ToDoubleFunction<Person> value, List<Variable> variables, List<String> labels) {
  Term {
    variables = variables.stream().distinct().toList();
    labels = labels.stream().distinct().toList();
  }

  /// Of one variable.
  static Term of(Variable variable, ToDoubleFunction<Person> value) {
    return new Term(value, List.of(variable), List.of());
  }

  /// Of other terms.
  static Term of(List<Term> terms, ToDoubleFunction<Person> value) {
    List<Variable> variables = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Term term : terms) {
      variables.addAll(term.variables());
      labels.addAll(term.labels());
    }
    return new Term(value, variables, labels);
  }

  /// The value for a person.
  double of(Person person) {
    return value.applyAsDouble(person);
  }

  /// Whether it is 1; not where it is missing.
  boolean holds(Person person) {
    return of(person) == 1;
  }
}
