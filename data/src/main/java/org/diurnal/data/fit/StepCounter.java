package org.diurnal.data.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Turns the counters of one device, which count walking and running steps since local midnight,
/// into steps by the minute. Its files have to come in the order of time.
///
/// A `monitoring` message that names an activity says what the person did since the one before it.
/// The steps between two values of a counter go to the stretches in between that were walked (or
/// run), evenly, and a stretch that was spent sitting has none. Where the device logged no such
/// stretch, or so short a one that nobody steps as fast, the steps are spread over the whole time
/// between the two values if that is an hour or less; else nothing places them, and they are
/// counted as dropped.
final class StepCounter {
  private static final int ACTIVITY_TYPE = 5; // fields of monitoring
  private static final int CYCLES = 3;
  private static final int CYCLES_16 = 9;
  private static final int TYPE_AND_INTENSITY = 24;
  private static final int RUNNING = 1; // activity types
  private static final int WALKING = 6;
  private static final int SITTING = 8;

  private static final double FASTEST = 300 / 60.0; // steps a second
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final long LONGEST_STRETCH = 12 * HOUR; // beyond it the device was off
  private static final long HOLE = 120; // seconds without a log that matter
  private static final long LOG_STARTS_WITHIN = 60; // of midnight, to hold the day's first steps
  private static final int MOST_STRETCHES = 2000; // more than a day of minutes
  private static final long NEVER = Long.MIN_VALUE;

  private record Stretch(long start, long end) {
    long seconds() {
      return end - start;
    }
  }

  /// One counter. Its value was `value` at `time`, if it is known.
  private static final class Count {
    long value;
    long time;
    boolean known;
    boolean hole;
    final List<Stretch> walked = new ArrayList<>(); // since then

    Count(long time, boolean known, boolean hole) {
      this.time = time;
      this.known = known;
      this.hole = hole;
    }
  }

  private final StepMinutes minutes = new StepMinutes();
  private final Map<Integer, Count> counts = new HashMap<>(); // by activity type
  private long before = NEVER; // the stretch that the last message was about
  private long last = NEVER;
  private long day = NEVER; // local, in days since 1989
  private long midnight = NEVER; // timestamp of its begin
  private boolean dayIsWhole; // whether the log goes back to its midnight
  private boolean dayHasHole; // whether a part of it is missing
  private boolean fresh; // whether nothing was read of a file yet
  private long notPlaced;

  /// Another file begins.
  void nextFile() {
    fresh = true;
  }

  /// The log of a file begins, as `monitoring_info` says; without one, at its first message.
  void begin(long time, FitPlacer placer) {
    fresh = false;
    if (last != NEVER && time < last) {
      return; // a file that overlaps the one before
    }
    boolean hole = last != NEVER && time - last > HOLE;
    counts.values().forEach(c -> c.hole |= hole);
    dayHasHole |= hole;
    long offset = placer.offset(time);
    long newDay = Math.floorDiv(time + offset, DAY);
    long newMidnight = newDay * DAY - offset;
    if (newDay > day) {
      boolean whole =
          time <= newMidnight + LOG_STARTS_WITHIN
              || (last != NEVER && !hole && last <= newMidnight);
      turn(newDay, newMidnight, whole);
    }
    before = time;
    last = time;
  }

  /// Reads a `monitoring` message.
  ///
  /// @param time its timestamp, a date
  /// @return whether it says anything of steps
  boolean take(FitMessage m, long time, FitPlacer placer) {
    OptionalLong type = m.whole(ACTIVITY_TYPE);
    if (type.isEmpty()) {
      type = m.component(TYPE_AND_INTENSITY, 0, 5);
    }
    if (type.isEmpty()) {
      return false;
    }
    if (fresh) {
      begin(time, placer);
    }
    int activity = (int) type.getAsLong();
    OptionalLong cycles = m.whole(CYCLES);
    boolean counted = cycles.isPresent() || m.whole(CYCLES_16).isPresent();
    boolean onFoot = activity == WALKING || activity == RUNNING;
    if (last != NEVER && time < last) {
      if (onFoot && counted) {
        placer.account().dropValue(FitReasons.OLDER, m.offset());
      }
      return onFoot || activity == SITTING;
    }
    advance(time, activity == SITTING, placer, m.offset());
    Stretch stretch = new Stretch(Math.max(before, midnight), last);
    boolean usable = stretch.seconds() > 0 && stretch.seconds() <= LONGEST_STRETCH;
    if (activity == SITTING && usable) {
      minutes.add(stretch.start(), stretch.end(), 0, placer, m.offset());
    }
    if (onFoot) {
      Count c = counts.computeIfAbsent(activity, t -> new Count(midnight, dayIsWhole, dayHasHole));
      if (usable && stretch.end() > c.time && c.walked.size() < MOST_STRETCHES) {
        c.walked.add(new Stretch(Math.max(stretch.start(), c.time), stretch.end()));
      }
      if (counted) {
        long value =
            cycles.orElseGet(() -> FitTime.next(c.value, m.whole(CYCLES_16).orElseThrow(), 16));
        count(c, value, placer, m.offset());
      }
    }
    return onFoot || activity == SITTING;
  }

  /// Hands over what is left.
  ///
  /// @return steps that nothing placed
  long finish() {
    minutes.flushAll();
    return notPlaced;
  }

  /// The log goes on to a time; a stretch that ends at midnight belongs to the day before it.
  private void advance(long time, boolean sitting, FitPlacer placer, long line) {
    if (last == NEVER) {
      before = time;
    } else if (time > last) {
      before = last;
    }
    last = time;
    long offset = placer.offset(time);
    long newDay = Math.floorDiv(time - 1 + offset, DAY);
    if (newDay > day) {
      long newMidnight = newDay * DAY - offset;
      boolean followed = before <= newMidnight && before < time && time - before <= LONGEST_STRETCH;
      if (followed && sitting && before < newMidnight) {
        minutes.add(before, newMidnight, 0, placer, line);
      }
      turn(newDay, newMidnight, followed);
    }
  }

  /// A new day begins: the counters start from zero.
  private void turn(long newDay, long newMidnight, boolean whole) {
    day = newDay;
    midnight = newMidnight;
    dayIsWhole = whole;
    dayHasHole = false;
    counts.clear();
    minutes.flush(newMidnight);
  }

  private void count(Count c, long value, FitPlacer placer, long line) {
    long steps = value - c.value;
    if (!c.known) {
      placer.account().dropValue(FitReasons.FIRST_COUNT, line);
    } else if (last <= c.time && steps <= 0) {
      placer.account().dropValue(FitReasons.OLDER, line);
      return;
    } else if (steps < 0) {
      placer.account().dropValue(FitReasons.BACKWARDS, line);
    } else {
      place(c, steps, placer, line);
    }
    c.value = value;
    c.time = last;
    c.known = true;
    c.hole = false;
    c.walked.clear();
  }

  private void place(Count c, long steps, FitPlacer placer, long line) {
    long walked = c.walked.stream().mapToLong(Stretch::seconds).sum();
    long between = last - c.time;
    if (!c.hole && walked > 0 && steps <= FASTEST * walked) {
      for (Stretch s : c.walked) {
        double share = (double) steps * s.seconds() / walked;
        minutes.add(s.start(), s.end(), share, placer, line);
      }
    } else if (between > 0 && between <= HOUR && steps <= FASTEST * between) {
      minutes.add(c.time, last, steps, placer, line);
    } else if (steps > 0) {
      placer.account().dropValue(FitReasons.NOT_PLACED, line);
      notPlaced += steps;
    }
  }
}
