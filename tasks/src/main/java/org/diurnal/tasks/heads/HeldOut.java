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
    SplittableRandom random = Randomness.of(seed, Randomness.key("penalty"));
    double[] draw = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      draw[i] = random.nextDouble();
    }
    int[] order = sorted(y, draw);
    boolean[] held = new boolean[y.length];
    for (int i = 2; i < y.length; i += 5) {
      held[order[i]] = true;
    }
    return new HeldOut(
        IntStream.range(0, held.length).filter(i -> !held[i]).toArray(),
        IntStream.range(0, held.length).filter(i -> held[i]).toArray());
  }

  /// Positions by value, then by draw: merged from the bottom up, since objects to be compared
  /// would cost more than a ridge regression.
  private static int[] sorted(double[] y, double[] draw) {
    int n = y.length;
    int[] from = new int[n];
    int[] to = new int[n];
    Arrays.setAll(from, i -> i);
    for (int width = 1; width < n; width *= 2) {
      for (int left = 0; left < n; left += 2 * width) {
        int middle = Math.min(n, left + width);
        int end = Math.min(n, left + 2 * width);
        int a = left;
        int b = middle;
        for (int k = left; k < end; k++) {
          boolean first = b == end || a < middle && !isBefore(y, draw, from[b], from[a]);
          to[k] = first ? from[a++] : from[b++];
        }
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static boolean isBefore(double[] y, double[] draw, int a, int b) {
    return y[a] < y[b] || y[a] == y[b] && draw[a] < draw[b];
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

  /// The answers of the rows held back.
  double[] values(Training t) {
    return IntStream.of(out).mapToDouble(i -> t.values()[i]).toArray();
  }

  /// The weights of the rows held back.
  double[] weights(Training t) {
    return IntStream.of(out).mapToDouble(i -> t.weights()[i]).toArray();
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
