package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.HeldOutStudy;
import org.diurnal.model.generation.PersonalFillers;
import org.diurnal.model.generation.ReconstructionTask;
import org.diurnal.model.spread.Contexts;
import org.diurnal.model.spread.CoverageResults;
import org.diurnal.model.spread.CoverageStudy;
import org.diurnal.model.spread.CoverageStudy.Method;
import org.diurnal.model.spread.KeptSpread;
import org.diurnal.model.spread.Spread;

/// `impute --coverage`: how often the intervals of all fillers, and of two simple rivals, hold
/// hidden minutes of the model's test people.
final class CoverageRun {
  /// Says 0 always; what the hour alone tells does not depend on a fill.
  private static final GapFiller NOTHING =
      new GapFiller() {
        @Override
        public String name() {
          return "nothing";
        }

        @Override
        public float[][] fill(FillRequest request) {
          return new float[request.day().channels()][DayWindow.MINUTES];
        }
      };

  private CoverageRun() {}

  /// The test people to ask about: all, or some drawn by the study's seed.
  static List<String> people(List<String> test, int most) {
    return test.stream()
        .sorted(
            Comparator.comparingLong(
                p -> Randomness.of(HeldOutStudy.SEED, Randomness.key(p)).nextLong()))
        .limit(most)
        .sorted()
        .toList();
  }

  /// @param fillers who is judged; all if empty
  static CoverageResults run(
      ModelAndData both, List<FillerChoice> fillers, int mostPeople, Context context)
      throws IOException {
    PersonSplit split = both.split();
    if (split.valid().isEmpty()) {
      throw new UsageException(
          both.folder() + " was trained without validation people: nobody to calibrate on",
          "train it with a split that has some");
    }
    both.requirePeople(split.test(), "test people", context);
    List<Method> methods = new ArrayList<>();
    for (FillerChoice choice :
        fillers.isEmpty() ? List.of(FillerChoice.values()) : List.copyOf(fillers)) {
      FillerChoice.Ready ready = choice.openWithSpread(both, context);
      methods.add(
          new Method(ready.filler().name(), ready.filler(), ready.spread().orElseThrow(), false));
    }
    Path work = Files.createTempDirectory("diurnal-coverage-");
    try (ConsoleProgress progress = context.progress("coverage")) {
      methods.addAll(rivals(both, methods, work, progress));
      List<String> people = people(split.test(), mostPeople);
      return PersonalFillers.overDays(
          both.dataset(),
          people,
          work,
          days ->
              CoverageStudy.run(
                  both.schema(),
                  new CoverageStudy.Setup(
                      ReconstructionTask.defaults(), HeldOutStudy.SEED, 1000, split.valid().size()),
                  methods,
                  groups(both.dataset())::get,
                  days,
                  both.days(people),
                  progress));
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /// The population's quantiles by the hour; and, where the straight line is judged too, that line
  /// with one band a channel.
  private static List<Method> rivals(
      ModelAndData both, List<Method> judged, Path work, ConsoleProgress progress)
      throws IOException {
    List<Method> rivals = new ArrayList<>();
    rivals.add(rival("population_by_hour", NOTHING, Contexts.HOUR_OF_DAY, both, work, progress));
    for (Method m : judged) {
      if (m.name().equals(FillerChoice.linear.name())) {
        rivals.add(rival("linear_one_band", m.filler(), Contexts.EVERYWHERE, both, work, progress));
      }
    }
    return rivals;
  }

  private static Method rival(
      String name,
      GapFiller filler,
      Contexts contexts,
      ModelAndData both,
      Path work,
      ConsoleProgress progress)
      throws IOException {
    List<Spread> spreads =
        KeptSpread.of(
            both.dataset(), both.saved(), both.split(), filler, List.of(contexts), work, progress);
    return new Method(name, filler, spreads.getFirst(), true);
  }

  /// The groups that people belong to by what their labels say of sex and age.
  private static Groups groups(Dataset dataset) {
    Map<String, List<String>> groups = new HashMap<>();
    for (Label label : dataset.labels("female")) {
      groups
          .computeIfAbsent(label.personId(), p -> new ArrayList<>())
          .add(label.value() > 0.5 ? "female" : "male");
    }
    for (Label label : dataset.labels("age_years")) {
      String group =
          label.value() < 40 ? "under 40" : label.value() < 60 ? "40 to 59" : "60 and up";
      groups.computeIfAbsent(label.personId(), p -> new ArrayList<>()).add(group);
    }
    return new Groups(groups);
  }

  private record Groups(Map<String, List<String>> byPerson) {
    List<String> get(String person) {
      return byPerson.getOrDefault(person, List.of());
    }
  }
}
