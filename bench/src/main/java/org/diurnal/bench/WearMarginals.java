package org.diurnal.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.diurnal.core.MinuteMask;

/// When a device is worn, in weeks: minutes a day, and spells without it across midnights. A spell
/// belongs to the day on which it begins; one that begins with the record has no beginning and is
/// left out, one that ends with it is as long as it was seen.
final class WearMarginals {
  final Marginal minutes = new Marginal(0, 1440, 1);
  final Marginal spell = new Marginal(0, 10_080, 5);
  final Marginal start = new Marginal(0, 24, 0.05);

  /// @param days of one person, one after the other
  void person(String id, List<MinuteMask> days) {
    int total = days.size() * MinuteMask.MINUTES;
    DoubleStream.Builder[] lengths = builders(days.size());
    DoubleStream.Builder[] starts = builders(days.size());
    int m = 0;
    while (m < total) {
      int from = m;
      boolean worn = worn(days, m);
      while (m < total && worn(days, m) == worn) {
        m++;
      }
      if (!worn && from > 0) {
        int day = from / MinuteMask.MINUTES;
        lengths[day].add(m - from);
        starts[day].add(from % MinuteMask.MINUTES / 60.0);
      }
    }
    for (int d = 0; d < days.size(); d++) {
      minutes.day(id, new double[] {days.get(d).count()});
      spell.day(id, lengths[d].build().toArray());
      start.day(id, starts[d].build().toArray());
    }
  }

  /// Lengths of runs of set minutes, in order.
  static double[] runs(MinuteMask mask, int from, int to) {
    DoubleStream.Builder lengths = DoubleStream.builder();
    int run = 0;
    for (int m = from; m <= to; m++) {
      if (m < to && mask.get(m)) {
        run++;
      } else if (run > 0) {
        lengths.add(run);
        run = 0;
      }
    }
    return lengths.build().toArray();
  }

  /// The longest time without a run of set minutes longer than `bridged`, as (first minute, minute
  /// after the last); empty if there is none.
  static Optional<int[]> longestRest(boolean[] moving, int bridged) {
    int begin = -1;
    int lastStill = -1;
    int[] best = {0, 0};
    for (int m = 0; m < moving.length; m++) {
      if (!moving[m]) {
        if (begin < 0 || m - lastStill - 1 > bridged) {
          begin = m;
        }
        lastStill = m;
        if (m + 1 - begin > best[1] - best[0]) {
          best = new int[] {begin, m + 1};
        }
      }
    }
    return best[1] > 0 ? Optional.of(best) : Optional.empty();
  }

  private static boolean worn(List<MinuteMask> days, int minute) {
    return days.get(minute / MinuteMask.MINUTES).get(minute % MinuteMask.MINUTES);
  }

  private static DoubleStream.Builder[] builders(int n) {
    DoubleStream.Builder[] b = new DoubleStream.Builder[n];
    java.util.Arrays.setAll(b, i -> DoubleStream.builder());
    return b;
  }
}
