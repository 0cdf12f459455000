package org.diurnal.data.googlehealth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.FieldOrigin;
import tools.jackson.databind.JsonNode;

/// The answers of `dataPoints:dailyRollUp`: what the vendor adds up of a day, devices reconciled.
final class Rollup {
  private static final String STEPS = "steps";
  private static final String CALORIES = "totalCalories";
  private static final String ZONES = "activeZoneMinutes";
  private static final String ACTIVE = "activeMinutes";
  private static final List<String> ZONE_FIELDS =
      List.of("sumInFatBurnHeartZone", "sumInCardioHeartZone", "sumInPeakHeartZone");

  /// A label and its value; the value is empty if it is not a number.
  record Value(DayLabel label, OptionalDouble value) {}

  private Rollup() {}

  /// Whether a record is one of these answers.
  static boolean is(JsonNode point) {
    return point.has("civilStartTime") && point.has("civilEndTime");
  }

  /// The day of the window; empty if it is not one whole day.
  static Optional<LocalDate> day(JsonNode point) {
    Optional<LocalDateTime> start = PointTime.civil(point.path("civilStartTime"));
    Optional<LocalDateTime> end = PointTime.civil(point.path("civilEndTime"));
    return start
        .filter(s ->
            s.toLocalTime().equals(LocalTime.MIDNIGHT)
                && end.filter(s.plusDays(1)::equals).isPresent())
        .map(LocalDateTime::toLocalDate);
  }

  /// The labels that an answer gives.
  static List<Value> values(JsonNode point) {
    List<Value> values = new ArrayList<>();
    if (point.path(STEPS).isObject()) {
      values.add(
          new Value(DayLabel.DAILY_STEPS, PointType.plain(point.path(STEPS).path("countSum"))));
    }
    if (point.path(CALORIES).isObject()) {
      values.add(
          new Value(
              DayLabel.DAILY_CALORIES, PointType.plain(point.path(CALORIES).path("kcalSum"))));
    }
    if (point.path(ZONES).isObject()) {
      values.add(new Value(DayLabel.DAILY_ZONE_MINUTES, zoneMinutes(point.path(ZONES))));
    }
    for (JsonNode level : point.path(ACTIVE).path("activeMinutesRollupByActivityLevel")) {
      label(level.path("activityLevel").asString(""))
          .ifPresent(
              l -> values.add(new Value(l, PointType.plain(level.path("activeMinutesSum")))));
    }
    return values;
  }

  /// For `data dictionary`.
  static List<FieldOrigin> fields() {
    String asIs = "as it is, of windows of one whole day";
    return List.of(
        DayLabel.DAILY_STEPS.from("dailyRollUp: steps.countSum", asIs, "no record"),
        DayLabel.DAILY_CALORIES.from("dailyRollUp: totalCalories.kcalSum", asIs, "no record"),
        DayLabel.DAILY_ZONE_MINUTES.from(
            "dailyRollUp: activeZoneMinutes.sumIn...HeartZone", "sum of the zones", "no record"),
        DayLabel.DAILY_LIGHTLY_ACTIVE.from("dailyRollUp: activeMinutes, LIGHT", asIs, "no record"),
        DayLabel.DAILY_FAIRLY_ACTIVE.from(
            "dailyRollUp: activeMinutes, MODERATE", asIs, "no record"),
        DayLabel.DAILY_VERY_ACTIVE.from("dailyRollUp: activeMinutes, VIGOROUS", asIs, "no record"));
  }

  /// Zones that are left out are zero, if any is there.
  private static OptionalDouble zoneMinutes(JsonNode zones) {
    double sum = 0;
    boolean any = false;
    for (String field : ZONE_FIELDS) {
      JsonNode v = zones.path(field);
      OptionalDouble minutes = PointType.plain(v);
      if (minutes.isEmpty() && !v.isMissingNode()) {
        return OptionalDouble.empty();
      }
      any |= minutes.isPresent();
      sum += minutes.orElse(0);
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private static Optional<DayLabel> label(String level) {
    return switch (level) {
      case "LIGHT" -> Optional.of(DayLabel.DAILY_LIGHTLY_ACTIVE);
      case "MODERATE" -> Optional.of(DayLabel.DAILY_FAIRLY_ACTIVE);
      case "VIGOROUS" -> Optional.of(DayLabel.DAILY_VERY_ACTIVE);
      default -> Optional.empty();
    };
  }
}
