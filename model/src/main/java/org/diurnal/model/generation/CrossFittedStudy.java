package org.diurnal.model.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.curation.ChannelStatistics;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.SavedModel;

/// The study with every person held out once: one model a fold, each asked only about the people of
/// its own fold, the answers scored together.
///
/// With few people a single split leaves one or two of them behind a number; this leaves all. The
/// models differ, so it judges the recipe rather than one model. Z-units come from the whole
/// dataset, since they only scale the errors and no model is fitted on them.
public final class CrossFittedStudy {
  private CrossFittedStudy() {}

  /// Trains a model on a split.
  @FunctionalInterface
  public interface Training {
    /// Leaves a finished model in `folder`.
    ///
    /// @return false if it was asked to stop
    boolean train(Path folder, PersonSplit split) throws IOException;
  }

  /// The splits: each fold's people are tested, the next fold's watched, the others learned from.
  ///
  /// @param folds at least 3
  public static List<PersonSplit> splits(Dataset dataset, int folds, long seed) {
    List<PersonSplit.Fold> parts = PersonSplit.folds(dataset, folds, seed);
    List<PersonSplit> splits = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      List<String> test = parts.get(f).test();
      List<String> valid = parts.get((f + 1) % folds).test();
      List<String> train =
          dataset.people().stream().filter(p -> !test.contains(p) && !valid.contains(p)).toList();
      splits.add(new PersonSplit(train, valid, test, seed));
    }
    return splits;
  }

  /// Trains where a fold has no model yet, and runs the study over all people.
  ///
  /// @param folder takes a folder `fold-K` with a model each
  /// @return empty if training was asked to stop
  public static java.util.Optional<GenerationResults> run(
      Dataset dataset,
      Path folder,
      List<PersonSplit> splits,
      GenerationProtocol protocol,
      Training training,
      Progress progress)
      throws IOException {
    List<SavedModel> open = new ArrayList<>();
    Path work = Files.createDirectories(folder.resolve("work"));
    try {
      Map<String, PersonalFillers> byPerson = new HashMap<>();
      for (int f = 0; f < splits.size(); f++) {
        Path model = folder.resolve("fold-" + f);
        if (!training.train(model, splits.get(f))) {
          return java.util.Optional.empty();
        }
        SavedModel saved = SavedModel.open(model, Precision.FP32);
        open.add(saved);
        PersonalFillers fillers = PersonalFillers.of(dataset, model, saved, splits.get(f), work);
        splits.get(f).test().forEach(p -> byPerson.put(p, fillers));
      }
      SensorSchema schema =
          ChannelStatistics.estimate(dataset, dataset.people()).applyTo(dataset.schema());
      Map<String, Map<String, GapFiller>> fillers = new LinkedHashMap<>(); // name -> person
      byPerson.forEach((person, f) -> {
        for (GapFiller b : f.baselines()) {
          fillers.computeIfAbsent(b.name(), n -> new HashMap<>()).put(person, b);
        }
        for (GapFiller m : f.models()) {
          fillers.computeIfAbsent(m.name(), n -> new HashMap<>()).put(person, m);
        }
      });
      List<GapFiller> dispatching = new ArrayList<>();
      fillers.forEach((name, map) -> dispatching.add(new ByPerson(name, map)));
      int baselines = byPerson.values().iterator().next().baselines().size();
      return java.util.Optional.of(
          PersonalFillers.overDays(
                  dataset,
                  dataset.people(),
                  work,
                  days ->
                      GenerationStudy.run(
                          schema,
                          protocol,
                          dispatching.subList(0, baselines),
                          dispatching.subList(baselines, dispatching.size()),
                          HeldOutStudy.vendorSteps(dataset),
                          days,
                          dataset.days(),
                          progress))
              .onSimulated(dataset.manifest().provenance().simulated()));
    } finally {
      open.forEach(SavedModel::close);
      Files.deleteIfExists(work);
    }
  }

  /// Asks the filler of the person's own fold.
  private record ByPerson(String name, Map<String, GapFiller> fillers) implements GapFiller {
    @Override
    public float[][] fill(FillRequest request) {
      return of(request).fill(request);
    }

    @Override
    public List<float[][]> fillAll(List<FillRequest> requests) {
      List<float[][]> answers = new ArrayList<>();
      int from = 0;
      while (from < requests.size()) { // a person's days come together
        GapFiller filler = of(requests.get(from));
        int to = from;
        while (to < requests.size() && of(requests.get(to)) == filler) {
          to++;
        }
        answers.addAll(filler.fillAll(requests.subList(from, to)));
        from = to;
      }
      return answers;
    }

    private GapFiller of(FillRequest request) {
      GapFiller filler = fillers.get(request.day().personId());
      if (filler == null) {
        throw new IllegalArgumentException(request.day() + " is of nobody's fold");
      }
      return filler;
    }
  }
}
