package org.diurnal.tasks.planted;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.core.Interval;
import org.diurnal.data.simulate.Events;
import org.diurnal.model.surprise.Agreement;

/// What was found of what was planted.
///
/// @param agreement of few passes with one patch at a time
/// @param validation people on whom what is usual and the thresholds were found
/// @param test people on whom all numbers below are
/// @param freeDays of the test people
/// @param found by kind and rule
/// @param alarms by rule
/// @param seconds it took
public record PlantedResult(
    List<Agreement> agreement,
    int validation,
    int test,
    int freeDays,
    List<Found> found,
    List<Alarms> alarms,
    double seconds) {
  /// A number with its interval over people.
  public record Value(double value, Optional<Interval> ci95) {}

  /// What a rule finds of a kind.
  ///
  /// @param kind planted
  /// @param rule judging
  /// @param people who have such days
  /// @param days of that kind
  /// @param episodes of that kind
  /// @param dayAuroc affected days against free days
  /// @param slotAuroc affected slots of 20 minutes against free ones
  /// @param byDay episodes in which a day's number raised the alarm, as a share
  /// @param daysToAlarm median of whole days from the first day of the episode to the first alarm,
  ///   0 for that very day; of the episodes found
  /// @param bySlot episodes in which a slot's number raised the alarm, as a share
  /// @param hoursToAlarm median of hours from the midnight before the episode to the end of the
  ///   first slot that raised the alarm; of the episodes found
  public record Found(
      Events.Kind kind,
      Rule rule,
      int people,
      int days,
      int episodes,
      Value dayAuroc,
      Value slotAuroc,
      Value byDay,
      OptionalDouble daysToAlarm,
      Value bySlot,
      OptionalDouble hoursToAlarm) {}

  /// How often a rule raises the alarm on free days.
  ///
  /// @param rule judging
  /// @param power of the mean over channels, chosen on validation people
  /// @param dayThreshold on a day's number, found on validation people
  /// @param byDay free days of test people with an alarm by day, in 30
  /// @param slotThreshold on a slot's number, found on validation people
  /// @param bySlot free days of test people with an alarm by slot, in 30
  public record Alarms(
      Rule rule, int power, double dayThreshold, Value byDay, double slotThreshold, Value bySlot) {}
}
