package org.diurnal.model.hiding;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Lists of masks, one a channel.
final class Masks {
  private Masks() {}

  /// Nothing hidden; every channel has a mask of its own, to be written to.
  static List<MinuteMask> none(int channels) {
    return IntStream.range(0, channels).mapToObj(c -> new MinuteMask()).toList();
  }

  /// The same minutes of the channels chosen, none of the others.
  static List<MinuteMask> of(int channels, IntPredicate chosen, MinuteMask minutes) {
    return IntStream.range(0, channels)
        .mapToObj(c -> chosen.test(c) ? minutes.copy() : new MinuteMask())
        .toList();
  }

  /// The minutes in which any channel was observed.
  static MinuteMask anyObserved(DayWindow day) {
    MinuteMask any = new MinuteMask();
    for (int c = 0; c < day.channels(); c++) {
      any = any.or(day.observed(c));
    }
    return any;
  }

  /// The channels with at least one observed minute, ascending.
  static int[] withData(DayWindow day) {
    return IntStream.range(0, day.channels()).filter(c -> day.observed(c).count() > 0).toArray();
  }
}
