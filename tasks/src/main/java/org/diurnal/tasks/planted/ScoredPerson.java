package org.diurnal.tasks.planted;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.diurnal.model.surprise.DayScore;
import org.diurnal.model.surprise.PatchSums;
import org.diurnal.model.surprise.Usual;

/// A person's days with what each rule makes of them.
///
/// @param id the person
/// @param days in order
record ScoredPerson(String id, List<Day> days) {
  /// A day.
  ///
  /// @param date the day
  /// @param scores by rule
  record Day(LocalDate date, Map<Rule, DayScore> scores) {}

  /// What is known of a day before it is judged.
  ///
  /// @param date the day
  /// @param errors squared errors of the network
  /// @param values in z-units
  record Seen(LocalDate date, PatchSums errors, PatchSums values) {}

  /// What is usual of validation people.
  ///
  /// @param errors squared errors of the network
  /// @param logarithms of patches' errors
  /// @param values in z-units
  record Anybody(Usual errors, Usual logarithms, Usual values) {}

  /// Judges a person's days, each by the person's other days where the rule asks for them.
  ///
  /// @param power of the mean over channels, by rule
  static ScoredPerson of(
      String id, List<Seen> days, Anybody anybody, ToDoubleFunction<Rule> power) {
    PatchSums errors = new PatchSums(days.getFirst().errors().channels());
    PatchSums logarithms = new PatchSums(errors.channels());
    PatchSums values = new PatchSums(errors.channels());
    for (Seen d : days) {
      errors.add(d.errors());
      logarithms.add(d.errors().logarithms());
      values.add(d.values());
    }
    return new ScoredPerson(
        id,
        days.stream()
            .map(d -> {
              PatchSums logs = d.errors().logarithms();
              Usual ownErrors = anybody.errors().and(errors.without(d.errors()));
              Usual ownLogs = anybody.logarithms().and(logarithms.without(logs));
              Usual ownValues = anybody.values().and(values.without(d.values()));
              double[] surprise = ownErrors.ratios(d.errors());
              double[] z = ownValues.squaredScores(d.values());
              Map<Rule, DayScore> scores = new EnumMap<>(Rule.class);
              for (Rule rule : Rule.values()) {
                double[] numbers =
                    switch (rule) {
                      case SURPRISE -> anybody.errors().ratios(d.errors());
                      case SURPRISE_OWN -> surprise;
                      case SURPRISE_EITHER_WAY -> ownLogs.squaredScores(logs);
                      case Z_POPULATION -> anybody.values().squaredScores(d.values());
                      case Z_OWN -> z;
                      case OWN_BOTH -> mean(surprise, z);
                    };
                scores.put(rule, DayScore.of(numbers, d.errors(), power.applyAsDouble(rule)));
              }
              return new Day(d.date(), scores);
            })
            .toList());
  }

  private static double[] mean(double[] a, double[] b) {
    double[] mean = new double[a.length];
    Arrays.setAll(mean, i -> (a[i] + b[i]) / 2);
    return mean;
  }
}
