package org.diurnal.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Where the channels of days of one schema go in another that has them too, perhaps among others.
///
/// Channels go by name; unit and aggregation must be the same, so that no number changes its
/// meaning.
public final class SchemaMapping {
  private final SensorSchema to;
  private final int[] source; // [channels of `to`], position in `from` or -1
  private final List<String> leftOut;

  private SchemaMapping(SensorSchema to, int[] source, List<String> leftOut) {
    this.to = to;
    this.source = source;
    this.leftOut = List.copyOf(leftOut);
  }

  /// Finds every channel of `from` in `to`.
  ///
  /// @throws UsageException if a channel of one name has another unit or aggregation there
  public static SchemaMapping of(SensorSchema from, SensorSchema to) {
    int[] source = new int[to.size()];
    Arrays.fill(source, -1);
    List<String> leftOut = new ArrayList<>();
    for (int c = 0; c < from.size(); c++) {
      Channel mine = from.channel(c);
      OptionalInt place = to.indexOf(mine.name());
      if (place.isEmpty()) {
        leftOut.add(mine.name());
        continue;
      }
      Channel there = to.channel(place.getAsInt());
      if (!mine.unit().equals(there.unit()) || mine.aggregation() != there.aggregation()) {
        throw new UsageException(
            "channel "
                + mine.name()
                + " is in "
                + mine.unit()
                + " ("
                + mine.aggregation()
                + ") here, and in "
                + there.unit()
                + " ("
                + there.aggregation()
                + ") in schema "
                + to.name(),
            "use a dataset of its own");
      }
      source[place.getAsInt()] = c;
    }
    return new SchemaMapping(to, source, leftOut);
  }

  /// Channels of the first schema that the second lacks, in order.
  public List<String> leftOut() {
    return leftOut;
  }

  /// The same day with the channels of the second schema; those that it did not have are missing.
  public DayWindow apply(DayWindow day) {
    float[][] values = new float[to.size()][];
    MinuteMask[] observed = new MinuteMask[to.size()];
    for (int c = 0; c < source.length; c++) {
      boolean known = source[c] >= 0;
      values[c] = known ? day.values(source[c]) : new float[DayWindow.MINUTES];
      observed[c] = known ? day.observed(source[c]) : new MinuteMask();
    }
    return new DayWindow(
        day.personId(), day.localDate(), day.utcOffsetMinutes(), day.sourceId(), values, observed);
  }
}
