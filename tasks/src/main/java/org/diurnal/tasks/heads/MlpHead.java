package org.diurnal.tasks.heads;

import org.diurnal.core.Randomness;

/// A network of one hidden layer; it ends learning when a fifth of the training rows, held back,
/// are told no better.
///
/// @param hidden units
/// @param rate of AdamW
/// @param decay of weights
/// @param batch rows a step
/// @param epochs at most
/// @param patience epochs without a smaller loss of the rows held back, after which it ends
public record MlpHead(int hidden, double rate, double decay, int batch, int epochs, int patience)
    implements HeadKind {
  private static final int WITHOUT_CHOICE = 30; // epochs, where nothing can be held back

  /// The one that can be asked for.
  public MlpHead() {
    this(32, 3e-3, 1e-2, 64, 200, 15);
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String words() {
    return "a network of "
        + hidden
        + " hidden units, ended by the loss of a fifth of the training rows";
  }

  @Override
  public Input input() {
    return Input.COMPONENTS;
  }

  @Override
  public Head fit(Training training, long seed) {
    HeldOut held = HeldOut.fifth(training, seed);
    boolean choose = held.isOfUse(training);
    Training fitted = choose ? training.only(held.in()) : training;
    Scale scale = Scale.of(fitted.rows(), fitted.weights());
    double[][] answers = answers(fitted);
    double mean = fitted.answer() == Answer.QUANTITY ? answers[1][0] : 0;
    double sd = fitted.answer() == Answer.QUANTITY ? answers[1][1] : 1;
    double[] weights = Weights.meanOne(fitted.weights());
    Mlp net = Mlp.start(fitted.rows()[0].length, hidden, answers[1][2], Randomness.of(seed, KEY));
    double[][] z = scale.of(fitted.rows());
    double[][] outer = scale.of(held.rows(training));
    Mlp best = net.copy();
    double least = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int e = 0; e < (choose ? epochs : WITHOUT_CHOICE) && since < patience; e++) {
      net.epoch(
          z, answers[0], weights, fitted.answer(), batch, rate, decay, Randomness.of(seed, KEY, e));
      if (!choose) {
        best = net;
        continue;
      }
      double loss = held.loss(training, net.say(outer, mean, sd));
      if (loss < least) {
        least = loss;
        best = net.copy();
        since = 0;
      } else {
        since++;
      }
    }
    Mlp kept = best;
    return rows -> kept.say(scale.of(rows), mean, sd);
  }

  private static final long KEY = Randomness.key("mlp");

  /// Answers on one scale; their mean, deviation, and what is said before anything is learned.
  private static double[][] answers(Training t) {
    double sum = Weights.sum(t.weights());
    double mean = 0;
    for (int i = 0; i < t.size(); i++) {
      mean += t.weights()[i] / sum * t.values()[i];
    }
    if (t.answer() == Answer.YES_OR_NO) {
      return new double[][] {t.values(), {mean, 1, LogOdds.of(mean)}};
    }
    double square = 0;
    for (int i = 0; i < t.size(); i++) {
      square += t.weights()[i] / sum * Math.pow(t.values()[i] - mean, 2);
    }
    double sd = square > 0 ? Math.sqrt(square) : 1;
    double[] y = new double[t.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = (t.values()[i] - mean) / sd;
    }
    return new double[][] {y, {mean, sd, 0}};
  }
}
