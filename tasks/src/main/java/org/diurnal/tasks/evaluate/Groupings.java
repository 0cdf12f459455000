package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.data.simulate.DeviceType;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.features.FeatureSet;

/// The groups that results are told of separately, as far as a dataset says who is in them.
public final class Groupings {
  private static final List<String> ETHNICITY = // race_ethnicity 1 to 5, RIDRETH1 of NHANES
      List.of(
          "Mexican American",
          "other Hispanic",
          "non-Hispanic White",
          "non-Hispanic Black",
          "other or several");
  private static final String WORN = "worn mean mean";
  private static final String MISSING = " missing_rate mean";

  private Groupings() {}

  /// [#of(Dataset)], and how much was worn.
  ///
  /// @param engineered the statistics of people, which know what was not worn
  public static List<Grouping> of(Dataset dataset, FeatureSet engineered) {
    List<Grouping> all = new ArrayList<>(of(dataset));
    byWear(engineered).ifPresent(all::add);
    return all;
  }

  /// Sex, age, ethnicity, class of body mass index, device (of simulated people).
  public static List<Grouping> of(Dataset dataset) {
    List<Grouping> all = new ArrayList<>();
    byLabel(dataset, "sex", "female", List.of("female", "male"), v -> v > 0.5 ? 0 : 1)
        .ifPresent(all::add);
    byLabel(
            dataset,
            "age",
            "age_years",
            List.of("under 40", "40 to 64", "65 and over"),
            v -> v < 40 ? 0 : v < 65 ? 1 : 2)
        .ifPresent(all::add);
    byLabel(dataset, "ethnicity", "race_ethnicity", ETHNICITY, v -> (int) v - 1)
        .ifPresent(all::add);
    byLabel(
            dataset,
            "body mass index",
            "bmi",
            List.of("under 18.5", "18.5 to 25", "25 to 30", "30 and over"),
            v -> v < 18.5 ? 0 : v < 25 ? 1 : v < 30 ? 2 : 3)
        .ifPresent(all::add);
    List<String> devices =
        Arrays.stream(DeviceType.values())
            .map(d -> d.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList();
    byLabel(dataset, "device", "truth_device", devices, v -> (int) v).ifPresent(all::add);
    return all;
  }

  private static Optional<Grouping> byLabel(
      Dataset dataset, String by, String label, List<String> groups, DoubleFunction<Integer> of) {
    Map<String, String> groupOf = new HashMap<>();
    Answers.of(dataset, label)
        .forEach((person, value) -> {
          int at = of.apply(value);
          if (at >= 0 && at < groups.size()) {
            groupOf.put(person, groups.get(at));
          }
        });
    return groupOf.isEmpty() ? Optional.empty() : Optional.of(new Grouping(by, groups, groupOf));
  }

  /// Thirds of people by the share of minutes observed: of a channel `worn`, the share worn; else
  /// that of the channel that has most. None where all are nearly alike.
  static Optional<Grouping> byWear(FeatureSet engineered) {
    List<String> names = engineered.names();
    int[] worn = IntStream.range(0, names.size()).filter(i -> names.get(i).equals(WORN)).toArray();
    int[] missing =
        IntStream.range(0, names.size()).filter(i -> names.get(i).endsWith(MISSING)).toArray();
    Map<String, Double> share = new HashMap<>();
    engineered
        .byPerson()
        .forEach((p, x) -> {
          double s =
              worn.length > 0
                  ? x[worn[0]]
                  : 1 - IntStream.of(missing).mapToDouble(i -> x[i]).min().orElse(Double.NaN);
          if (Double.isFinite(s)) {
            share.put(p, s);
          }
        });
    double[] sorted = share.values().stream().mapToDouble(v -> v).sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    double low = Bootstrap.quantile(sorted, 1.0 / 3);
    double high = Bootstrap.quantile(sorted, 2.0 / 3);
    if (!(low < high)) {
      return Optional.empty();
    }
    List<String> groups =
        List.of(
            "least third, under " + percent(low),
            "middle third, to " + percent(high),
            "most third");
    Map<String, String> groupOf = new HashMap<>();
    share.forEach((p, s) -> groupOf.put(p, groups.get(s < low ? 0 : s < high ? 1 : 2)));
    return Optional.of(new Grouping("minutes observed", groups, groupOf));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
