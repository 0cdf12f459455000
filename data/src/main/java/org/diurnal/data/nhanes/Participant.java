package org.diurnal.data.nhanes;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// The days of one participant while they are being read: all that is ever in memory of the
/// minutes.
final class Participant {
  /// One day.
  static final class Day {
    /// `[channels][1440]`, NaN where there is no value.
    final float[][] values;

    /// Minutes that a row of minute values was there for, whatever it held.
    final MinuteMask rows = new MinuteMask();

    private int calibration;
    private int reliability;

    private Day(int channels) {
      values = new float[channels][DayWindow.MINUTES];
      for (float[] channel : values) {
        Arrays.fill(channel, Float.NaN);
      }
    }

    /// Learns what is said of the device, where it was not known; of several codes the highest,
    /// which is the worst, counts.
    ///
    /// @param calibrationCode PAXCAL: 1 calibrated when it came back, 2 not, 9 unknown
    /// @param reliabilityCode PAXSTAT: 1 reliable, 2 questionable
    void quality(double calibrationCode, double reliabilityCode, FileTally tally) {
      if (calibrationCode == 1 || calibrationCode == 2 || calibrationCode == 9) {
        count(calibration, tally);
        calibration = Math.max(calibration, (int) calibrationCode);
      }
      if (reliabilityCode == 1 || reliabilityCode == 2) {
        count(reliability, tally);
        reliability = Math.max(reliability, (int) reliabilityCode);
      }
    }

    private static void count(int before, FileTally tally) {
      if (before == 0) {
        tally.keepLabel();
      }
    }

    /// PAXCAL, 0 where nothing says it.
    int calibration() {
      return calibration;
    }

    /// PAXSTAT, 0 where nothing says it.
    int reliability() {
      return reliability;
    }

    /// Whether a channel has a value in any minute.
    boolean has(int channel) {
      for (float v : values[channel]) {
        if (!Float.isNaN(v)) {
          return true;
        }
      }
      return false;
    }
  }

  private final int seqn;
  private final int channels;
  private final TreeMap<Integer, Day> days = new TreeMap<>();
  private int firstWeekday;

  Participant(int seqn, int channels) {
    this.seqn = seqn;
    this.channels = channels;
  }

  int seqn() {
    return seqn;
  }

  /// The day, made if it is not there yet.
  ///
  /// @param index how many days after the first, from 0
  Day day(int index) {
    return days.computeIfAbsent(index, i -> new Day(channels));
  }

  /// The days there are, by how many days after the first they were.
  Map<Integer, Day> days() {
    return days;
  }

  /// Learns a day's weekday, 1 (Sunday) to 7; false if what was learned before says another.
  boolean weekday(int index, int weekday) {
    if (weekday < 1 || weekday > 7) {
      return false;
    }
    int first = PlaceholderDates.firstWeekday(weekday, index);
    if (firstWeekday == 0) {
      firstWeekday = first;
    }
    return first == firstWeekday;
  }

  /// The weekday of the first day, 1 (Sunday) to 7.
  int firstWeekday() {
    return firstWeekday;
  }
}
