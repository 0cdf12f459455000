package org.diurnal.tasks.nextday;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.curation.NotWorn;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.generation.DailyMetric;
import org.diurnal.tasks.features.PersonDays;

/// What is known of people day by day: how long the device was worn, and the targets.
///
/// Every [DailyMetric] of the minutes is kept too, of days complete enough for it; those that zeros
/// of a device in a drawer would change, of days that were worn enough as far as the day itself and
/// the one before say, so that nothing later decides what is known of a day.
///
/// Worn minutes are those observed on any channel that are not in a run of still zeros of twelve
/// hours or more ([NotWorn]).
public final class Diaries {
  /// Fewer worn minutes than this are too little wear: the ten hours of Troiano et al. 2008 (doi
  /// 10.1249/mss.0b013e31815a51b3).
  static final int LEAST_WORN = 600;

  private final Map<String, Map<LocalDate, Integer>> worn = new HashMap<>();
  private final Map<String, Map<String, NavigableMap<LocalDate, Double>>> values =
      new HashMap<>(); // by a metric's or label's name, then by person
  private final Map<DayTarget, Integer> tooLittleWear = new EnumMap<>(DayTarget.class);

  private Diaries() {}

  /// Reads the days and labels of people.
  public static Diaries of(Dataset dataset, Collection<String> people, Progress progress) {
    Diaries diaries = new Diaries();
    SensorSchema schema = dataset.schema();
    PersonDays.forEach(dataset, people, (p, days) -> diaries.days(p, days, schema), progress);
    for (DayTarget target : DayTarget.values()) {
      switch (target) {
        case RESTING_HEART_RATE -> {}
        case SLEEP_MINUTES, SEDENTARY_MINUTES ->
            dataset
                .labels(target.id())
                .forEach(l ->
                    l.time()
                        .filter(d -> diaries.worn.containsKey(l.personId()))
                        .ifPresent(d -> diaries.label(target, l.personId(), d, l.value())));
      }
    }
    return diaries;
  }

  /// A target of a person by day; empty if none is known.
  NavigableMap<LocalDate, Double> of(DayTarget target, String person) {
    return of(target.id(), person);
  }

  /// A daily metric or label of a person by day; empty if none is known.
  ///
  /// @param id of a [DailyMetric] or [DayTarget]
  public NavigableMap<LocalDate, Double> of(String id, String person) {
    return values.getOrDefault(id, Map.of()).getOrDefault(person, Collections.emptyNavigableMap());
  }

  /// What is known of anybody, by name, with its unit.
  public Map<String, String> known() {
    Map<String, String> units = new LinkedHashMap<>();
    for (DailyMetric m : DailyMetric.values()) {
      units.put(m.id(), m.unit());
    }
    for (DayTarget t : DayTarget.values()) {
      units.putIfAbsent(t.id(), t.unit());
    }
    units.keySet().removeIf(id -> values.getOrDefault(id, Map.of()).isEmpty());
    return units;
  }

  /// Values of a target left out because the device was worn too little on their day.
  int tooLittleWear(DayTarget target) {
    return tooLittleWear.getOrDefault(target, 0);
  }

  /// Whether a day was worn enough.
  boolean isWorn(String person, LocalDate date) {
    return worn.getOrDefault(person, Map.of()).getOrDefault(date, 0) >= LEAST_WORN;
  }

  private void days(String person, List<DayWindow> days, SensorSchema schema) {
    Map<LocalDate, Integer> of = worn.computeIfAbsent(person, p -> new HashMap<>());
    List<MinuteMask> still = new ArrayList<>();
    days.forEach(d -> still.add(NotWorn.still(schema, d)));
    for (int i = 0; i < days.size(); i++) {
      LocalDate date = days.get(i).localDate();
      MinuteMask observed = new MinuteMask();
      for (int c = 0; c < days.get(i).channels(); c++) {
        observed = observed.or(days.get(i).observed(c));
      }
      MinuteMask off =
          NotWorn.notWorn(
              beside(days, still, i - 1, date.minusDays(1)),
              still.get(i),
              beside(days, still, i + 1, date.plusDays(1)));
      of.put(date, observed.andNot(off).count());
      MinuteMask offSoFar =
          NotWorn.notWorn(
              beside(days, still, i - 1, date.minusDays(1)), still.get(i), Optional.empty());
      boolean wornSoFar = observed.andNot(offSoFar).count() >= LEAST_WORN;
      for (DailyMetric metric : DailyMetric.values()) {
        // A resting heart rate needs minutes of heart rate, which a drawer has none of.
        boolean counts = wornSoFar || metric == DailyMetric.RESTING_HEART_RATE;
        if (counts && metric.hasTruth(schema, days.get(i))) {
          metric.compute(schema, days.get(i)).ifPresent(v -> put(metric.id(), person, date, v));
        }
      }
    }
  }

  private static Optional<MinuteMask> beside(
      List<DayWindow> days, List<MinuteMask> still, int i, LocalDate date) {
    return i >= 0 && i < days.size() && days.get(i).localDate().equals(date)
        ? Optional.of(still.get(i))
        : Optional.empty();
  }

  private void label(DayTarget target, String person, LocalDate date, double value) {
    if (target == DayTarget.SEDENTARY_MINUTES && !isWorn(person, date)) {
      tooLittleWear.merge(target, 1, Integer::sum);
    } else {
      put(target.id(), person, date, value);
    }
  }

  private void put(String id, String person, LocalDate date, double value) {
    values
        .computeIfAbsent(id, t -> new HashMap<>())
        .computeIfAbsent(person, p -> new TreeMap<>())
        .put(date, value);
  }
}
