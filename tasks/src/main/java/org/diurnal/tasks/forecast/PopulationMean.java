package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The mean of everybody learned from, each step ahead (of hours: from the same hour): what is said
/// of somebody of whom nothing is known. It tells how much of an error is knowing the person at
/// all.
public final class PopulationMean implements Forecaster {
  /// Its title.
  public static final String TITLE = "population mean";

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String words() {
    return "the mean of other people";
  }

  /// Sums over people of a step ahead.
  private static final class Sums {
    private final double[] sum;
    private final int[] known;

    Sums(int horizon) {
      sum = new double[horizon];
      known = new int[horizon];
    }

    void add(double[] truth) {
      for (int h = 0; h < truth.length; h++) {
        if (!Double.isNaN(truth[h])) {
          sum[h] += truth[h];
          known[h]++;
        }
      }
    }

    double mean() {
      return Arrays.stream(sum).sum() / Arrays.stream(known).sum();
    }
  }

  @Override
  public Fitted fit(Training t) {
    int horizon = t.learn().getFirst().question().horizon();
    Sums all = new Sums(horizon);
    Map<Integer, Sums> byHour = new HashMap<>();
    for (Example e : t.learn()) {
      all.add(e.truth());
      byHour.computeIfAbsent(hour(e.question()), h -> new Sums(horizon)).add(e.truth());
    }
    return questions ->
        questions.stream()
            .map(q -> {
              Sums of = byHour.getOrDefault(hour(q), all);
              double[] mean = new double[horizon];
              Arrays.setAll(mean, h -> of.known[h] == 0 ? all.mean() : of.sum[h] / of.known[h]);
              return mean;
            })
            .toArray(double[][]::new);
  }

  /// The hour that is asked from; 0 of days.
  private static int hour(Question q) {
    return switch (q.grid()) {
      case DAY -> 0;
      case HOUR -> (int) Math.floorMod(q.first(), 24L);
    };
  }
}
