package org.diurnal.model.generation;

import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.Permutation;
import org.diurnal.core.Randomness;

/// A few of many, by lot.
final class Sample {
  private Sample() {}

  /// At most `most` of the elements, in their own order; all where they are no more.
  ///
  /// @param purpose what for: another purpose, another draw
  static <T> List<T> of(List<T> all, int most, long seed, String purpose) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    Permutation order = new Permutation(all.size(), seed, Randomness.key(purpose));
    return IntStream.range(0, most)
        .map(i -> (int) order.at(i))
        .sorted()
        .mapToObj(all::get)
        .toList();
  }
}
