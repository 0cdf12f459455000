package org.diurnal.tasks.features;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DayKey;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.network.SavedModel;

/// A frozen model's vectors of people: mean and standard deviation over their days.
public final class Embedding {
  /// For tables.
  public static final String NAME = "embedding";

  private Embedding() {}

  /// Of people's days.
  ///
  /// @param saved the model in 32 bits
  public static FeatureSet of(
      SavedModel saved,
      Pooling pooling,
      Dataset dataset,
      Collection<String> people,
      int threads,
      Progress progress) {
    Map<String, double[]> byPerson = new HashMap<>();
    Embedder embedder = new Embedder(saved, pooling);
    embedder.run(
        dataset,
        people,
        threads,
        day -> {},
        p -> byPerson.put(p.personId(), doubles(p.vector())),
        progress);
    return new FeatureSet(NAME, names(embedder.dimension()), 0, byPerson);
  }

  /// Of one person's days.
  ///
  /// @return means, then standard deviations over the days that have a vector; empty if none has
  public static Optional<double[]> ofPerson(Embedder embedder, List<DayWindow> days) {
    List<double[]> vectors =
        embedder.embed(days).stream()
            .flatMap(Optional::stream)
            .map(v -> doubles(v.vector()))
            .toList();
    return vectors.isEmpty() ? Optional.empty() : Optional.of(Engineered.overDays(vectors));
  }

  /// The names of a person's numbers.
  ///
  /// @param dim numbers of a day's vector
  public static List<String> names(int dim) {
    return IntStream.range(0, 2 * dim)
        .mapToObj(i -> (i < dim ? "mean " : "std ") + i % dim)
        .toList();
  }

  /// Of people's days, each by itself.
  ///
  /// @param saved the model in 32 bits
  /// @param name of a day
  public static FeatureSet ofDays(
      SavedModel saved,
      Pooling pooling,
      Dataset dataset,
      Collection<String> people,
      Function<DayKey, String> name,
      int threads,
      Progress progress) {
    Map<String, double[]> byDay = new HashMap<>();
    Embedder embedder = new Embedder(saved, pooling);
    embedder.run(
        dataset,
        people,
        threads,
        day -> byDay.put(name.apply(day.day()), doubles(day.vector())),
        p -> {},
        progress);
    List<String> names =
        IntStream.range(0, embedder.dimension()).mapToObj(i -> "of day " + i).toList();
    return new FeatureSet(NAME, names, 0, byDay);
  }

  private static double[] doubles(float[] vector) {
    double[] x = new double[vector.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = vector[i];
    }
    return x;
  }
}
