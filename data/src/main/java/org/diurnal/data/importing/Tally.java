package org.diurnal.data.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of the rows of a file, or of the values in its kept rows: read = kept + dropped,
/// always.
///
/// @param read how many there were
/// @param kept how many are in the dataset
/// @param rejections the others, by reason
public record Tally(long read, long kept, List<Rejection> rejections) {
  /// Nothing read.
  public static final Tally NONE = new Tally(0, 0, List.of());

  /// @throws IllegalStateException if something was lost silently
  public Tally {
    rejections = List.copyOf(rejections);
    long dropped = rejections.stream().mapToLong(Rejection::count).sum();
    if (read != kept + dropped) {
      throw new IllegalStateException(
          "read " + read + " but kept " + kept + " and dropped " + dropped + ": some were lost");
    }
  }

  /// How many were dropped.
  public long dropped() {
    return read - kept;
  }

  /// How many were dropped for a reason.
  public long dropped(String reason) {
    return rejections.stream()
        .filter(r -> r.reason().equals(reason))
        .mapToLong(Rejection::count)
        .sum();
  }

  /// Counts while a file is read. `read` and the rest are counted apart, so that a row which is
  /// forgotten shows up when the tally is made.
  public static final class Counter {
    private static final int FIRST_LINES = 5;
    private final Map<String, List<Long>> lines = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long read;
    private long kept;

    /// Some were read.
    public void read(long n) {
      read += n;
    }

    /// Some were kept.
    public void keep(long n) {
      kept += n;
    }

    /// One was dropped.
    public void drop(String reason, long line) {
      counts.merge(reason, 1L, Long::sum);
      List<Long> first = lines.computeIfAbsent(reason, r -> new ArrayList<>());
      if (first.size() < FIRST_LINES) {
        first.add(line);
      }
    }

    /// How many were read so far.
    public long readSoFar() {
      return read;
    }

    /// How many were dropped so far.
    public long droppedSoFar() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The tally.
    public Tally toTally() {
      return new Tally(
          read,
          kept,
          counts.entrySet().stream()
              .map(e ->
                  new Rejection(
                      e.getKey(), e.getValue(), lines.getOrDefault(e.getKey(), List.of())))
              .toList());
    }
  }
}
