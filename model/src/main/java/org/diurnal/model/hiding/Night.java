package org.diurnal.model.hiding;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// A night that is missing: nobody wears the device in bed, and something else knows of the sleep.
///
/// **Where the schema has channels of sleep** ([#SLEEP], by name), the night is every minute in
/// which one of them was observed at 1: asleep or awake in bed. A day on which none was, has no
/// night.
///
/// **Where it has none**, the night is told from steps. A minute is still if it was observed and at
/// most 10 steps fall within 10 minutes to each side. Still stretches with at most 30 minutes
/// between them are one: who gets up and lies down again has had one night. The night is the
/// stretch with the most minutes between 21:00 and 09:00 among those of 3 to 14 hours; who is still
/// for longer has not worn the device. The margin of 10 minutes keeps the walk to bed out of it, so
/// that the minute beside the gap is not one of steps merely because the rule ends there. A device
/// that lies on a table for a night says the same; without heart rate the two cannot be told apart.
public final class Night {
  /// Channels that say that somebody is in bed.
  static final Set<String> SLEEP =
      Set.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem");

  static final int MARGIN = 10;
  static final int MOST_STEPS = 10;
  static final int BRIDGE = 30;
  static final int LEAST = 180;
  static final int MOST = 840;
  private static final int EVENING = 21 * 60;
  private static final int MORNING = 9 * 60;

  private Night() {}

  /// Hides the night in all channels but those of the group of the sleep channels.
  ///
  /// @return one question, or none where the day has no night
  public static List<List<MinuteMask>> hide(SensorSchema schema, DayWindow day) {
    MinuteMask night = of(schema, day);
    return night.count() == 0
        ? List.of()
        : List.of(Masks.of(day.channels(), c -> !ofSleep(schema, c), night));
  }

  /// Whether a channel stays to be seen: it is one of sleep, or of the same group as one.
  private static boolean ofSleep(SensorSchema schema, int channel) {
    return schema.channels().stream()
        .filter(c -> SLEEP.contains(c.name()))
        .anyMatch(c -> c.group().equals(schema.channel(channel).group()));
  }

  /// The minutes of the night.
  static MinuteMask of(SensorSchema schema, DayWindow day) {
    boolean known = schema.channels().stream().anyMatch(c -> SLEEP.contains(c.name()));
    OptionalInt steps = schema.indexOf("steps");
    return known
        ? bySleep(schema, day)
        : steps.isPresent() ? bySteps(day, steps.getAsInt()) : new MinuteMask();
  }

  private static MinuteMask bySleep(SensorSchema schema, DayWindow day) {
    MinuteMask night = new MinuteMask();
    for (int c = 0; c < schema.size(); c++) {
      if (SLEEP.contains(schema.channel(c).name())) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (day.observed(c).get(m) && day.values(c)[m] > 0.5) {
            night.set(m);
          }
        }
      }
    }
    return night;
  }

  private static MinuteMask bySteps(DayWindow day, int steps) {
    MinuteMask best = new MinuteMask();
    int bestAtNight = 0;
    for (Stretch s : Stretch.of(still(day, steps), BRIDGE)) {
      int atNight = 0;
      for (int m = s.from(); m < s.to(); m++) {
        atNight += m < MORNING || m >= EVENING ? 1 : 0;
      }
      if (s.minutes() >= LEAST && s.minutes() <= MOST && atNight > bestAtNight) {
        bestAtNight = atNight;
        best = s.mask();
      }
    }
    return best;
  }

  private static MinuteMask still(DayWindow day, int steps) {
    MinuteMask still = new MinuteMask();
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      double sum = 0;
      int to = Math.min(DayWindow.MINUTES - 1, m + MARGIN);
      for (int near = Math.max(0, m - MARGIN); near <= to; near++) {
        sum += day.observed(steps).get(near) ? day.values(steps)[near] : 0;
      }
      if (day.observed(steps).get(m) && sum <= MOST_STEPS) {
        still.set(m);
      }
    }
    return still;
  }
}
