package org.diurnal.data.nhanes.labels;

/// Where a label's values come from.
sealed interface Origin {
  /// Worked out of the survey's files, or of labels before it.
  record Derived(Term term) implements Origin {}

  /// Only had from a table of labels: the files it was made of are no longer at hand.
  ///
  /// @param from the file and variable, and who compiled it
  record Taken(String from) implements Origin {}
}
