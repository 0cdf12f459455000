package org.diurnal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diurnal.core.Randomness;

/// What two models lose on one day.
///
/// @param personId whose
/// @param cluster the training cluster it is nearest to
/// @param minutes hidden and observed
/// @param without squared errors of the first, added up
/// @param with of the second
record PairedLoss(String personId, int cluster, double minutes, double without, double with) {
  private static final int RESAMPLES = 1000;

  /// Both losses per minute over some days.
  static double[] pooled(List<PairedLoss> days) {
    double minutes = days.stream().mapToDouble(PairedLoss::minutes).sum();
    return new double[] {
      days.stream().mapToDouble(PairedLoss::without).sum() / minutes,
      days.stream().mapToDouble(PairedLoss::with).sum() / minutes
    };
  }

  /// Both losses, every cluster counting as much as any other.
  static double[] meanOfClusters(List<PairedLoss> days) {
    Map<Integer, List<PairedLoss>> clusters =
        days.stream().collect(Collectors.groupingBy(PairedLoss::cluster));
    double[] mean = new double[2];
    for (List<PairedLoss> inside : clusters.values()) {
      double[] both = pooled(inside);
      mean[0] += both[0] / clusters.size();
      mean[1] += both[1] / clusters.size();
    }
    return mean;
  }

  /// The 95 % interval of the difference, by bootstrap over people.
  static double[] interval(List<PairedLoss> days, Function<List<PairedLoss>, double[]> statistic) {
    Map<String, List<PairedLoss>> byPerson =
        days.stream()
            .collect(
                Collectors.groupingBy(PairedLoss::personId, TreeMap::new, Collectors.toList()));
    List<List<PairedLoss>> people = List.copyOf(byPerson.values());
    if (people.size() < 3) {
      return new double[] {Double.NaN, Double.NaN};
    }
    SplittableRandom random = Randomness.of(1, Randomness.key("people of the balance study"));
    double[] differences = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      List<PairedLoss> drawn = new ArrayList<>();
      for (int i = 0; i < people.size(); i++) {
        drawn.addAll(people.get(random.nextInt(people.size())));
      }
      double[] both = statistic.apply(drawn);
      differences[r] = both[1] - both[0];
    }
    Arrays.sort(differences);
    return new double[] {differences[RESAMPLES / 40], differences[RESAMPLES - 1 - RESAMPLES / 40]};
  }
}
