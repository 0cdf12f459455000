package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;

/// Counts all findings and keeps the first of each kind.
final class Findings {
  private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
  private final List<Finding> kept = new ArrayList<>();

  /// About a whole day.
  void add(Finding.Kind kind, DayWindow day, String channel, String detail) {
    add(kind, day.personId(), day.localDate(), OptionalInt.empty(), channel, detail);
  }

  /// About a minute and what follows it.
  void add(Finding.Kind kind, DayWindow day, int minute, String channel, String detail) {
    add(kind, day.personId(), day.localDate(), OptionalInt.of(minute), channel, detail);
  }

  void add(
      Finding.Kind kind,
      String person,
      LocalDate date,
      OptionalInt minute,
      String channel,
      String detail) {
    if (counts.merge(kind, 1L, Long::sum) <= DataCheck.LISTED) {
      kept.add(new Finding(kind, person, date, minute, channel, detail));
    }
  }

  Map<Finding.Kind, Long> counts() {
    return counts;
  }

  /// By kind, person and date.
  List<Finding> list() {
    kept.sort(
        Comparator.comparing(Finding::kind)
            .thenComparing(Finding::personId)
            .thenComparing(Finding::date)
            .thenComparing(f -> f.minute().orElse(-1)));
    return kept;
  }

  /// A minute of the day as a clock shows it.
  static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }
}
