package org.diurnal.model.generation;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;

/// Places the gap of daily metric estimation: uniformly among the starts at which the person is
/// awake throughout and the device recorded.
final class AwakeGap {
  private AwakeGap() {}

  /// @param seed the study's seed
  /// @param day the day as measured
  /// @param steps the position of the steps channel, from which waking is told
  /// @param needed channels whose metrics are to be judged: each has 95 % of the gap observed
  /// @param minutes the gap's length
  /// @return the first minute, empty if there is no such window; depends on the day's data only
  ///   through which starts qualify
  static Optional<Integer> start(
      long seed, DayWindow day, int steps, List<Integer> needed, int minutes) {
    MinuteMask awake = Awake.minutes(day, steps);
    int[] starts =
        IntStream.rangeClosed(0, DayWindow.MINUTES - minutes)
            .filter(s -> awake.count(s, s + minutes) == minutes)
            .filter(s ->
                needed.stream()
                    .allMatch(c -> day.observed(c).count(s, s + minutes) >= 0.95 * minutes))
            .toArray();
    if (starts.length == 0) {
      return Optional.empty();
    }
    SplittableRandom random =
        Randomness.of(
            seed,
            Randomness.key(day.personId()),
            day.localDate().toEpochDay(),
            Randomness.key("awake_gap"),
            minutes);
    return Optional.of(starts[random.nextInt(starts.length)]);
  }
}
