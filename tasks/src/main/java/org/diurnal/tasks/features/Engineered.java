package org.diurnal.tasks.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.store.Dataset;

/// [EngineeredStatistics] of all channels, their mean and standard deviation over a person's days:
/// what a model has to beat.
public final class Engineered {
  /// For tables.
  public static final String NAME = "engineered";

  private Engineered() {}

  /// Of people's days.
  public static FeatureSet of(Dataset dataset, Collection<String> people, Progress progress) {
    int channels = dataset.schema().size();
    int features = channels * EngineeredStatistics.NAMES.size();
    Map<String, DayMoments> moments = new HashMap<>();
    long[] seen = {0};
    long all = dataset.days(people);
    dataset.forEachDay(
        people,
        day -> {
          moments.computeIfAbsent(day.personId(), p -> new DayMoments(features)).add(of(day));
          progress.update(++seen[0], all, "days");
        });
    List<String> names = new ArrayList<>();
    for (String moment : List.of("mean", "std")) {
      names(dataset).forEach(n -> names.add(n + " " + moment));
    }
    Map<String, double[]> byPerson = new HashMap<>();
    moments.forEach((p, m) -> byPerson.put(p, m.meanAndStd()));
    return new FeatureSet(NAME, names, 0, byPerson);
  }

  /// Of people's days, each by itself.
  ///
  /// @param name of a day
  public static FeatureSet ofDays(
      Dataset dataset,
      Collection<String> people,
      Function<DayWindow, String> name,
      Progress progress) {
    Map<String, double[]> byDay = new HashMap<>();
    long all = dataset.days(people);
    dataset.forEachDay(
        people,
        day -> {
          byDay.put(name.apply(day), of(day));
          progress.update(byDay.size(), all, "days");
        });
    return new FeatureSet(NAME, names(dataset), 0, byDay);
  }

  private static List<String> names(Dataset dataset) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < dataset.schema().size(); c++) {
      for (String s : EngineeredStatistics.NAMES) {
        names.add(dataset.schema().channel(c).name() + " " + s);
      }
    }
    return names;
  }

  /// The statistics of all channels of a day, channel by channel.
  public static double[] of(DayWindow day) {
    int channels = day.channels();
    int k = EngineeredStatistics.NAMES.size();
    double[] x = new double[channels * k];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(EngineeredStatistics.of(day, c), 0, x, c * k, k);
    }
    return x;
  }

  /// A person's numbers out of those of their days: means, then standard deviations.
  ///
  /// @param days at least one, all of one length
  public static double[] overDays(List<double[]> days) {
    DayMoments moments = new DayMoments(days.getFirst().length);
    days.forEach(moments::add);
    return moments.meanAndStd();
  }
}
