package org.diurnal.model.generation;

import java.util.Arrays;
import org.diurnal.core.DayWindow;

/// One value a channel, whatever the day shows and whatever the time.
///
/// @param name the filler's name
/// @param values `[channels]`, in physical units
@SuppressWarnings("ArrayRecordComponent") // never compared
record Constant(String name, float[] values) implements GapFiller {
  @Override
  public float[][] fill(FillRequest request) {
    float[][] out = new float[values.length][DayWindow.MINUTES];
    for (int c = 0; c < out.length; c++) {
      Arrays.fill(out[c], values[c]);
    }
    return out;
  }
}
