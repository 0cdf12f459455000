package org.diurnal.data.nhanes.labels;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// For each label and round, whether it is worked out, taken from the table, or not to be had.
final class Plan {
  /// How a label is had.
  enum Way {
    /// Worked out by its term.
    DERIVED,
    /// Taken from the table of labels.
    TAKEN,
    /// Neither: a file is missing.
    ABSENT
  }

  private final Map<Cycle, Map<String, Way>> ways = new EnumMap<>(Cycle.class);

  /// @param survey the files that are here
  /// @param table what labels can be taken from, if there is one
  Plan(Survey survey, Optional<LabelTable> table) {
    for (Cycle cycle : Cycle.values()) {
      Map<String, Way> of = new HashMap<>();
      // A label's parts stand before it, so their ways are known by now.
      for (LabelDefinition label : LabelRegistry.all()) {
        boolean derivable =
            switch (label.origin()) {
              case Origin.Taken t -> false;
              case Origin.Derived(Term term) ->
                  survey.has(cycle, term.variables())
                      && term.labels().stream().allMatch(l -> of.get(l) != Way.ABSENT);
            };
        Way otherwise = table.filter(t -> t.has(label.name())).isPresent() ? Way.TAKEN : Way.ABSENT;
        of.put(label.name(), derivable ? Way.DERIVED : otherwise);
      }
      ways.put(cycle, of);
    }
  }

  /// How a round's people get a label.
  Way way(Cycle cycle, String label) {
    Way way = ways.getOrDefault(cycle, Map.of()).get(label);
    if (way == null) {
      throw new IllegalArgumentException("no label named " + label);
    }
    return way;
  }

  /// Whether nobody can have a label.
  boolean isAbsent(String label) {
    return ways.values().stream().allMatch(w -> w.get(label) == Way.ABSENT);
  }
}
