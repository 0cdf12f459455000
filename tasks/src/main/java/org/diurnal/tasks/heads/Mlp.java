package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A network of one hidden layer with rectified units, and AdamW on all of its numbers.
///
/// One array holds them: weights into each hidden unit with its bias, [hidden][inputs + 1], then
/// those out of it with theirs, [hidden + 1].
final class Mlp {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double TINY = 1e-8;

  private final int inputs;
  private final int hidden;
  private final double[] w;
  private final double[] first; // moments of the gradient
  private final double[] second;
  private int steps;

  private Mlp(int inputs, int hidden, double[] w) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.w = w;
    this.first = new double[w.length];
    this.second = new double[w.length];
  }

  /// Random weights (He et al. 2015), small ones out of the hidden units.
  ///
  /// @param said before anything is learned
  static Mlp start(int inputs, int hidden, double said, SplittableRandom random) {
    double[] w = new double[hidden * (inputs + 1) + hidden + 1];
    for (int h = 0; h < hidden; h++) {
      for (int j = 0; j < inputs; j++) {
        w[h * (inputs + 1) + j] = random.nextGaussian() * Math.sqrt(2.0 / inputs);
      }
    }
    int out = hidden * (inputs + 1);
    for (int h = 0; h < hidden; h++) {
      w[out + h] = random.nextGaussian() * 0.1 / Math.sqrt(hidden);
    }
    w[out + hidden] = said;
    return new Mlp(inputs, hidden, w);
  }

  Mlp copy() {
    return new Mlp(inputs, hidden, w.clone());
  }

  /// What it says, times `sd`, and `mean` more.
  double[] say(double[][] z, double mean, double sd) {
    double[] a = new double[hidden];
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      out[i] = mean + sd * forward(z[i], a);
    }
    return out;
  }

  private double forward(double[] x, double[] a) {
    int out = hidden * (inputs + 1);
    double said = w[out + hidden];
    for (int h = 0; h < hidden; h++) {
      int at = h * (inputs + 1);
      double sum = w[at + inputs];
      for (int j = 0; j < inputs; j++) {
        sum += w[at + j] * x[j];
      }
      a[h] = Math.max(0, sum);
      said += w[out + h] * a[h];
    }
    return said;
  }

  /// Sees every row once, in a random order.
  void epoch(
      double[][] z,
      double[] y,
      double[] weights,
      Answer answer,
      int batch,
      double rate,
      double decay,
      SplittableRandom random) {
    int[] order = new int[z.length];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[k];
      order[k] = swap;
    }
    double[] a = new double[hidden];
    double[] gradient = new double[w.length];
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      Arrays.fill(gradient, 0);
      for (int i = from; i < to; i++) {
        int row = order[i];
        if (weights[row] > 0) {
          double said = forward(z[row], a);
          double error =
              switch (answer) {
                case QUANTITY -> said - y[row];
                case YES_OR_NO -> LogOdds.probability(said) - y[row];
              };
          backward(z[row], a, error * weights[row] / (to - from), gradient);
        }
      }
      step(gradient, rate, decay);
    }
  }

  private void backward(double[] x, double[] a, double error, double[] gradient) {
    int out = hidden * (inputs + 1);
    gradient[out + hidden] += error;
    for (int h = 0; h < hidden; h++) {
      gradient[out + h] += error * a[h];
      if (a[h] > 0) {
        double e = error * w[out + h];
        int at = h * (inputs + 1);
        for (int j = 0; j < inputs; j++) {
          gradient[at + j] += e * x[j];
        }
        gradient[at + inputs] += e;
      }
    }
  }

  /// AdamW (Loshchilov and Hutter 2019).
  private void step(double[] gradient, double rate, double decay) {
    steps++;
    double c1 = 1 - Math.pow(BETA1, steps);
    double c2 = 1 - Math.pow(BETA2, steps);
    for (int k = 0; k < w.length; k++) {
      first[k] += (1 - BETA1) * (gradient[k] - first[k]);
      second[k] += (1 - BETA2) * (gradient[k] * gradient[k] - second[k]);
      boolean bias = k == w.length - 1 || k < hidden * (inputs + 1) && k % (inputs + 1) == inputs;
      w[k] -=
          rate * (first[k] / c1 / (Math.sqrt(second[k] / c2) + TINY) + (bias ? 0 : decay * w[k]));
    }
  }

  /// For a test: the gradient of the loss of one row, half the squared error or the log loss.
  double[] gradient(double[] x, double y, Answer answer) {
    double[] a = new double[hidden];
    double said = forward(x, a);
    double[] gradient = new double[w.length];
    double error = answer == Answer.QUANTITY ? said - y : LogOdds.probability(said) - y;
    backward(x, a, error, gradient);
    return gradient;
  }

  /// The numbers, to be looked at and moved by a test.
  double[] numbers() {
    return w;
  }
}
