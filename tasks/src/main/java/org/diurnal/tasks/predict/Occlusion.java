package org.diurnal.tasks.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// What a prediction rests on: how it changes when an hour, or a channel, is hidden on all days.
///
/// What is hidden is a gap to the model, as if the watch had not been worn. That says what the
/// number rests on, not what causes what; hours that carry the same message hide one another's
/// weight.
public final class Occlusion {
  private static final int HOUR = 60; // minutes

  private Occlusion() {}

  /// Something that can be hidden.
  ///
  /// @param name such as `hour 22` or `channel heart_rate`
  /// @param change of the prediction without it, in the head's own unit: log-odds, or the
  ///   quantity's
  public record Part(String name, double change) {}

  /// Days of which something is hidden.
  ///
  /// @param name such as `hour 22`
  /// @param days with it hidden
  public record Hidden(String name, List<DayWindow> days) {}

  /// All hours that have something observed, then all channels that have.
  public static List<Hidden> of(List<DayWindow> days, Function<Integer, String> channelName) {
    List<Hidden> all = new ArrayList<>();
    int channels = days.getFirst().channels();
    for (int h = 0; h < 24; h++) {
      int from = h * HOUR;
      boolean any =
          days.stream()
              .anyMatch(d ->
                  IntStream.range(0, channels)
                      .anyMatch(c -> d.observed(c).count(from, from + HOUR) > 0));
      if (any) {
        MinuteMask hour = new MinuteMask();
        hour.set(from, from + HOUR);
        all.add(
            new Hidden(
                String.format("hour %02d", h),
                hide(days, IntStream.range(0, channels).mapToObj(c -> hour).toList())));
      }
    }
    for (int c = 0; c < channels; c++) {
      int channel = c;
      if (days.stream().anyMatch(d -> d.observed(channel).count() > 0)) {
        all.add(
            new Hidden(
                "channel " + channelName.apply(c),
                hide(
                    days,
                    IntStream.range(0, channels)
                        .mapToObj(k -> k == channel ? MinuteMask.all() : new MinuteMask())
                        .toList())));
      }
    }
    return all;
  }

  private static List<DayWindow> hide(List<DayWindow> days, List<MinuteMask> hidden) {
    MinuteMask[] masks = hidden.toArray(MinuteMask[]::new);
    return days.stream().map(d -> d.hiding(masks)).toList();
  }

  /// The parts by falling weight.
  ///
  /// @param whole the prediction with everything
  /// @param without the prediction of what is left when each is hidden; NaN where nothing is left
  public static List<Part> ranked(
      double whole, List<Hidden> hidden, ToDoubleFunction<Hidden> without) {
    return hidden.stream()
        .map(h -> new Part(h.name(), without.applyAsDouble(h) - whole))
        .filter(p -> Double.isFinite(p.change()))
        .sorted(Comparator.comparingDouble((Part p) -> -Math.abs(p.change())))
        .toList();
  }
}
