package org.diurnal.data.importing;

import java.util.List;

/// Rows or values that were dropped for one reason.
///
/// @param reason why, a few words
/// @param count how many
/// @param firstLines the line numbers of the first few, from 1, the header being line 1
public record Rejection(String reason, long count, List<Long> firstLines) {
  public Rejection {
    firstLines = List.copyOf(firstLines);
  }
}
