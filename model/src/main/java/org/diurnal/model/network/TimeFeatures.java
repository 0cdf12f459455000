package org.diurnal.model.network;

import java.time.LocalDate;
import org.diurnal.model.masking.PatchGrid;

/// What a token knows of its time: a sinusoid over the 72 slots of the day, and eight cyclic
/// calendar features in place of the sinusoid's last eight dimensions.
public final class TimeFeatures {
  /// Sine and cosine of minute of hour, hour of day, day of week, day of year.
  public static final int CALENDAR = 8;

  private TimeFeatures() {}

  /// Pairs of sine and cosine of the slot, wavelengths in geometric steps from 2 pi slots towards
  /// 72 times that, as in "Attention is all you need" with 72 in place of its 10,000: a day has 72
  /// slots, and waves much longer than the day tell them apart no better than a constant.
  ///
  /// @param width its dimensions
  /// @return `[72, width]`, row-major
  public static float[] sinusoid(int width) {
    float[] table = new float[PatchGrid.SLOTS * width];
    for (int s = 0; s < PatchGrid.SLOTS; s++) {
      for (int i = 0; i < width; i++) {
        double angle = s / Math.pow(PatchGrid.SLOTS, (i / 2 * 2) / (double) width);
        table[s * width + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return table;
  }

  /// The calendar features of a day's slots, taken at each slot's first minute.
  ///
  /// @return `[72, 8]`, row-major
  public static float[] calendar(LocalDate date) {
    float[] features = new float[PatchGrid.SLOTS * CALENDAR];
    double week = (date.getDayOfWeek().getValue() - 1) / 7.0;
    double year = (date.getDayOfYear() - 1) / (double) date.lengthOfYear();
    for (int s = 0; s < PatchGrid.SLOTS; s++) {
      double minute = s * PatchGrid.PATCH_MINUTES;
      double[] turns = {minute % 60 / 60, minute / 1440, week, year};
      for (int i = 0; i < turns.length; i++) {
        features[s * CALENDAR + 2 * i] = (float) Math.sin(2 * Math.PI * turns[i]);
        features[s * CALENDAR + 2 * i + 1] = (float) Math.cos(2 * Math.PI * turns[i]);
      }
    }
    return features;
  }
}
