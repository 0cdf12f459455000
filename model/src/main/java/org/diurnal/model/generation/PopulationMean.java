package org.diurnal.model.generation;

import org.diurnal.core.DayWindow;

/// The training people's mean by time of day, whatever the day itself shows.
record PopulationMean(SimpleBaselines fitted) implements GapFiller {
  @Override
  public String name() {
    return "population_mean";
  }

  @Override
  public float[][] fill(FillRequest request) {
    float[][] out = new float[request.day().channels()][DayWindow.MINUTES];
    for (int c = 0; c < out.length; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        out[c][m] = fitted.population(c, m);
      }
    }
    return out;
  }
}
