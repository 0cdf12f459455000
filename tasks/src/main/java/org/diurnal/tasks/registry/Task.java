package org.diurnal.tasks.registry;

import java.util.List;
import java.util.Optional;

/// Something to be predicted of a person.
///
/// @param name the label's name
/// @param domain field of health
/// @param type what kind of value
/// @param unit of the value; empty for yes or no and codes
/// @param definition what the value is and for whom it is known
/// @param source the survey's files and variables it is made of, or who else says it
/// @param inclusion which people can have it
/// @param tellTale demographics that say the label outright (`bmi` of `obese`), and so are not
///   among its baseline's features
/// @param event which labels it is made of, where it asks when something happened; else empty, and
///   the label has the task's name
public record Task(
    String name,
    String domain,
    TaskType type,
    String unit,
    String definition,
    String source,
    String inclusion,
    List<String> tellTale,
    Optional<EventTime> event) {
  public Task {
    tellTale = List.copyOf(tellTale);
  }

  /// A task of a label of the same name.
  public Task(
      String name,
      String domain,
      TaskType type,
      String unit,
      String definition,
      String source,
      String inclusion,
      List<String> tellTale) {
    this(name, domain, type, unit, definition, source, inclusion, tellTale, Optional.empty());
  }

  /// A task of which no source is told.
  public Task(
      String name,
      String domain,
      TaskType type,
      String unit,
      String definition,
      List<String> tellTale) {
    this(name, domain, type, unit, definition, "", "", tellTale);
  }

  /// The labels it is made of; of an event time, how long people were followed comes first.
  public List<String> labels() {
    return event.map(e -> List.of(e.time(), e.event())).orElse(List.of(name));
  }
}
