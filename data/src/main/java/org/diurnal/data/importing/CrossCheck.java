package org.diurnal.data.importing;

import java.util.List;

/// A file that was compared with what was imported, and not stored.
///
/// @param file its name
/// @param what what was compared, in words
/// @param compared how many totals had minutes to be compared with
/// @param equal how many of these agree
/// @param withoutMinutes totals of which the export has no minutes, or only some
/// @param firstDifferentLines where the first disagreements are
public record CrossCheck(
    String file,
    String what,
    long compared,
    long equal,
    long withoutMinutes,
    List<Long> firstDifferentLines) {
  public CrossCheck {
    firstDifferentLines = List.copyOf(firstDifferentLines);
  }
}
