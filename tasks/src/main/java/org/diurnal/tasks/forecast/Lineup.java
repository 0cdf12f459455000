package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.Nearest;
import org.diurnal.core.UsageException;

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

  /// Those that learn in seconds: rules, ETS, ridges, and the model as it is.
  static List<Forecaster> quick(Grid grid, boolean seen) {
    return all(grid, seen).stream().filter(f -> !(f instanceof NetworkForecaster)).toList();
  }

  /// The one of a title.
  ///
  /// @throws UsageException if there is none, or it needs a model
  static Forecaster named(String title, boolean seen) {
    List<String> titles = new ArrayList<>();
    for (Grid grid : Grid.values()) {
      for (Forecaster one : all(grid, true)) {
        if (one.title().equalsIgnoreCase(title)) {
          if (one.needsModel() && !seen) {
            throw new UsageException("'" + title + "' needs a model", "give --model");
          }
          return one;
        }
        if (!titles.contains(one.title())) {
          titles.add(one.title());
        }
      }
    }
    throw new UsageException(
        "no forecaster named '" + title + "'",
        Nearest.to(title, titles).map(n -> "did you mean '" + n + "'? ").orElse("")
            + "it must be one of "
            + String.join(", ", titles));
  }
}
