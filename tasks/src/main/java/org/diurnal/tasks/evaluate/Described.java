package org.diurnal.tasks.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.Components;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.heads.LinearProbe;

/// A description as heads of a kind want it: its components, found anew for each fold on the people
/// outside of it, whether a task knows their answer or not, or its features as they are. The same
/// for all tasks.
final class Described {
  private final Map<String, Integer> row = new HashMap<>();
  private final double[][][] rows; // [fold][row][component or feature]
  private final int direct;

  /// @param fold of everybody
  /// @param people who have features, in any order
  Described(
      FeatureSet features,
      HeadKind.Input input,
      List<String> people,
      Map<String, Integer> fold,
      int k,
      long seed) {
    direct = features.direct();
    List<String> described = people.stream().filter(p -> features.of(p).isPresent()).toList();
    double[][] x =
        described.stream().map(p -> features.of(p).orElseThrow()).toArray(double[][]::new);
    for (int i = 0; i < x.length; i++) {
      row.put(described.get(i), i);
    }
    rows =
        switch (input) {
          case COMPONENTS ->
              IntStream.range(0, k)
                  .parallel()
                  .mapToObj(f -> {
                    double[][] train =
                        IntStream.range(0, x.length)
                            .filter(i -> fold.getOrDefault(described.get(i), f) != f)
                            .mapToObj(i -> x[i])
                            .toArray(double[][]::new);
                    return train.length < 2
                        ? new double[0][]
                        : Components.of(
                                train, LinearProbe.PUBLISHED_COMPONENTS, features.direct(), seed)
                            .of(x);
                  })
                  .toArray(double[][][]::new);
          case FEATURES -> IntStream.range(0, k).mapToObj(f -> x).toArray(double[][][]::new);
        };
  }

  /// How many features at the end are as they were given, if on one scale.
  int direct() {
    return direct;
  }

  boolean has(String person) {
    return row.containsKey(person);
  }

  /// What a head of a fold sees of people.
  double[][] of(int fold, List<String> people) {
    return people.stream().map(p -> rows[fold][row.getOrDefault(p, -1)]).toArray(double[][]::new);
  }
}
