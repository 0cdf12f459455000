package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.List;

/// The rivals, in the order in which they are shown.
public final class Lineup {
  /// What all others are compared with.
  public static final String REFERENCE = SimpleForecaster.SEASONAL.title();

  /// What is added to the name of one that goes on learning on each person's own past.
  public static final String OWN = ", own past";

  private Lineup() {}

  /// All of a grid.
  ///
  /// @param seen whether questions are seen by a pretrained model
  public static List<Forecaster> all(Grid grid, boolean seen) {
    List<Forecaster> all = new ArrayList<>();
    all.add(new PopulationMean());
    all.add(SimpleForecaster.LAST);
    all.add(SimpleForecaster.SEASONAL);
    if (grid == Grid.HOUR) {
      all.add(SimpleForecaster.WEEK);
    }
    all.add(SimpleForecaster.MEAN);
    all.add(SimpleForecaster.SEASONAL_MEAN);
    all.add(new EtsForecaster());
    all.add(new LinearForecaster(false));
    all.add(new NetworkForecaster(new Network.Mlp(32)));
    all.add(new NetworkForecaster(new Network.Tcn()));
    all.add(new NetworkForecaster(new Network.PatchTst(2, 2)));
    all.add(new NetworkForecaster(new Network.Transformer(2, 2)));
    if (seen) {
      if (grid == Grid.HOUR) {
        all.add(new ZeroShot());
      }
      all.add(new LinearForecaster(true));
    }
    return all;
  }
}
