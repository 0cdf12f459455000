package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.diurnal.core.Progress;
import org.diurnal.core.RefusedException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.network.SavedModel;
import org.diurnal.tasks.forecast.ForecastStudy.Fold;

/// Who is learned from and who is asked about.
public final class ForecastFolds {
  private ForecastFolds() {}

  /// A model and whom it met.
  ///
  /// @param saved the model in 32 bits
  /// @param split whose test people are asked about, whose training people are learned from, and
  ///   whose validation people are watched
  public record Met(SavedModel saved, PersonSplit split) {}

  /// Without a model: everybody is asked about once; of the others a quarter is watched.
  ///
  /// @param k folds
  public static List<Fold> without(Dataset dataset, List<Told> told, int k, long seed) {
    Map<String, Set<String>> channels = PersonSplit.channelsByPerson(dataset);
    List<Fold> folds = new ArrayList<>();
    for (PersonSplit.Fold fold : PersonSplit.folds(channels, k, seed)) {
      Map<String, Set<String>> others = new TreeMap<>(channels);
      others.keySet().retainAll(new HashSet<>(fold.train()));
      PersonSplit.Fold inner = PersonSplit.folds(others, 4, seed).getFirst();
      folds.add(new Fold(inner.train(), inner.test(), fold.test(), told, false));
    }
    return folds;
  }

  /// With models: each model's test people are asked about.
  public static List<Fold> of(
      Dataset dataset, List<Told> told, List<Met> models, Progress progress) {
    List<Fold> folds = new ArrayList<>();
    Set<String> here = new HashSet<>(dataset.people());
    for (Met met : models) {
      folds.add(
          new Fold(
              met.split().train().stream().filter(here::contains).toList(),
              met.split().valid().stream().filter(here::contains).toList(),
              met.split().test().stream().filter(here::contains).toList(),
              Sight.of(met.saved(), dataset, dataset.people(), told, progress),
              true));
    }
    return folds;
  }

  /// What is told of people: daily metrics, hours of channels, or both.
  ///
  /// @throws RefusedException if nothing can be told of anybody, with counts
  public static List<Told> requireAny(List<Told> told, Collection<String> people, Dataset dataset) {
    if (told.isEmpty()) {
      throw new RefusedException(
          dataset.folder()
              + ": of "
              + people.size()
              + " people nobody has "
              + Grid.DAY.leastKnown()
              + " known days or "
              + Grid.HOUR.leastKnown()
              + " known hours of anything before a day or hour that is known",
          "longer records are needed; `data show` counts days");
    }
    return told;
  }
}
