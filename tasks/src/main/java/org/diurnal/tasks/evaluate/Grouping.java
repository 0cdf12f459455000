package org.diurnal.tasks.evaluate;

import java.util.List;
import java.util.Map;

/// A way to part people.
///
/// @param by what they are parted by: `sex`, `age`, ...
/// @param groups in the order in which tables show them
/// @param groupOf the group of each person of whom it is known
public record Grouping(String by, List<String> groups, Map<String, String> groupOf) {
  public Grouping {
    groups = List.copyOf(groups);
    groupOf = Map.copyOf(groupOf);
  }
}
