package org.diurnal.tasks.pat;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diurnal.core.Randomness;

/// Who is tested and who may be trained on, of each task.
///
/// One order of all people, drawn by the seed, serves all tasks: the first with the label are its
/// test group. So the groups of tasks overlap as far as they can, and as few people as possible are
/// kept from pretraining.
public final class PatGroups {
  private final Map<PatTask, Group> groups = new EnumMap<>(PatTask.class);

  /// A task's people.
  ///
  /// @param test fixed by the seed
  /// @param training all others who have the label
  public record Group(List<String> test, List<String> training) {
    public Group {
      test = List.copyOf(test);
      training = List.copyOf(training);
    }
  }

  private PatGroups() {}

  /// Of people who have days.
  public static PatGroups of(PatLabels labels, List<String> people, PatProtocol protocol) {
    Map<String, Long> place = new HashMap<>();
    people.forEach(p ->
        place.put(
            p,
            Randomness.of(protocol.seed(), Randomness.key("pat"), Randomness.key(p)).nextLong()));
    List<String> order =
        people.stream()
            .distinct()
            .sorted(
                Comparator.comparingLong((String p) -> place.getOrDefault(p, 0L))
                    .thenComparing(p -> p))
            .toList();
    PatGroups groups = new PatGroups();
    labels
        .values()
        .forEach((task, values) -> {
          List<String> labelled = order.stream().filter(values::containsKey).toList();
          int tested = protocol.tested(labelled.size());
          groups.groups.put(
              task,
              new Group(labelled.subList(0, tested), labelled.subList(tested, labelled.size())));
        });
    return groups;
  }

  /// A task's people; nobody where it has no label.
  public Group of(PatTask task) {
    return groups.getOrDefault(task, new Group(List.of(), List.of()));
  }

  /// Everybody who is a test person of any task.
  public Set<String> tested() {
    Set<String> tested = new HashSet<>();
    groups.values().forEach(g -> tested.addAll(g.test()));
    return tested;
  }
}
