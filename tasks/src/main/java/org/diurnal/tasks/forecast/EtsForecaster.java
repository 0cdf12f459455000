package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// [Ets] fitted to each past by itself: simple, damped trend, and each with a season where three
/// seasons are known; of these the one of least corrected Akaike criterion.
///
/// Parameters by a deterministic search: the best of a coarse grid, then each in turn moved by
/// halving steps.
public final class EtsForecaster implements Forecaster {
  private static final double[] ALPHA = {0.02, 0.1, 0.3, 0.6, 0.9};
  private static final double[] BETA = {0.01, 0.1, 0.3};
  private static final double[] PHI = {0.8, 0.9, 0.98};
  private static final double[] GAMMA = {0.01, 0.1, 0.3};
  private static final double[] NONE = {0};
  private static final int HALVINGS = 4;

  @Override
  public String title() {
    return "ETS";
  }

  @Override
  public String words() {
    return "exponential smoothing: simple or damped trend, with or without season, by AICc";
  }

  @Override
  public Fitted fit(Training training) {
    return questions -> questions.stream().map(EtsForecaster::forecast).toArray(double[][]::new);
  }

  private static double[] forecast(Question q) {
    double[] y = q.past();
    Ets best = best(y, q.grid());
    return best.ahead(best.run(y), q.horizon());
  }

  /// The model of least criterion.
  static Ets best(double[] y, Grid grid) {
    List<Integer> seasons = new ArrayList<>(List.of(0));
    if (Arrays.stream(y).filter(v -> !Double.isNaN(v)).count() >= 3L * grid.season()) {
      seasons.add(grid.season());
    }
    Ets best = new Ets(0.3, 0, 0, 0, 0);
    double least = Double.POSITIVE_INFINITY;
    for (int season : seasons) {
      for (double[] phis : new double[][] {NONE, PHI}) {
        if (grid == Grid.HOUR && phis.length > 1) {
          continue; // within a day nothing of a person goes on as a trend
        }
        Ets found = search(y, phis, season);
        double criterion = found.aicc(found.run(y));
        if (criterion < least) {
          least = criterion;
          best = found;
        }
      }
    }
    return best;
  }

  /// The parameters of least squared error of one kind of model.
  static Ets search(double[] y, double[] phis, int season) {
    Ets best = new Ets(ALPHA[0], 0, 0, 0, season);
    double least = Double.POSITIVE_INFINITY;
    for (double alpha : ALPHA) {
      for (double beta : phis.length > 1 ? BETA : NONE) {
        for (double phi : phis) {
          for (double gamma : season > 0 ? GAMMA : NONE) {
            Ets e = new Ets(alpha, Math.min(beta, alpha), phi, Math.min(gamma, 1 - alpha), season);
            double squares = e.run(y).squares();
            if (squares < least) {
              least = squares;
              best = e;
            }
          }
        }
      }
    }
    double step = 0.1;
    for (int halving = 0; halving < HALVINGS; halving++, step /= 2) {
      for (Ets e : neighbours(best, step)) {
        double squares = e.run(y).squares();
        if (squares < least) {
          least = squares;
          best = e;
        }
      }
    }
    return best;
  }

  /// One parameter moved up or down, each within its range: 0 < alpha < 1, 0 < beta <= alpha, 0.8
  /// <= phi <= 0.98, 0 < gamma < 1 - alpha.
  private static List<Ets> neighbours(Ets e, double step) {
    List<Ets> all = new ArrayList<>();
    for (double by : new double[] {-step, step}) {
      double alpha = Math.clamp(e.alpha() + by, 0.001, 0.999);
      all.add(new Ets(alpha, Math.min(e.beta(), alpha), e.phi(), e.gamma(), e.season()));
      if (e.phi() > 0) {
        double beta = Math.clamp(e.beta() + by, 0.001, Math.max(0.001, e.alpha()));
        all.add(new Ets(e.alpha(), beta, e.phi(), e.gamma(), e.season()));
        double phi = Math.clamp(e.phi() + by, 0.8, 0.98);
        all.add(new Ets(e.alpha(), e.beta(), phi, e.gamma(), e.season()));
      }
      if (e.season() > 0) {
        double gamma = Math.clamp(e.gamma() + by, 0.001, Math.max(0.001, 1 - e.alpha()));
        all.add(new Ets(e.alpha(), e.beta(), e.phi(), gamma, e.season()));
      }
    }
    return all;
  }
}
