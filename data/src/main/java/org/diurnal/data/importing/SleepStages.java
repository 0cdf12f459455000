package org.diurnal.data.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.SensorSchema;

/// What a stage of sleep says on the channels of the `wearable` schema.
public enum SleepStages {
  /// Awake in a night that was staged.
  AWAKE,
  /// N1 and N2.
  LIGHT,
  /// N3.
  DEEP,
  REM,
  /// Asleep in a night that was not staged.
  ASLEEP,
  /// Awake, or restless, in a night that was not staged.
  RESTLESS;

  private static final List<String> STAGES =
      List.of("sleep_awake", "sleep_light", "sleep_deep", "sleep_rem");

  /// The stage of that name, in any case, as Fitbit and Google write it.
  ///
  /// @param staged whether the night was staged: `awake` means another thing where it was not
  public static Optional<SleepStages> named(String name, boolean staged) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "wake", "awake" -> Optional.of(staged ? AWAKE : RESTLESS);
      case "light" -> Optional.of(LIGHT);
      case "deep" -> Optional.of(DEEP);
      case "rem" -> Optional.of(REM);
      case "asleep" -> Optional.of(ASLEEP);
      case "restless" -> Optional.of(RESTLESS);
      default -> Optional.empty();
    };
  }

  /// Which channels it sets to what: `asleep`, and those of stages where the night has some.
  ///
  /// @return by position in the schema, 0 or 1
  public Map<Integer, Double> values(SensorSchema schema) {
    TreeMap<Integer, Double> values = new TreeMap<>();
    boolean asleep = this != AWAKE && this != RESTLESS;
    values.put(schema.indexOf("asleep").orElseThrow(), asleep ? 1.0 : 0.0);
    if (this != ASLEEP && this != RESTLESS) {
      for (String stage : STAGES) {
        boolean mine = stage.equals("sleep_" + name().toLowerCase(Locale.ROOT));
        values.put(schema.indexOf(stage).orElseThrow(), mine ? 1.0 : 0.0);
      }
    }
    return values;
  }
}
