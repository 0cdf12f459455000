package org.diurnal.tasks.planted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.simulate.Events;
import org.diurnal.data.store.Dataset;

/// What was planted in a simulated dataset, by its labels `event_...`: one on each day that an
/// event is on.
///
/// @param episodes by person, in order of their first day
public record Planted(Map<String, List<Episode>> episodes) {
  /// Days after an episode that count neither as affected nor as free of it: a night shift ends in
  /// the morning after its last day.
  private static final int AFTER = 1;

  /// An event of a person.
  ///
  /// @param kind what
  /// @param first day
  /// @param last day
  public record Episode(Events.Kind kind, LocalDate first, LocalDate last) {
    boolean on(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /// Reads the labels.
  ///
  /// @throws UsageException if none is there
  public static Planted of(Dataset dataset) {
    Map<String, List<Episode>> episodes = new HashMap<>();
    for (Events.Kind kind : Events.Kind.values()) {
      Map<String, TreeSet<LocalDate>> days = new HashMap<>();
      String task = "event_" + kind.name().toLowerCase(Locale.ROOT);
      for (Label label : dataset.labels(task)) {
        label
            .time()
            .ifPresent(d -> days.computeIfAbsent(label.personId(), p -> new TreeSet<>()).add(d));
      }
      days.forEach((person, dates) ->
          episodes.computeIfAbsent(person, p -> new ArrayList<>()).addAll(runs(kind, dates)));
    }
    if (episodes.isEmpty()) {
      throw new UsageException(
          dataset.folder() + ": nothing is planted in it",
          "make one by simulate --days 28 --events 0.5; people of fewer than 7 days have no events");
    }
    return new Planted(episodes);
  }

  private static List<Episode> runs(Events.Kind kind, TreeSet<LocalDate> dates) {
    List<Episode> runs = new ArrayList<>();
    for (LocalDate day : dates) {
      if (!runs.isEmpty() && runs.getLast().last().plusDays(1).equals(day)) {
        runs.set(runs.size() - 1, new Episode(kind, runs.getLast().first(), day));
      } else {
        runs.add(new Episode(kind, day, day));
      }
    }
    return runs;
  }

  /// The person's episodes.
  public List<Episode> of(String person) {
    return episodes.getOrDefault(person, List.of());
  }

  /// Whether an episode of a kind is on.
  boolean on(String person, LocalDate day, Events.Kind kind) {
    return of(person).stream().anyMatch(e -> e.kind() == kind && e.on(day));
  }

  /// Whether nothing of any kind is on, nor was the day before.
  boolean free(String person, LocalDate day) {
    return of(person).stream()
        .noneMatch(e -> !day.isBefore(e.first()) && !day.isAfter(e.last().plusDays(AFTER)));
  }
}
