package org.diurnal.data.curation;

import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// How long the gaps of a channel are: runs of minutes not observed, within a day.
///
/// @param gaps how many there are, days without any minute included
/// @param wholeDays days without any minute
/// @param medianMinutes the length that half of the gaps do not exceed; 0 if there are none
/// @param p90Minutes the length that 90 % of the gaps do not exceed; 0 if there are none
/// @param minutes minutes in gaps
public record GapLengths(
    long gaps, long wholeDays, int medianMinutes, int p90Minutes, long minutes) {
  /// Counts gaps by length.
  static final class Counter {
    private final long[] byLength = new long[DayWindow.MINUTES + 1];

    /// Takes a day in.
    void add(MinuteMask observed) {
      int run = 0;
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (observed.get(m)) {
          end(run);
          run = 0;
        } else {
          run++;
        }
      }
      end(run);
    }

    GapLengths toLengths() {
      long gaps = 0;
      long minutes = 0;
      for (int length = 1; length < byLength.length; length++) {
        gaps += byLength[length];
        minutes += length * byLength[length];
      }
      return new GapLengths(
          gaps, byLength[DayWindow.MINUTES], quantile(gaps, 0.5), quantile(gaps, 0.9), minutes);
    }

    private void end(int run) {
      if (run > 0) {
        byLength[run]++;
      }
    }

    /// The least length that at least a share `q` of the gaps does not exceed.
    private int quantile(long gaps, double q) {
      long seen = 0;
      for (int length = 1; length < byLength.length; length++) {
        seen += byLength[length];
        if (gaps > 0 && seen >= q * gaps) {
          return length;
        }
      }
      return 0;
    }
  }
}
