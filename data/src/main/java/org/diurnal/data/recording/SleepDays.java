package org.diurnal.data.recording;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.Reasons;

/// Adds up the sleeps of each day, as vendors' daily tables do: how many, minutes asleep, minutes
/// in bed. A sleep that overlaps another one of the same source is said to do so, and is not added.
///
/// Where several sources have sleeps of a day, the labels are those of the source with the most
/// minutes in bed; the others are counted as conflicts.
///
/// Heap: an entry a sleep.
public final class SleepDays {
  /// Written where a sleep is not taken, since it lies over another one.
  public static final String OVERLAPS =
      "overlaps another sleep of the same source, the first stays";

  private static final class Sum {
    final FileAccount account;
    final long line;
    int records;
    double asleep;
    double inBed;

    Sum(FileAccount account, long line) {
      this.account = account;
      this.line = line;
    }
  }

  private record Taken(long end, long start) {}

  private final String person;
  private final Map<String, TreeMap<Long, Taken>> sleeps = new HashMap<>(); // by source, by start
  private final Map<LocalDate, Map<String, Sum>> days = new TreeMap<>();

  /// @param person whose sleeps these are
  public SleepDays(String person) {
    this.person = person;
  }

  /// Takes the stretch of a sleep, unless another one of the source lies there.
  ///
  /// @param source what the sleep came from
  /// @param start milliseconds on the clock that all sleeps of this source have
  /// @param end the same
  /// @return why it cannot be taken, if so
  public Optional<String> take(String source, long start, long end) {
    if (end <= start) {
      return Optional.of(Reasons.BACKWARDS);
    }
    TreeMap<Long, Taken> taken = sleeps.computeIfAbsent(source, s -> new TreeMap<>());
    Map.Entry<Long, Taken> before = taken.lowerEntry(end);
    if (before != null && before.getValue().end > start) {
      Taken t = before.getValue();
      return Optional.of(t.start == start && t.end == end ? Reasons.DUPLICATE : OVERLAPS);
    }
    taken.put(start, new Taken(end, start));
    return Optional.empty();
  }

  /// Adds a sleep that was taken to its day.
  ///
  /// @param day on whose morning it ended
  /// @param asleep minutes
  /// @param inBed minutes
  public void add(
      FileAccount account, long line, String source, LocalDate day, double asleep, double inBed) {
    Sum sum =
        days.computeIfAbsent(day, d -> new TreeMap<>())
            .computeIfAbsent(source, s -> new Sum(account, line));
    sum.records++;
    sum.asleep += asleep;
    sum.inBed += inBed;
  }

  /// Gives the labels to the accounts of the files that had the first sleep of each day. To be
  /// called once, when every file was read.
  public void emit() {
    days.forEach((day, sources) -> {
      List<Sum> sums =
          sources.values().stream()
              .sorted(Comparator.comparingDouble((Sum s) -> s.inBed).reversed())
              .toList();
      for (Sum s : sums) {
        label(s, day, DayLabel.SLEEP_RECORDS, s.records);
        label(s, day, DayLabel.SLEEP_ASLEEP, s.asleep);
        label(s, day, DayLabel.SLEEP_IN_BED, s.inBed);
      }
    });
  }

  private void label(Sum sum, LocalDate day, DayLabel label, double value) {
    sum.account.label(sum.line, person, label, day, value);
  }
}
