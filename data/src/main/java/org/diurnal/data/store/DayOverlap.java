package org.diurnal.data.store;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// The rule for a person-day that was there already, and how often it was needed.
final class DayOverlap {
  private final SensorSchema schema;
  private final TreeMap<String, Long> replaced = new TreeMap<>();
  private long fresh;
  private long identical;
  private long different;

  DayOverlap(SensorSchema schema) {
    this.schema = schema;
  }

  /// A day that was not there.
  void isNew() {
    fresh++;
  }

  /// The day to keep of two with one key: for each channel the one with more observed minutes, the
  /// old where they have as many. Returns `old` itself if nothing of `incoming` is taken.
  DayWindow settle(DayWindow old, DayWindow incoming) {
    boolean takeOffset =
        old.utcOffsetMinutes().isEmpty() && incoming.utcOffsetMinutes().isPresent();
    if (old.equals(incoming)) {
      identical++;
      return old;
    }
    boolean sameMinutes = true;
    float[][] values = new float[schema.size()][];
    MinuteMask[] observed = new MinuteMask[schema.size()];
    boolean changed = takeOffset;
    for (int c = 0; c < schema.size(); c++) {
      boolean same =
          old.observed(c).equals(incoming.observed(c))
              && Arrays.equals(old.values(c), incoming.values(c));
      boolean take = !same && incoming.observed(c).count() > old.observed(c).count();
      DayWindow from = take ? incoming : old;
      values[c] = from.values(c);
      observed[c] = from.observed(c);
      sameMinutes &= same;
      changed |= take;
      if (take) {
        replaced.merge(schema.channel(c).name(), 1L, Long::sum);
      }
    }
    if (sameMinutes) {
      identical++;
    } else {
      different++;
    }
    OptionalInt offset = takeOffset ? incoming.utcOffsetMinutes() : old.utcOffsetMinutes();
    return changed
        ? new DayWindow(old.personId(), old.localDate(), offset, old.sourceId(), values, observed)
        : old;
  }

  long fresh() {
    return fresh;
  }

  long identical() {
    return identical;
  }

  long different() {
    return different;
  }

  /// How many days took over a channel, by channel.
  TreeMap<String, Long> replaced() {
    return replaced;
  }
}
