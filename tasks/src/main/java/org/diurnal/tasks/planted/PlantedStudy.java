package org.diurnal.tasks.planted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.UsageException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.Workers;
import org.diurnal.model.surprise.Agreement;
import org.diurnal.model.surprise.LeaveOut;
import org.diurnal.model.surprise.PatchSums;
import org.diurnal.model.surprise.Usual;
import org.diurnal.tasks.features.PersonDays;

/// Finds what was planted in simulated days, by the network's surprise and by z-scores.
///
/// Nobody whom the model was trained on takes part. What is usual and every threshold come from
/// validation people: the model's own, and half of the people that its split does not know; test
/// people, who are the others, are reported once.
public final class PlantedStudy {
  private static final int AGREEMENT_DAYS = 8;
  private static final int AGREEMENT_PATCHES = 100;
  private static final List<Integer> AGREEMENT_PASSES = List.of(2, 3, 4, 6, 8, 12, 24);

  /// Powers of the mean over channels to choose from.
  private static final List<Integer> POWERS = List.of(1, 2, 4, 8);

  private final SavedModel saved;
  private final Dataset dataset;
  private final Planted planted;
  private final int passes;
  private final int threads;
  private final long seed;
  private final List<String> validation;
  private final List<String> test;

  /// @param people who may take part; those of them the model was trained on do not
  /// @param split whom the model met
  /// @param passes a day, as [LeaveOut] takes them
  /// @throws UsageException if nothing is planted, or too few people remain
  public PlantedStudy(
      SavedModel saved,
      Dataset dataset,
      List<String> people,
      PersonSplit split,
      int passes,
      int threads,
      long seed) {
    this.saved = saved;
    this.dataset = dataset;
    this.planted = Planted.of(dataset);
    this.passes = passes;
    this.threads = threads;
    this.seed = seed;
    Set<String> here = new HashSet<>(people);
    Set<String> known = new HashSet<>(split.train());
    known.addAll(split.valid());
    known.addAll(split.test());
    List<String> unknown =
        people.stream()
            .filter(p -> !known.contains(p))
            .sorted(
                Comparator.comparingLong(
                    (String p) -> Randomness.of(seed, Randomness.key(p)).nextLong()))
            .toList();
    this.validation = new ArrayList<>(unknown.subList(0, unknown.size() / 2));
    this.test = new ArrayList<>(unknown.subList(unknown.size() / 2, unknown.size()));
    split.valid().stream().filter(here::contains).forEach(validation::add);
    split.test().stream().filter(here::contains).forEach(test::add);
    if (validation.isEmpty() || test.isEmpty()) {
      throw new UsageException(
          dataset.folder()
              + ": "
              + validation.size()
              + " people to find thresholds on, "
              + test.size()
              + " to test, without those the model was trained on",
          "simulate others with --first-person, or give the dataset the model was trained on");
    }
  }

  /// How many people of each kind take part.
  public String people() {
    return validation.size() + " validation and " + test.size() + " test people";
  }

  /// Runs it.
  public PlantedResult run(Progress progress) {
    long started = System.nanoTime();
    try (Workers workers = new Workers(threads)) {
      LeaveOut leaveOut = new LeaveOut(saved, passes);
      int[] done = {0};
      int all = validation.size() + test.size();
      int channels = saved.preprocessor().schema().size();
      PatchSums errors = new PatchSums(channels);
      PatchSums logarithms = new PatchSums(channels);
      PatchSums values = new PatchSums(channels);
      List<DayWindow> some = new ArrayList<>();
      List<Person> met = new ArrayList<>();
      forEach(
          validation,
          leaveOut,
          workers,
          (id, days, windows) -> {
            met.add(new Person(id, days));
            for (ScoredPerson.Seen d : days) {
              if (planted.free(id, d.date())) {
                errors.add(d.errors());
                logarithms.add(d.errors().logarithms());
                values.add(d.values());
              }
            }
            if (some.size() < AGREEMENT_DAYS) {
              some.add(windows.get(windows.size() / 2));
            }
            progress.update(++done[0], all, "people");
          });
      ScoredPerson.Anybody anybody =
          new ScoredPerson.Anybody(Usual.of(errors), Usual.of(logarithms), Usual.of(values));
      Map<Rule, Integer> powers = powers(met, anybody);
      ToIntFunction<Rule> power = rule -> powers.getOrDefault(rule, 1);
      List<ScoredPerson> tested = new ArrayList<>();
      forEach(
          test,
          leaveOut,
          workers,
          (id, days, windows) -> {
            tested.add(ScoredPerson.of(id, days, anybody, power::applyAsInt));
            progress.update(++done[0], all, "people");
          });
      List<ScoredPerson> judged =
          met.stream()
              .map(p -> ScoredPerson.of(p.id(), p.days(), anybody, power::applyAsInt))
              .toList();
      PlantedScores scores = new PlantedScores(planted, judged, tested, seed);
      List<PlantedResult.Alarms> alarms = scores.alarms(power);
      return new PlantedResult(
          Agreement.measure(saved, some, AGREEMENT_PATCHES, AGREEMENT_PASSES, seed, workers),
          judged.size(),
          tested.size(),
          scores.freeDays(),
          scores.found(alarms),
          alarms,
          (System.nanoTime() - started) / 1e9);
    }
  }

  /// For each rule the power that tells affected from free days of validation people best.
  private Map<Rule, Integer> powers(List<Person> met, ScoredPerson.Anybody anybody) {
    Map<Rule, Integer> best = new EnumMap<>(Rule.class);
    Map<Rule, Double> highest = new EnumMap<>(Rule.class);
    for (int power : POWERS) {
      List<ScoredPerson> judged =
          met.stream().map(p -> ScoredPerson.of(p.id(), p.days(), anybody, r -> power)).toList();
      PlantedScores scores = new PlantedScores(planted, judged, List.of(), seed);
      for (Rule rule : Rule.values()) {
        double area = scores.validationArea(rule);
        if (area > highest.getOrDefault(rule, 0.0)) {
          highest.put(rule, area);
          best.put(rule, power);
        }
      }
    }
    return best;
  }

  private record Person(String id, List<ScoredPerson.Seen> days) {}

  private interface PersonConsumer {
    void accept(String id, List<ScoredPerson.Seen> days, List<DayWindow> windows);
  }

  private void forEach(
      List<String> people, LeaveOut leaveOut, Workers workers, PersonConsumer consumer) {
    PersonDays.forEach(
        dataset,
        people,
        (id, windows) -> {
          List<float[][]> errors = leaveOut.errors(windows, workers);
          List<ScoredPerson.Seen> days = new ArrayList<>();
          for (int i = 0; i < windows.size(); i++) {
            days.add(
                new ScoredPerson.Seen(
                    windows.get(i).localDate(),
                    PatchSums.of(errors.get(i)),
                    PatchSums.of(saved.preprocessor().normalize(windows.get(i)))));
          }
          consumer.accept(id, days, windows);
        },
        Progress.SILENT);
  }
}
