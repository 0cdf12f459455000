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
import org.diurnal.core.Randomness;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
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

  static CoverageResults run(ModelAndData both, int mostPeople, Context context)
      throws IOException {
    PersonSplit split = both.split();
    if (split.valid().isEmpty()) {
      throw new UsageException(
          both.folder() + " was trained without validation people: nobody to calibrate on",
          "train it with a split that has some");
    }
    both.requirePeople(split.test(), "test people", context);
    List<Method> methods = new ArrayList<>();
    for (FillerChoice choice : FillerChoice.values()) {
      FillerChoice.Ready ready = choice.openWithSpread(both, context);
      methods.add(
          new Method(ready.filler().name(), ready.filler(), ready.spread().orElseThrow(), false));
    }
    Path work = Files.createTempDirectory("diurnal-coverage-");
    try (ConsoleProgress progress = context.progress("coverage")) {
      methods.addAll(rivals(both, methods.getLast(), work, progress));
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

  /// The population's quantiles by the hour, and the straight line with one band a channel.
  private static List<Method> rivals(
      ModelAndData both, Method linear, Path work, ConsoleProgress progress) throws IOException {
    List<Spread> spreads =
        KeptSpread.of(
            both.dataset(),
            both.saved(),
            both.split(),
            linear.filler(),
            List.of(Contexts.HOUR_OF_DAY, Contexts.EVERYWHERE),
            work,
            progress);
    return List.of(
        new Method("population_by_hour", linear.filler(), spreads.get(0), true),
        new Method("linear_one_band", linear.filler(), spreads.get(1), true));
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
