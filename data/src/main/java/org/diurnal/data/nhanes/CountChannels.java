package org.diurnal.data.nhanes;

import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.curation.WearTime;

/// The channels of 2003-2006 by their position in the schema `nhanes`.
final class CountChannels {
  static final String SCHEMA = "nhanes";
  static final int WORN = 0;
  static final int COUNTS = 1;
  static final int STEPS = 2;

  /// Days that a participant was asked to wear the device.
  static final int DAYS = 7;

  /// By which the device says that it cannot tell; movement all the same to the wear rule.
  static final int INVALID_COUNT = 32767;

  private CountChannels() {}

  /// Works out which of a participant's minutes with a count were worn, all days in one piece, and
  /// drops the counts by which the device says that it cannot tell, which the rule has to see.
  ///
  /// A minute without a count, also behind the end of the record, counts as zero to the rule, as in
  /// the published flags, and is neither worn nor not worn itself.
  static void deriveWorn(Participant participant) {
    if (participant.days().isEmpty()) {
      return;
    }
    int[] counts = new int[DAYS * DayWindow.MINUTES];
    java.util.Arrays.fill(counts, -1);
    participant
        .days()
        .forEach((index, day) -> {
          for (int m = 0; m < DayWindow.MINUTES; m++) {
            float c = day.values[COUNTS][m];
            counts[index * DayWindow.MINUTES + m] = Float.isNaN(c) ? -1 : (int) c;
          }
        });
    boolean[] worn = WearTime.NHANES.worn(counts);
    participant
        .days()
        .forEach((index, day) -> {
          for (int m = 0; m < DayWindow.MINUTES; m++) {
            int at = index * DayWindow.MINUTES + m;
            if (counts[at] >= 0) {
              day.values[WORN][m] = worn[at] ? 1 : 0;
            }
            if (counts[at] == INVALID_COUNT) {
              day.values[COUNTS][m] = Float.NaN;
            }
          }
        });
  }

  static SensorSchema schema() {
    return SensorSchema.builtIn(SCHEMA);
  }
}
