package org.diurnal.data;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// One thing known about a person, at a day or in general: a daily total, a diagnosis, an age.
///
/// @param personId the person, as the source names them
/// @param task what the value is, lower snake case with the unit in its name where it has one
/// @param time the local day it belongs to; empty for what holds for the person at all times
/// @param value the value, finite; 0 or 1 for a yes-or-no
public record Label(String personId, String task, Optional<LocalDate> time, double value) {
  /// By person, task and day, those without a day first.
  public static final Comparator<Label> ORDER =
      Comparator.comparing(Label::personId)
          .thenComparing(Label::task)
          .thenComparing(l -> l.time().orElse(LocalDate.MIN));

  public Label {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "label " + task + " of person " + personId + " is " + value);
    }
  }
}
