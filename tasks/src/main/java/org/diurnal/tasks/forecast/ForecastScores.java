package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Places;
import org.diurnal.tasks.nextday.NextDayResult.Value;

/// Errors of several forecasters on the same steps of the same people, with 95 % intervals over
/// people; differences and ratios are of the same draws.
public final class ForecastScores {
  private static final int DRAWS = 1000;

  private final Map<String, ErrorSums> sums;
  private final Bootstrap bootstrap;
  private final int people;
  private final int horizon;

  ForecastScores(Map<String, ErrorSums> sums, long seed) {
    this.sums = new LinkedHashMap<>(sums);
    this.bootstrap = new Bootstrap(DRAWS, seed);
    ErrorSums one = sums.values().iterator().next();
    this.people = one.people().size();
    this.horizon = one.sums()[0].length;
  }

  /// Whose errors, in the order in which they were given.
  public List<String> methods() {
    return List.copyOf(sums.keySet());
  }

  /// How many people are scored.
  public int people() {
    return people;
  }

  /// Steps told ahead, at most.
  public int horizon() {
    return horizon;
  }

  /// Steps scored of each forecaster.
  public long scored() {
    return of(methods().getFirst()).scored();
  }

  /// An error over all steps ahead.
  public Value error(String method, Measure measure) {
    return value(d -> of(method).error(measure, d, 0, horizon));
  }

  /// An error of one step ahead, or of a stretch.
  ///
  /// @param from the first step ahead, from 0
  /// @param to after the last one
  public Value error(String method, Measure measure, int from, int to) {
    return value(d -> of(method).error(measure, d, from, to));
  }

  /// One's error divided by another's, over a stretch of steps ahead.
  public Value ratio(String one, String than, Measure measure, int from, int to) {
    return value(d -> of(one).error(measure, d, from, to) / of(than).error(measure, d, from, to));
  }

  /// One's error less another's, over all steps ahead.
  public Value difference(String one, String than, Measure measure) {
    return value(
        d -> of(one).error(measure, d, 0, horizon) - of(than).error(measure, d, 0, horizon));
  }

  /// Each forecaster's rank by error, 1 the best, averaged over the steps ahead; of equal ones the
  /// mean of their places.
  public Map<String, Value> ranks(Measure measure) {
    List<String> names = methods();
    double[] all = meanRanks(measure, IntStream.range(0, people).toArray());
    List<double[]> drawn = bootstrap.draws(people, d -> meanRanks(measure, d));
    Map<String, Value> out = new LinkedHashMap<>();
    for (int m = 0; m < names.size(); m++) {
      int at = m;
      out.put(
          names.get(m),
          new Value(all[m], bootstrap.interval(drawn.stream().mapToDouble(r -> r[at]).toArray())));
    }
    return out;
  }

  private double[] meanRanks(Measure measure, int[] drawn) {
    double[] mean = new double[sums.size()];
    int steps = 0;
    for (int h = 0; h < horizon; h++) {
      int step = h;
      double[] errors =
          sums.values().stream()
              .mapToDouble(s -> s.error(measure, drawn, step, step + 1))
              .toArray();
      if (Double.isNaN(errors[0])) {
        continue;
      }
      steps++;
      double[] ranks = Places.of(errors);
      for (int m = 0; m < mean.length; m++) {
        mean[m] += ranks[m];
      }
    }
    int n = steps;
    return Arrays.stream(mean).map(r -> r / n).toArray();
  }

  private ErrorSums of(String method) {
    ErrorSums found = sums.get(method);
    if (found == null) {
      throw new IllegalArgumentException("nobody named " + method + " among " + sums.keySet());
    }
    return found;
  }

  private Value value(ToDoubleFunction<int[]> of) {
    double[] drawn =
        bootstrap.draws(people, of::applyAsDouble).stream().mapToDouble(v -> v).toArray();
    return new Value(
        of.applyAsDouble(IntStream.range(0, people).toArray()), bootstrap.interval(drawn));
  }
}
