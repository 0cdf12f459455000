package org.diurnal.data.fit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of a stream of FIT files.
///
/// @param files how many files there were, one after the other
/// @param bytes how many bytes were read
/// @param messages how many messages were delivered, by global number, ascending
/// @param withheld messages right before a damage, not delivered because they may be part of it
/// @param faults what is not sound, in the order of the stream; at most [#LISTED]
/// @param moreFaults how many faults are not listed
public record FitReading(
    int files,
    long bytes,
    Map<Integer, Long> messages,
    long withheld,
    List<FitFault> faults,
    long moreFaults) {
  /// How many faults are listed.
  public static final int LISTED = 100;

  public FitReading {
    messages = java.util.Collections.unmodifiableMap(new TreeMap<>(messages));
    faults = List.copyOf(faults);
  }

  /// Whether nothing is wrong.
  public boolean isSound() {
    return faults.isEmpty();
  }

  /// How many messages of a global number were delivered.
  public long count(int number) {
    return messages.getOrDefault(number, 0L);
  }
}
