package org.diurnal.data.export;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What an export has written, and what it had to leave out, with the reason.
final class ExportCounts {
  private final Set<String> people = new HashSet<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private long days;
  private long minutes;
  private long labels;

  /// Somebody's day was gone through.
  void day(String person) {
    people.add(person);
    days++;
  }

  /// Minutes of a channel were written.
  void minutes(long n) {
    minutes += n;
  }

  /// A label was written.
  void label() {
    labels++;
  }

  /// Some could not be written.
  ///
  /// @param what which and why, in words
  void leftOut(String what, long n) {
    if (n > 0) {
      leftOut.merge(what, n, Long::sum);
    }
  }

  long people() {
    return people.size();
  }

  long days() {
    return days;
  }

  long minutes() {
    return minutes;
  }

  long labels() {
    return labels;
  }

  Map<String, Long> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }
}
