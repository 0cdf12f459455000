package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Randomness;

/// A fifth of the training rows, held back for what has to be chosen: a penalty, a number of
/// rounds.
///
/// @param in positions of the rows that are fitted on
/// @param out positions of those held back
record HeldOut(int[] in, int[] out) {
  /// A fifth, of every value in turn so that yes and no are on both sides.
  ///
  /// @param seed which fifth
  static HeldOut fifth(Training t, long seed) {
    double[] y = t.values();
    Integer[] order = new Integer[y.length];
    SplittableRandom random = Randomness.of(seed, Randomness.key("penalty"));
    double[] draw = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      order[i] = i;
      draw[i] = random.nextDouble();
    }
    Arrays.sort(
        order,
        (a, b) -> y[a] == y[b] ? Double.compare(draw[a], draw[b]) : Double.compare(y[a], y[b]));
    boolean[] held = new boolean[y.length];
    for (int i = 2; i < y.length; i += 5) {
      held[order[i]] = true;
    }
    return new HeldOut(
        IntStream.range(0, held.length).filter(i -> !held[i]).toArray(),
        IntStream.range(0, held.length).filter(i -> held[i]).toArray());
  }

  /// Whether there is something to fit on and something to choose by.
  boolean isOfUse(Training t) {
    return in.length >= 2
        && t.canBeFitted(in)
        && IntStream.of(out).anyMatch(i -> t.weights()[i] > 0);
  }

  /// The features of the rows held back.
  double[][] rows(Training t) {
    return IntStream.of(out).mapToObj(i -> t.rows()[i]).toArray(double[][]::new);
  }

  /// The weighted mean loss of what is said of the rows held back: squared error or log loss.
  double loss(Training t, double[] said) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < out.length; i++) {
      double w = t.weights()[out[i]];
      if (w > 0) {
        sum += w * t.answer().loss(said[i], t.values()[out[i]]);
        weight += w;
      }
    }
    return sum / weight;
  }
}
