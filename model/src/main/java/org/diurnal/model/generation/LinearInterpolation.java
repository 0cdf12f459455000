package org.diurnal.model.generation;

import org.diurnal.core.DayWindow;

/// A straight line between the nearest observed minutes of the channel in the day, constant at the
/// ends; the population's mean where the channel shows nothing.
record LinearInterpolation(SimpleBaselines fitted) implements GapFiller {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public float[][] fill(FillRequest request) {
    float[][] out = new float[request.day().channels()][DayWindow.MINUTES];
    for (int c = 0; c < out.length; c++) {
      Neighbours near = Neighbours.of(request.day().observed(c));
      float[] seen = request.day().values(c);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        int before = near.before()[m];
        int after = near.after()[m];
        if (before < 0 && after < 0) {
          out[c][m] = fitted.population(c, m);
        } else if (before < 0) {
          out[c][m] = seen[after];
        } else if (after < 0 || before == after) {
          out[c][m] = seen[before];
        } else {
          double share = (m - before) / (double) (after - before);
          out[c][m] = (float) (seen[before] + share * (seen[after] - (double) seen[before]));
        }
      }
    }
    return out;
  }
}
