package org.diurnal.data.apple;

import java.util.List;
import java.util.Map;

/// A value of a day's summary.
///
/// @param name its attribute
/// @param dimension what it is
/// @param label what it becomes
record SummaryValue(String name, Dimension dimension, HealthType.Day label) {
  private static final String ENERGY = "activeEnergyBurned";

  /// All that are used; the goals are not.
  static final List<SummaryValue> ALL =
      List.of(
          new SummaryValue(
              ENERGY,
              Dimension.KILOCALORIES,
              new HealthType.Day("daily_active_energy_kcal", 0, 30_000)),
          new SummaryValue(
              "appleMoveTime",
              Dimension.MINUTES,
              new HealthType.Day("daily_move_minutes", 0, 1440)),
          new SummaryValue(
              "appleExerciseTime",
              Dimension.MINUTES,
              new HealthType.Day("daily_exercise_minutes", 0, 1440)),
          new SummaryValue(
              "appleStandHours", Dimension.COUNT, new HealthType.Day("daily_stand_hours", 0, 24)));

  /// The unit that it has in a summary, which gives one for the energy alone.
  String unit(Map<String, String> attributes) {
    return switch (dimension) {
      case KILOCALORIES -> attributes.getOrDefault(ENERGY + "Unit", "");
      case MINUTES -> "min";
      default -> "count";
    };
  }
}
