package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.diurnal.core.DayWindow;
import org.diurnal.data.store.Dataset;

/// The days of a person, read once while several fillers ask for them in turn: those of the last
/// few people are kept. Not for use by two threads at once.
final class DaysOfPeople implements Function<String, List<DayWindow>> {
  private static final int PEOPLE = 3;

  private final Dataset dataset;
  private final Map<String, List<DayWindow>> kept = new LinkedHashMap<>(); // oldest first

  DaysOfPeople(Dataset dataset) {
    this.dataset = dataset;
  }

  @Override
  public List<DayWindow> apply(String person) {
    List<DayWindow> known = kept.get(person);
    if (known != null) {
      return known;
    }
    List<DayWindow> days = new ArrayList<>();
    dataset.forEachDay(List.of(person), days::add);
    if (kept.size() == PEOPLE) {
      kept.remove(kept.keySet().iterator().next());
    }
    kept.put(person, List.copyOf(days));
    return days;
  }
}
