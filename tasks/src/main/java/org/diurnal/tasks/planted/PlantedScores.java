package org.diurnal.tasks.planted;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.data.simulate.Events;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.surprise.DayScore;

/// From days that rules have judged to what was found: areas, alarms, time to detection.
///
/// Thresholds are found on validation people: the lowest number that their free days exceed at most
/// once in [#DAYS_A_FALSE_ALARM] days.
final class PlantedScores {
  /// Free days that one false alarm is allowed in: a person-month.
  static final int DAYS_A_FALSE_ALARM = 30;

  private static final int BINS = 2000;
  private static final double HOURS_A_SLOT = PatchGrid.PATCH_MINUTES / 60.0;

  private final Planted planted;
  private final List<ScoredPerson> validation;
  private final List<ScoredPerson> test;
  private final Bootstrap bootstrap;

  PlantedScores(
      Planted planted, List<ScoredPerson> validation, List<ScoredPerson> test, long seed) {
    this.planted = planted;
    this.validation = List.copyOf(validation);
    this.test = List.copyOf(test);
    this.bootstrap = new Bootstrap(1000, seed);
  }

  int freeDays() {
    return (int) test.stream().flatMap(p -> free(p).stream()).count();
  }

  /// The mean over kinds of the area by day, on validation people: what a rule's power is chosen
  /// by.
  double validationArea(Rule rule) {
    return Arrays.stream(Events.Kind.values())
        .mapToDouble(kind -> validationArea(kind, rule))
        .filter(a -> !Double.isNaN(a))
        .average()
        .orElse(0);
  }

  private double validationArea(Events.Kind kind, Rule rule) {
    double[][] yes = new double[validation.size()][];
    double[][] no = new double[validation.size()][];
    for (int p = 0; p < yes.length; p++) {
      ScoredPerson person = validation.get(p);
      yes[p] = numbers(on(person, kind), rule);
      no[p] = numbers(free(person), rule);
    }
    return new Ranks(yes, no, Integer.MAX_VALUE).area(IntStream.range(0, yes.length).toArray());
  }

  List<PlantedResult.Alarms> alarms(ToIntFunction<Rule> power) {
    return Arrays.stream(Rule.values())
        .map(rule -> {
          double day = threshold(rule, DayScore::day);
          double slot = threshold(rule, DayScore::highestSlot);
          return new PlantedResult.Alarms(
              rule,
              power.applyAsInt(rule),
              day,
              falseAlarms(rule, DayScore::day, day),
              slot,
              falseAlarms(rule, DayScore::highestSlot, slot));
        })
        .toList();
  }

  List<PlantedResult.Found> found(List<PlantedResult.Alarms> alarms) {
    List<PlantedResult.Found> found = new ArrayList<>();
    for (Events.Kind kind : Events.Kind.values()) {
      for (PlantedResult.Alarms alarm : alarms) {
        found.add(found(kind, alarm));
      }
    }
    return found;
  }

  private PlantedResult.Found found(Events.Kind kind, PlantedResult.Alarms alarm) {
    Rule rule = alarm.rule();
    double[][] days = new double[test.size()][];
    double[][] slots = new double[test.size()][];
    double[][] freeDays = new double[test.size()][];
    double[][] freeSlots = new double[test.size()][];
    List<List<Double>> dayDelays = new ArrayList<>(); // by person; NaN where not found
    List<List<Double>> slotDelays = new ArrayList<>();
    for (int p = 0; p < days.length; p++) {
      ScoredPerson person = test.get(p);
      List<ScoredPerson.Day> on = on(person, kind);
      days[p] = numbers(on, rule);
      slots[p] = slots(on, rule);
      freeDays[p] = numbers(free(person), rule);
      freeSlots[p] = slots(free(person), rule);
      List<Double> byDay = new ArrayList<>();
      List<Double> bySlot = new ArrayList<>();
      for (Planted.Episode e : planted.of(person.id())) {
        if (e.kind() == kind && on.stream().anyMatch(d -> e.on(d.date()))) {
          byDay.add(days(e, on, rule, alarm.dayThreshold()));
          bySlot.add(hours(e, on, rule, alarm.slotThreshold()));
        }
      }
      dayDelays.add(byDay);
      slotDelays.add(bySlot);
    }
    return new PlantedResult.Found(
        kind,
        rule,
        (int) Arrays.stream(days).filter(d -> d.length > 0).count(),
        Arrays.stream(days).mapToInt(d -> d.length).sum(),
        dayDelays.stream().mapToInt(List::size).sum(),
        value(new Ranks(days, freeDays, Integer.MAX_VALUE)::area),
        value(new Ranks(slots, freeSlots, BINS)::area),
        value(drawn -> shareFound(dayDelays, drawn)),
        median(dayDelays),
        value(drawn -> shareFound(slotDelays, drawn)),
        median(slotDelays));
  }

