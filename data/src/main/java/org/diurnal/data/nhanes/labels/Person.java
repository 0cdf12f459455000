package org.diurnal.data.nhanes.labels;

/// What the survey's files say of one person; what a [Term] is worked out from.
interface Person {
  /// The number in a variable's cell as it stands there, codes for refused and not known included;
  /// NaN where it is blank or the person has no row.
  double cell(Variable variable);

  /// The answers to a variable of a table with many rows, NaN where there is none, in the file's
  /// order; empty where the person has none.
  double[] answers(Variable variable);

  /// A label worked out or taken before; NaN where it is missing.
  double label(String name);

  /// The answer to a question or the measurement; NaN where there is none, whatever the reason.
  default double answer(Variable variable) {
    double cell = cell(variable);
    return variable.codebook().of(cell) == Codebook.Meaning.ANSWER ? cell : Double.NaN;
  }
}
