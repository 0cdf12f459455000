package org.diurnal.tasks.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.data.store.Dataset;

/// What anybody could say without a device: age, sex, body mass index.
public final class Demographics {
  /// For tables.
  public static final String NAME = "demographics";

  /// In the order of a person's numbers.
  public static final List<String> NAMES = List.of("age_years", "female", "bmi");

  private Demographics() {}

  /// Of everybody of a dataset of whom one of them is known.
  public static FeatureSet of(Dataset dataset) {
    Map<String, double[]> byPerson = new HashMap<>();
    for (int i = 0; i < NAMES.size(); i++) {
      int at = i;
      dataset
          .labels(NAMES.get(i))
          .forEach(l -> byPerson.computeIfAbsent(l.personId(), p -> unknown())[at] = l.value());
    }
    return new FeatureSet(NAME, NAMES, NAMES.size(), byPerson);
  }

  private static double[] unknown() {
    double[] x = new double[NAMES.size()];
    Arrays.fill(x, Double.NaN);
    return x;
  }
}