  private List<ScoredPerson.Day> on(ScoredPerson person, Events.Kind kind) {
    return person.days().stream().filter(d -> planted.on(person.id(), d.date(), kind)).toList();
  }

  private List<ScoredPerson.Day> free(ScoredPerson person) {
    return person.days().stream().filter(d -> planted.free(person.id(), d.date())).toList();
  }

  private static double[] numbers(List<ScoredPerson.Day> days, Rule rule) {
    return days.stream().mapToDouble(d -> score(d, rule).day()).toArray();
  }

  private static double[] slots(List<ScoredPerson.Day> days, Rule rule) {
    return days.stream().flatMapToDouble(d -> Arrays.stream(score(d, rule).slots())).toArray();
  }

  private static DayScore score(ScoredPerson.Day day, Rule rule) {
    DayScore score = day.scores().get(rule);
    if (score == null) {
      throw new IllegalStateException(rule + " has not judged " + day.date());
    }
    return score;
  }

  /// Days from an episode's first to the alarm; NaN if none was raised.
  private static double days(
      Planted.Episode e, List<ScoredPerson.Day> on, Rule rule, double threshold) {
    for (ScoredPerson.Day d : on) {
      if (e.on(d.date()) && score(d, rule).day() > threshold) {
        return ChronoUnit.DAYS.between(e.first(), d.date());
      }
    }
    return Double.NaN;
  }

  /// Hours from the midnight before an episode's first day to the alarm; NaN if none was raised.
  private static double hours(
      Planted.Episode e, List<ScoredPerson.Day> on, Rule rule, double threshold) {
    for (ScoredPerson.Day d : on) {
      double[] slots = score(d, rule).slots();
      for (int s = 0; e.on(d.date()) && s < slots.length; s++) {
        if (slots[s] > threshold) {
          return 24.0 * ChronoUnit.DAYS.between(e.first(), d.date()) + (s + 1) * HOURS_A_SLOT;
        }
      }
    }
    return Double.NaN;
  }

  private double threshold(Rule rule, ToDoubleFunction<DayScore> number) {
    double[] sorted =
        validation.stream()
            .flatMap(p -> free(p).stream())
            .mapToDouble(d -> number.applyAsDouble(score(d, rule)))
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    return threshold(sorted);
  }

  /// The lowest of sorted numbers that at most one in [#DAYS_A_FALSE_ALARM] exceeds; infinite if
  /// there are none.
  static double threshold(double[] sorted) {
    int above = sorted.length / DAYS_A_FALSE_ALARM;
    return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - 1 - above];
  }

  private PlantedResult.Value falseAlarms(
      Rule rule, ToDoubleFunction<DayScore> number, double threshold) {
    double[] alarms = new double[test.size()];
    double[] days = new double[test.size()];
    for (int p = 0; p < alarms.length; p++) {
      List<ScoredPerson.Day> free = free(test.get(p));
      days[p] = free.size();
      alarms[p] =
          free.stream().filter(d -> number.applyAsDouble(score(d, rule)) > threshold).count();
    }
    return value(drawn ->
        DAYS_A_FALSE_ALARM
            * Arrays.stream(drawn).mapToDouble(p -> alarms[p]).sum()
            / Arrays.stream(drawn).mapToDouble(p -> days[p]).sum());
  }

  private static double shareFound(List<List<Double>> delays, int[] drawn) {
    double found = 0;
    double all = 0;
    for (int p : drawn) {
      for (double d : delays.get(p)) {
        found += Double.isNaN(d) ? 0 : 1;
        all++;
      }
    }
    return found / all;
  }

  private static OptionalDouble median(List<List<Double>> delays) {
    double[] found =
        delays.stream()
            .flatMap(List::stream)
            .mapToDouble(d -> d)
            .filter(d -> !Double.isNaN(d))
            .sorted()
            .toArray();
    return found.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Bootstrap.quantile(found, 0.5));
  }

  private PlantedResult.Value value(ToDoubleFunction<int[]> of) {
    double value = of.applyAsDouble(IntStream.range(0, test.size()).toArray());
    double[] draws =
        bootstrap.draws(test.size(), of::applyAsDouble).stream().mapToDouble(d -> d).toArray();
    return new PlantedResult.Value(value, bootstrap.interval(draws));
  }
}
