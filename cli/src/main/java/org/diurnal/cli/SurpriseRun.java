package org.diurnal.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.diurnal.cli.frame.Context;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.data.store.DayKey;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.pretrain.Workers;
import org.diurnal.model.surprise.DayScore;
import org.diurnal.model.surprise.LeaveOut;
import org.diurnal.model.surprise.PatchSums;
import org.diurnal.model.surprise.Usual;
import org.diurnal.tasks.features.PersonDays;

/// Scores the days of people, person by person.
final class SurpriseRun {
  /// Days of validation people that are enough to say what is usual.
  private static final int USUAL_DAYS = 200;

  private final ModelAndData both;
  private final LeaveOut leaveOut;
  private final UsualChoice choice;
  private final double power;
  private final int threads;
  private final long seed;
  private Optional<Usual> usual = Optional.empty();
  private int usualDays;

  /// A day and its number.
  ///
  /// @param person whose
  /// @param date the day
  /// @param score its number, and where it lies
  record ScoredDay(String person, LocalDate date, DayScore score) {}

  /// All days.
  ///
  /// @param days in order of person and date
  /// @param daysShowingNothing left out
  record Scored(List<ScoredDay> days, int daysShowingNothing) {}

  SurpriseRun(
      ModelAndData both, int passes, UsualChoice choice, double power, int threads, long seed) {
    this.both = both;
    this.leaveOut = new LeaveOut(both.saved(), passes);
    this.choice = choice;
    this.power = power;
    this.threads = threads;
    this.seed = seed;
  }

  /// Finds what is usual of validation people, if that is asked for.
  void findUsual(Context context) {
    if (choice == UsualChoice.none) {
      double[] ones = new double[PatchGrid.tokens(both.schema().size())];
      Arrays.fill(ones, 1);
      usual = Optional.of(new Usual(ones, ones));
      return;
    }
    List<String> validation = both.split().valid();
    both.requirePeople(validation, "validation people", context);
    context.note("finding what is usual of validation people");
    List<String> some = new ArrayList<>();
    for (String person :
        validation.stream()
            .sorted(
                Comparator.comparingLong(
                    (String p) -> Randomness.of(seed, Randomness.key(p)).nextLong()))
            .toList()) {
      if (both.days(some) < USUAL_DAYS) {
        some.add(person);
      }
    }
    PatchSums errors = new PatchSums(both.schema().size());
    try (Workers workers = new Workers(threads)) {
      PersonDays.forEach(
          both.dataset(),
          some,
          (person, days) -> {
            leaveOut.errors(days, workers).forEach(e -> errors.add(PatchSums.of(e)));
            usualDays += days.size();
          },
          Progress.SILENT);
    }
    usual = Optional.of(Usual.of(errors));
  }

  /// How many days of validation people say what is usual.
  int usualDays() {
    return usualDays;
  }

  /// Scores people's days, after [#findUsual].
  ///
  /// @param minutes takes each day's squared errors
  Scored score(List<String> people, BiConsumer<DayKey, float[][]> minutes, Progress progress) {
    Usual anybody = usual.orElseThrow();
    List<ScoredDay> scored = new ArrayList<>();
    int[] empty = {0};
    long[] seen = {0};
    long total = both.days(people);
    try (Workers workers = new Workers(threads)) {
      PersonDays.forEach(
          both.dataset(),
          people,
          (person, days) -> {
            List<float[][]> errors = leaveOut.errors(days, workers);
            List<PatchSums> sums = errors.stream().map(PatchSums::of).toList();
            PatchSums all = new PatchSums(both.schema().size());
            sums.forEach(all::add);
            for (int i = 0; i < days.size(); i++) {
              DayWindow day = days.get(i);
              minutes.accept(DayKey.of(day), errors.get(i));
              PatchSums of = sums.get(i);
              Usual expected = choice == UsualChoice.own ? anybody.and(all.without(of)) : anybody;
              DayScore score = DayScore.of(expected.ratios(of), of, power);
              if (Double.isNaN(score.day())) {
                empty[0]++;
              } else {
                scored.add(new ScoredDay(person, day.localDate(), score));
              }
              progress.update(++seen[0], total, "days");
            }
          },
          Progress.SILENT);
    }
    return new Scored(scored, empty[0]);
  }
}
