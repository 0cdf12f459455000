package org.diurnal.data.importing;

import java.util.List;
import java.util.Optional;

/// Where the labels of one task came from, for sources that work them out of other files or take
/// them from a table of labels, and how far the two agree where both are there.
///
/// @param task the label's task
/// @param derived people whose value was worked out
/// @param taken people whose value was taken from a table
/// @param positives people with a yes, for yes or no; otherwise empty
/// @param both people with a value both worked out and in the table
/// @param equal how many of these agree
/// @param onlyDerived people with a value worked out where the table was asked and has none
/// @param onlyInTable people without a value worked out of files that are there, where the table
///   has one; it was not taken
/// @param firstDifferent the first people where the two say something else, in order
public record LabelReceipt(
    String task,
    long derived,
    long taken,
    Optional<Long> positives,
    long both,
    long equal,
    long onlyDerived,
    long onlyInTable,
    List<String> firstDifferent) {
  /// How many people [#firstDifferent] names at most.
  public static final int NAMED = 5;

  public LabelReceipt {
    firstDifferent = List.copyOf(firstDifferent);
  }

  /// People with a value.
  public long people() {
    return derived + taken;
  }

  /// People where the two say something else, an absent value included.
  public long different() {
    return both - equal + onlyDerived + onlyInTable;
  }
}
