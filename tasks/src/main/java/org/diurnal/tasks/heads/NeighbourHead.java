package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The nearest training rows, by distance of columns on one scale; how many is chosen on a fifth of
/// the training rows.
///
/// A yes or no is drawn towards the share of all rows, as by four rows of it, so that neighbours
/// who all say the same do not make it certain.
public record NeighbourHead() implements HeadKind {
  private static final int[] NUMBERS = {5, 10, 20, 40, 80, 160};
  private static final int WITHOUT_CHOICE = 5;
  private static final double TOWARDS_ALL = 4; // rows

  @Override
  public String name() {
    return "knn";
  }

  @Override
  public String words() {
    return "mean of the nearest training rows, their number chosen on a fifth of them";
  }

  @Override
  public Input input() {
    return Input.COMPONENTS;
  }

  @Override
  public Head fit(Training training, long seed) {
    HeldOut held = HeldOut.fifth(training, seed);
    int[] numbers = {WITHOUT_CHOICE};
    if (held.isOfUse(training)) {
      double[][] said = new Near(training.only(held.in())).say(held.rows(training), NUMBERS);
      int best = 0;
      for (int k = 1; k < NUMBERS.length; k++) {
        best = held.loss(training, said[k]) < held.loss(training, said[best]) ? k : best;
      }
      numbers[0] = NUMBERS[best];
    }
    Near near = new Near(training);
    return rows -> near.say(rows, numbers)[0];
  }

  /// Training rows that count, on one scale.
  private static final class Near {
    private final Answer answer;
    private final Scale scale;
    private final double[][] rows;
    private final double[] values;
    private final double[] weights;
    private final double ofAll;

    Near(Training t) {
      Training counting =
          t.only(IntStream.range(0, t.size()).filter(i -> t.weights()[i] > 0).toArray());
      answer = t.answer();
      scale = Scale.of(counting.rows(), counting.weights());
      rows = scale.of(counting.rows());
      values = counting.values();
      weights = Weights.meanOne(counting.weights());
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += weights[i] * values[i] / values.length;
      }
      ofAll = sum;
    }

    /// What each number of neighbours says, [numbers][asked].
    double[][] say(double[][] asked, int[] numbers) {
      double[][] out = new double[numbers.length][asked.length];
      double[][] z = scale.of(asked);
      int most = Math.min(rows.length, Arrays.stream(numbers).max().orElse(0));
      long[] keys = new long[rows.length];
      for (int a = 0; a < z.length; a++) {
        for (int i = 0; i < rows.length; i++) {
          keys[i] = key(distance(z[a], rows[i]), i);
        }
        Arrays.sort(keys);
        double sum = 0;
        double weight = 0;
        int n = 0;
        for (int k = 0; k < numbers.length; k++) {
          for (; n < Math.min(most, numbers[k]); n++) {
            int i = (int) (keys[n] & Integer.MAX_VALUE);
            sum += weights[i] * values[i];
            weight += weights[i];
          }
          out[k][a] = said(sum, weight);
        }
      }
      return out;
    }

    private double said(double sum, double weight) {
      return switch (answer) {
        case QUANTITY -> sum / weight;
        case YES_OR_NO -> {
          double p = (sum + TOWARDS_ALL * ofAll) / (weight + TOWARDS_ALL);
          yield LogOdds.of(p);
        }
      };
    }

    /// Sorts by distance, as a 32-bit number, then by position.
    private static long key(double distance, int row) {
      return (long) Float.floatToIntBits((float) distance) << 32 | row;
    }

    private static double distance(double[] a, double[] b) {
      double sum = 0;
      for (int j = 0; j < a.length; j++) {
        double d = a[j] - b[j];
        sum += d * d;
      }
      return sum;
    }
  }
}
