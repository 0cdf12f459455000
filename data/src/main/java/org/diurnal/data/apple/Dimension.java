package org.diurnal.data.apple;

import java.util.Map;
import java.util.OptionalDouble;

/// What a quantity is a quantity of, with the units in which exports give it. The Health app writes
/// whatever unit its user chose.
enum Dimension {
  /// A number of things.
  COUNT(Map.of("count", 1.0)),
  /// A rate, in 1/min.
  PER_MINUTE(Map.of("count/min", 1.0, "count/s", 60.0, "Hz", 60.0)),
  /// A time, in ms.
  MILLISECONDS(Map.of("ms", 1.0, "s", 1000.0)),
  /// A share, in %. Apple writes `%` behind a fraction (0.97), some apps behind a percentage (97).
  PERCENT(Map.of("%", 1.0)),
  /// A temperature, in degrees Celsius.
  CELSIUS(Map.of("degC", 1.0, "degF", 5 / 9.0, "K", 1.0)),
  /// An energy, in kcal of 4.184 kJ. `Cal` is a kcal, `cal` a thousandth of it.
  KILOCALORIES(Map.of("kcal", 1.0, "Cal", 1.0, "cal", 0.001, "kJ", 1 / 4.184, "J", 1 / 4184.0)),
  /// A mass, in kg.
  KILOGRAMS(
      Map.of("kg", 1.0, "g", 0.001, "lb", 0.45359237, "oz", 0.028349523125, "st", 6.35029318)),
  /// A length, in cm.
  CENTIMETRES(Map.of("cm", 1.0, "m", 100.0, "mm", 0.1, "in", 2.54, "ft", 30.48)),
  /// A time, in min.
  MINUTES(Map.of("min", 1.0, "s", 1 / 60.0, "hr", 60.0));

  private final Map<String, Double> factors;

  Dimension(Map<String, Double> factors) {
    this.factors = factors;
  }

  /// A value in our unit; empty if the unit is not known here.
  OptionalDouble of(double value, String unit) {
    Double factor = factors.get(unit);
    if (factor == null) {
      return OptionalDouble.empty();
    }
    double zero =
        switch (unit) {
          case "degF" -> 32;
          case "K" -> 273.15;
          default -> 0;
        };
    boolean fraction = this == PERCENT && value <= 1;
    return OptionalDouble.of((value - zero) * factor * (fraction ? 100 : 1));
  }
}
