package org.diurnal.tasks.heads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Randomness;

/// What heads say of training rows that they were not fitted on, for calibration and intervals.
public final class OutOfFold {
  /// How many parts.
  public static final int FOLDS = 5;

  /// Fits on some rows and asks of others.
  @FunctionalInterface
  public interface FitAndAsk {
    /// What is said of the rows at `asked` after fitting on those at `fitted`.
    double[] say(int[] fitted, int[] asked);
  }

  private OutOfFold() {}

  /// What a kind of head says; the rows' components may have been found on all of them, since those
  /// know no answers.
  ///
  /// @param person whose each row is: a person's rows stay together
  /// @return a number a row; NaN where the other parts cannot be fitted on
  public static double[] of(HeadKind kind, Training t, List<String> person, long seed) {
    return of(
        t,
        person,
        seed,
        (fitted, asked) ->
            kind.fit(t.only(fitted), seed)
                .predict(IntStream.of(asked).mapToObj(i -> t.rows()[i]).toArray(double[][]::new)));
  }

  /// The same of anything that is fitted.
  public static double[] of(Training t, List<String> person, long seed, FitAndAsk by) {
    int[] fold = folds(t, person, seed);
    double[] said = new double[t.size()];
    Arrays.fill(said, Double.NaN);
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(f -> {
          int[] fitted = IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray();
          int[] asked = IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray();
          if (asked.length > 0 && t.canBeFitted(fitted)) {
            double[] s = by.say(fitted, asked);
            for (int i = 0; i < asked.length; i++) {
              said[asked[i]] = s[i];
            }
          }
        });
    return said;
  }

  /// People in the order of their mean answer are dealt out in turn, so that all parts have yes and
  /// no, and large and small.
  static int[] folds(Training t, List<String> person, long seed) {
    Map<String, double[]> sums = new HashMap<>();
    for (int i = 0; i < t.size(); i++) {
      double[] s = sums.computeIfAbsent(person.get(i), p -> new double[3]);
      s[0] += t.values()[i];
      s[1]++;
    }
    List<String> order = new ArrayList<>(new java.util.TreeSet<>(person));
    SplittableRandom random = Randomness.of(seed, Randomness.key("out of fold"));
    order.forEach(p -> sums.getOrDefault(p, new double[3])[2] = random.nextDouble());
    order.sort((a, b) -> {
      double[] x = sums.getOrDefault(a, new double[3]);
      double[] y = sums.getOrDefault(b, new double[3]);
      int byMean = Double.compare(x[0] / x[1], y[0] / y[1]);
      return byMean != 0 ? byMean : Double.compare(x[2], y[2]);
    });
    Map<String, Integer> fold = new HashMap<>();
    for (int k = 0; k < order.size(); k++) {
      fold.put(order.get(k), k % FOLDS);
    }
    return person.stream().mapToInt(p -> fold.getOrDefault(p, 0)).toArray();
  }
}
