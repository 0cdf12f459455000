package org.diurnal.model.generation;

import org.diurnal.core.DayWindow;

/// The last observation of the channel carried forward, before the first one the next carried
/// backward; the population's mean where the channel shows nothing.
record CarryForward(SimpleBaselines fitted) implements GapFiller {
  @Override
  public String name() {
    return "carry_forward";
  }

  @Override
  public float[][] fill(FillRequest request) {
    float[][] out = new float[request.day().channels()][DayWindow.MINUTES];
    for (int c = 0; c < out.length; c++) {
      Neighbours near = Neighbours.of(request.day().observed(c));
      float[] seen = request.day().values(c);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        int from = near.before()[m] >= 0 ? near.before()[m] : near.after()[m];
        out[c][m] = from >= 0 ? seen[from] : fitted.population(c, m);
      }
    }
    return out;
  }
}
