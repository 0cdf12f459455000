package org.diurnal.model.hiding;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Patches of a fixed grid hidden here and there, each channel for itself.
public final class Patches {
  private Patches() {}

  /// A share of all patches of a day, whatever was observed in them.
  ///
  /// @param minutes of a patch, a divisor of 1440
  /// @param share of the patches of all channels together, rounded to whole patches
  public static List<MinuteMask> anywhere(
      SplittableRandom random, int channels, int minutes, double share) {
    int perChannel = DayWindow.MINUTES / minutes;
    return draw(
        random, channels, minutes, share, IntStream.range(0, channels * perChannel).toArray());
  }

  /// A share of the patches in which anything was observed. A patch observed in part counts whole.
  ///
  /// @param minutes of a patch, a divisor of 1440
  /// @param share of those patches of all channels together, rounded to whole patches
  public static List<MinuteMask> observed(
      SplittableRandom random, DayWindow day, int minutes, double share) {
    int perChannel = DayWindow.MINUTES / minutes;
    int[] candidates =
        IntStream.range(0, day.channels() * perChannel)
            .filter(p -> {
              int start = p % perChannel * minutes;
              return day.observed(p / perChannel).count(start, start + minutes) > 0;
            })
            .toArray();
    return draw(random, day.channels(), minutes, share, candidates);
  }

  private static List<MinuteMask> draw(
      SplittableRandom random, int channels, int minutes, double share, int[] order) {
    int perChannel = DayWindow.MINUTES / minutes;
    int toHide = (int) Math.round(share * order.length);
    List<MinuteMask> hidden = Masks.none(channels);
    for (int i = 0; i < toHide; i++) { // the first steps of a Fisher-Yates shuffle
      int j = i + random.nextInt(order.length - i);
      int patch = order[j];
      order[j] = order[i];
      int start = patch % perChannel * minutes;
      hidden.get(patch / perChannel).set(start, start + minutes);
    }
    return hidden;
  }
}
