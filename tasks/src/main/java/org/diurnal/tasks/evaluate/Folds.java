package org.diurnal.tasks.evaluate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.Randomness;

/// Person-disjoint folds, the same for all tasks and descriptions: people in an order that the seed
/// and their own ids give, dealt in turn.
final class Folds {
  private Folds() {}

  /// The fold of each person, 0 to k - 1.
  static Map<String, Integer> of(List<String> people, int k, long seed) {
    Map<String, Integer> fold = new HashMap<>();
    people.stream()
        .sorted(
            Comparator.<String>comparingLong(p -> draw(p, seed))
                .thenComparing(Comparator.naturalOrder()))
        .forEach(p -> fold.put(p, fold.size() % k));
    return fold;
  }

  private static long draw(String person, long seed) {
    return Randomness.of(seed, Randomness.key("fold"), Randomness.key(person)).nextLong();
  }
}
