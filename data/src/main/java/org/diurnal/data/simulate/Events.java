package org.diurnal.data.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What happens to a person at a known time: planted, so that somebody can be asked to find it.
///
/// @param events in order of their first day
public record Events(List<Event> events) {
  /// Nothing happens.
  public static final Events NONE = new Events(List.of());

  /// Kinds of events.
  public enum Kind {
    /// An infection: up to 2 degrees of fever, a faster heart, fewer steps, more sleep.
    FEVER,
    /// A week of night shifts.
    NIGHT_SHIFTS,
    /// A beta blocker is begun and kept.
    NEW_DRUG,
    /// The optical sensor repeats one value, or gives noise.
    BROKEN_SENSOR
  }

  /// One event.
  ///
  /// @param kind what
  /// @param firstDay day number of its beginning
  /// @param days how long it lasts
  public record Event(Kind kind, int firstDay, int days) {
    boolean on(int day) {
      return day >= firstDay && day < firstDay + days;
    }

    /// The label it leaves on each of its days.
    String label() {
      return "event_" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Events {
    events = List.copyOf(events);
  }

  /// Draws a person's events: each kind with the probability `rate` in four weeks; night shifts
  /// only for shift workers, who have them every third week, at whatever rate.
  static Events draw(Traits t, int days, double rate, LocalDate first, Draw d) {
    List<Event> events = new ArrayList<>();
    if (t.shiftWorker()) {
      int monday = Math.floorMod(8 - first.getDayOfWeek().getValue(), 7);
      for (int day = monday + 7 * d.below(3); day < days; day += 21) {
        events.add(new Event(Kind.NIGHT_SHIFTS, day, 5));
      }
    }
    double chance = Math.min(1, rate * days / 28);
    if (days >= 7) {
      if (d.chance(chance)) {
        events.add(new Event(Kind.FEVER, 2 + d.below(days - 4), 3 + d.below(3)));
      }
      if (!t.betaBlocker() && d.chance(chance)) {
        int from = days / 3 + d.below(Math.max(1, days / 3));
        events.add(new Event(Kind.NEW_DRUG, from, days - from));
      }
      if (d.chance(chance)) {
        events.add(new Event(Kind.BROKEN_SENSOR, 1 + d.below(days - 2), 1 + d.below(3)));
      }
    }
    events.sort(java.util.Comparator.comparingInt(Event::firstDay));
    return new Events(events);
  }

  /// Whether an event of a kind is on.
  boolean on(Kind kind, int day) {
    return events.stream().anyMatch(e -> e.kind() == kind && e.on(day));
  }

  /// Fever above normal at a time, in degrees: rises within half a day, peaks on the second day.
  double fever(double day) {
    double most = 0;
    for (Event e : events) {
      if (e.kind() == Kind.FEVER && day >= e.firstDay() && day < e.firstDay() + e.days()) {
        double t = day - e.firstDay();
        most =
            Math.max(
                most, 1.9 * Math.min(1, t / 0.6) * Math.min(1, 0.25 + (e.days() - t) / e.days()));
      }
    }
    return most;
  }
}
