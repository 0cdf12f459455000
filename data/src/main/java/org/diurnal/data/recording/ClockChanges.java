package org.diurnal.data.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When the clock changed inside a stretch of time of which only the offsets at its ends are known.
///
/// That is told from the rules of all time zones of the platform: in those that change from the one
/// offset to the other on these days, it is nearly always the same moment (all of the European
/// Union changes at 01:00 UTC).
public final class ClockChanges {
  private static final int REMEMBERED = 1_000;
  private static final Duration DAY = Duration.ofDays(1);

  private record Question(ZoneOffset before, ZoneOffset after, long day) {}

  private record Change(Instant at, ZoneId zone) {}

  private final Map<Question, List<Change>> answers = new HashMap<>();

  /// A zone whose clock makes exactly this change between the two moments; empty if none does, or
  /// if those that do disagree on the moment.
  ///
  /// @param end at most a day or so after `start`
  public Optional<ZoneId> zone(Instant start, Instant end, ZoneOffset before, ZoneOffset after) {
    if (answers.size() >= REMEMBERED) {
      answers.clear();
    }
    long day = Math.floorDiv(start.getEpochSecond(), DAY.toSeconds());
    List<Change> inside =
        answers.computeIfAbsent(new Question(before, after, day), ClockChanges::look).stream()
            .filter(c -> c.at().isAfter(start) && !c.at().isAfter(end))
            .toList();
    boolean agreed = inside.stream().map(Change::at).distinct().count() == 1;
    return agreed ? Optional.of(inside.getFirst().zone()) : Optional.empty();
  }

  /// All such changes from the day's begin until two days after its end.
  private static List<Change> look(Question q) {
    Instant begin = Instant.ofEpochSecond(q.day() * DAY.toSeconds()).minusSeconds(1);
    Instant until = begin.plus(DAY.multipliedBy(3));
    List<Change> changes = new ArrayList<>();
    for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
      ZoneId zone = ZoneId.of(id);
      ZoneOffsetTransition t = zone.getRules().nextTransition(begin);
      while (t != null && t.getInstant().isBefore(until)) {
        if (t.getOffsetBefore().equals(q.before()) && t.getOffsetAfter().equals(q.after())) {
          changes.add(new Change(t.getInstant(), zone));
        }
        t = zone.getRules().nextTransition(t.getInstant());
      }
    }
    return changes;
  }
}
