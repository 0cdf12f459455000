package org.diurnal.data.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;

/// One day of a person, and who supplied each of its minutes.
///
/// @param day the day; its source is [#MERGED] if more than one device had a say
/// @param sources the source ids of the devices that had the day, in the order of belief
/// @param supplier `[channels][1440]`, a position in `sources`, [#NONE] or [#SEVERAL]
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record MergedDay(DayWindow day, List<String> sources, byte[][] supplier) {
  /// The source of a day that several devices made.
  public static final String MERGED = "merged";

  /// Nobody: the minute is missing.
  public static final byte NONE = -1;

  /// A mean of several.
  public static final byte SEVERAL = -2;

  public MergedDay {
    sources = List.copyOf(sources);
  }

  /// Consecutive minutes with one supplier.
  ///
  /// @param from first minute
  /// @param to behind the last minute
  /// @param source who; empty for a mean of several
  public record Run(int from, int to, Optional<String> source) {}

  /// Who supplied which minutes of a channel; minutes that are missing are left out.
  public List<Run> runs(int channel) {
    List<Run> runs = new ArrayList<>();
    byte[] who = supplier[channel];
    int from = 0;
    for (int m = 1; m <= who.length; m++) {
      if (m == who.length || who[m] != who[from]) {
        if (who[from] != NONE) {
          runs.add(
              new Run(
                  from,
                  m,
                  who[from] == SEVERAL ? Optional.empty() : Optional.of(sources.get(who[from]))));
        }
        from = m;
      }
    }
    return runs;
  }
}
