package org.diurnal.data.nhanes.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.data.importing.LabelReceipt;

/// Counts the people of one label, and how far what was worked out agrees with the table.
final class Agreement {
  /// Sums may have been added up in another order.
  private static final double RELATIVE = 1e-9;

  private final LabelDefinition label;
  private final List<String> firstDifferent = new ArrayList<>();
  private long derived;
  private long taken;
  private long positives;
  private long both;
  private long equal;
  private long onlyDerived;
  private long onlyInTable;

  Agreement(LabelDefinition label) {
    this.label = label;
  }

  /// A person whose value was taken from the table; NaN where it has none.
  void taken(double value) {
    if (!Double.isNaN(value)) {
      taken++;
      positives += value == 1 ? 1 : 0;
    }
  }

  /// A person whose value was worked out, without a table to compare with.
  void derived(double value) {
    if (!Double.isNaN(value)) {
      derived++;
      positives += value == 1 ? 1 : 0;
    }
  }

  /// The same, with what the table says; NaN where either has no value.
  void derived(String person, double value, double inTable) {
    derived(value);
    boolean here = !Double.isNaN(value);
    boolean there = !Double.isNaN(inTable);
    if (here && there) {
      both++;
    }
    if (here && there && Math.abs(value - inTable) <= RELATIVE * (1 + Math.abs(inTable))) {
      equal++;
    } else if (here || there) {
      onlyDerived += there ? 0 : 1;
      onlyInTable += here ? 0 : 1;
      if (firstDifferent.size() < LabelReceipt.NAMED) {
        firstDifferent.add(person);
      }
    }
  }

  LabelReceipt toReceipt() {
    return new LabelReceipt(
        label.name(),
        derived,
        taken,
        label.kind().isYesOrNo() ? Optional.of(positives) : Optional.empty(),
        both,
        equal,
        onlyDerived,
        onlyInTable,
        firstDifferent);
  }
}
