package org.diurnal.tasks.finetune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.diurnal.core.FailedException;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.AdamW;
import org.diurnal.model.engine.Gradients;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.pretrain.LearningRate;
import org.diurnal.model.pretrain.Workers;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Line;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;

/// Trains an encoder and a head on labels of people and predicts other people.
///
/// A person's number is the mean over their days of a linear head on the mean over visible tokens.
/// Log loss for yes or no, squared error of standardised values for quantities. The head of a
/// pretrained encoder begins as its linear probe (Kumar et al. 2022); a share of the training
/// people, who are never those predicted, choose the pass that is kept. The same people, settings
/// and number of threads give the same numbers.
///
/// Memory: one micro-batch a thread, of bounded size.
public final class FineTuner implements AutoCloseable {
  private static final long SCORES_AT_ONCE = 1 << 24; // attention scores of a micro-batch
  private static final int PEOPLE_FOR_DIRECTIONS = 256;
  private static final double CLIP = 1;

  private final Model pretrained;
  private final PeopleDays days;
  private final Adaptation adaptation;
  private final FineTuneSettings settings;
  private final Workers workers;
  private final int daysAtOnce;

  /// @param pretrained stays the caller's, and has to stay open
  /// @param days of everybody who is trained on or predicted; stays the caller's
  public FineTuner(
      Model pretrained,
      PeopleDays days,
      Adaptation adaptation,
      FineTuneSettings settings,
      int threads) {
    this.pretrained = pretrained;
    this.days = days;
    this.adaptation = adaptation;
    this.settings = settings;
    this.workers = new Workers(threads);
    ModelConfig config = pretrained.config();
    long scores = (long) config.tokens() * config.tokens() * config.encoder().heads();
    this.daysAtOnce = (int) Math.clamp(SCORES_AT_ONCE / scores, 1, 64);
  }

  /// What came of one training.
  ///
  /// @param predicted the expected value, or the log-odds of yes, of each person asked about
  /// @param epochs passes taken
  /// @param bestEpoch the pass kept; 0 is the start
  /// @param heldOutLoss of it, log loss or squared error of standardised values
  /// @param watched what it says of the training people who chose the pass
  /// @param watchedTruth their values
  @SuppressWarnings("ArrayRecordComponent") // made once and read
  public record Outcome(
      double[] predicted,
      int epochs,
      int bestEpoch,
      double heldOutLoss,
      double[] watched,
      double[] watchedTruth) {}

  /// Trains on some people and predicts others.
  ///
  /// @param train people with a day each
  /// @param y a value each; 1 or 0, both at least once, where `binary`
  /// @param asked people with a day each, none of them in `train`
  /// @throws IllegalArgumentException if somebody is on both sides
  public Outcome predict(List<String> train, double[] y, boolean binary, List<String> asked) {
    if (!Collections.disjoint(train, asked)) {
      throw new IllegalArgumentException("a person stands on both sides");
    }
    Target target = Target.of(y, binary);
    List<String> order = new ArrayList<>(train);
    Collections.shuffle(order, new Random(settings.seed()));
    int held = (int) Math.max(1, Math.round(settings.heldOut() * order.size()));
    Map<String, Double> z = new java.util.HashMap<>();
    for (int i = 0; i < y.length; i++) {
      z.put(train.get(i), target.scaled(y[i]));
    }
    List<String> watched = order.subList(0, held);
    List<String> learned = order.subList(held, order.size());
    return switch (adaptation) {
      case Adaptation.Full f -> {
        try (Adapted net = Adapted.wholly(pretrained)) {
          probeHead(net, learned, z, target);
          yield run(net, learned, watched, z, target, asked);
        }
      }
      case Adaptation.LowRank(int rank) -> {
        try (Adapted net = Adapted.byLowRank(pretrained, directions(learned, z, target, rank))) {
          probeHead(net, learned, z, target);
          yield run(net, learned, watched, z, target, asked);
        }
      }
      case Adaptation.Supervised s -> {
        try (Model fresh =
                Model.initialize(
                    pretrained.config(), pretrained.parameters().precision(), settings.seed());
            Adapted net = Adapted.wholly(fresh)) {
          net.trained().set(Adapted.HEAD_BIAS, new float[] {(float) target.start()});
          net.trained().set(Adapted.HEAD_WEIGHT, smallHead());
          yield run(net, learned, watched, z, target, asked);
        }
      }
    };
  }

  private float[] smallHead() {
    SplittableRandom random = Randomness.of(settings.seed(), Randomness.key("head"));
    float[] w = new float[pretrained.config().encoder().dim()];
    for (int j = 0; j < w.length; j++) {
      w[j] = (float) (0.02 * random.nextGaussian());
    }
    return w;
  }

  private Outcome run(
      Adapted net,
      List<String> learned,
      List<String> watched,
      Map<String, Double> z,
      Target target,
      List<String> asked) {
    int perEpoch = Math.ceilDiv(learned.size(), settings.batch());
    LearningRate schedule =
        new LearningRate(settings.learningRate(), perEpoch, (long) perEpoch * settings.epochs());
    double[] truth = values(watched, z);
    float[] best = net.trained().toFloats();
    double least = target.loss(numbers(net, watched), truth);
    int bestEpoch = 0;
    int epoch = 0;
    List<Gradients> gradients = new ArrayList<>();
    for (int w = 0; w < workers.count(); w++) {
      gradients.add(net.trained().gradients());
    }
    try (AdamW optimizer =
        new AdamW(net.trained(), new AdamW.Settings(0.9, 0.999, 1e-8, settings.weightDecay()))) {
      long step = 0;
      while (epoch < settings.epochs() && epoch - bestEpoch < settings.patience()) {
        epoch++;
        List<String> order = new ArrayList<>(learned);
        Collections.shuffle(order, new Random(settings.seed() + epoch));
        for (int from = 0; from < order.size(); from += settings.batch()) {
          List<String> batch = order.subList(from, Math.min(order.size(), from + settings.batch()));
          step++;
          learn(net, batch, z, target, gradients, step, settings.daysAPerson());
          double norm = gradients.getFirst().norm();
          if (!Double.isFinite(norm)) {
            throw new FailedException(
                "fine-tuning: the gradient is not a number at step " + step,
                "a lower learning rate, or 32 bits");
          }
          optimizer.step(
              gradients.getFirst(), norm > CLIP ? CLIP / norm : 1, schedule.at(step), step);
        }
        double loss = target.loss(numbers(net, watched), truth);
        if (loss < least) {
          least = loss;
          bestEpoch = epoch;
          best = net.trained().toFloats();
        }
      }
    } finally {
      gradients.forEach(Gradients::close);
    }
    net.trained().setAll(best);
    double[] predicted = numbers(net, asked);
    return new Outcome(
        Arrays.stream(predicted).map(target::back).toArray(),
        epoch,
        bestEpoch,
        least,
        Arrays.stream(numbers(net, watched)).map(target::back).toArray(),
        Arrays.stream(truth).map(target::back).toArray());
  }

  /// Adds up the gradient of a batch's mean loss in the first of the workers' gradients.
  private void learn(
      Adapted net,
      List<String> batch,
      Map<String, Double> z,
      Target target,
      List<Gradients> gradients,
      long step,
      int daysAPerson) {
    int people = Math.max(1, daysAtOnce / daysAPerson);
    int micro = Math.ceilDiv(batch.size(), people);
    workers.onEach(w -> {
      gradients.get(w).zero();
      for (int m = w; m < micro; m += workers.count()) {
        List<String> who = batch.subList(m * people, Math.min(batch.size(), (m + 1) * people));
        List<List<NormalizedDay>> drawn = new ArrayList<>();
        for (String p : who) {
          SplittableRandom random = Randomness.of(settings.seed(), Randomness.key(p), step);
          drawn.add(days.some(p, daysAPerson, random));
        }
        Encoded encoded = new Encoded(drawn);
        double[] truth = values(who, z);
        try (Scope s = Scope.training()) {
          Gradients g = gradients.get(w);
          Tensor numbers =
              encoded.forward(
                  pretrained.network(),
                  net.weights(g::leaf),
                  g.leaf(Adapted.HEAD_WEIGHT),
                  g.leaf(Adapted.HEAD_BIAS));
          double[] slope = target.slope(numbers.toDoubles(), truth);
          float[] each = new float[slope.length];
          for (int i = 0; i < each.length; i++) {
            each[i] = (float) (slope[i] / batch.size());
          }
          numbers.backward(Tensor.of(each, pretrained.parameters().precision(), each.length, 1));
        }
      }
    });
    for (int w = 1; w < gradients.size(); w++) {
      gradients.getFirst().add(gradients.get(w));
    }
  }

  /// What the network says of people now, by all their days.
  private double[] numbers(Adapted net, List<String> people) {
    double[] out = new double[people.size()];
    workers.onEach(w -> {
      for (int i = w; i < people.size(); i += workers.count()) {
        List<NormalizedDay> all = days.all(people.get(i));
        double sum = 0;
        for (int from = 0; from < all.size(); from += daysAtOnce) {
          List<NormalizedDay> some = all.subList(from, Math.min(all.size(), from + daysAtOnce));
          try (Scope s = Scope.inference()) {
            sum +=
                some.size()
                    * new Encoded(List.of(some))
                        .forward(
                            pretrained.network(),
                            net.weights(net.trained()::view),
                            net.trained().view(Adapted.HEAD_WEIGHT),
                            net.trained().view(Adapted.HEAD_BIAS))
                        .item();
          }
        }
        out[i] = sum / all.size();
      }
    });
    return out;
  }

  /// Sets the head to the linear probe of the encoder as it stands.
  private void probeHead(Adapted net, List<String> learned, Map<String, Double> z, Target target) {
    int e = pretrained.config().encoder().dim();
    double[][] x = new double[learned.size()][e];
    double[] mean = new double[e];
    double[] scale = new double[e];
    vectors(net, learned, x);
    for (int j = 0; j < e; j++) {
      for (double[] row : x) {
        mean[j] += row[j] / x.length;
      }
      for (double[] row : x) {
        scale[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / x.length;
      }
      scale[j] = scale[j] > 1e-12 ? 1 / Math.sqrt(scale[j]) : 0;
      for (double[] row : x) {
        row[j] = (row[j] - mean[j]) * scale[j];
      }
    }
    Answer answer = target.binary() ? Answer.YES_OR_NO : Answer.QUANTITY;
    Line line = new LinearProbe(settings.seed()).fit(Training.of(x, values(learned, z), answer));
    float[] weight = new float[e];
    double bias = line.intercept();
    for (int j = 0; j < e; j++) {
      double beta = line.slopes()[j] * scale[j];
      weight[j] = (float) beta;
      bias -= beta * mean[j];
    }
    net.trained().set(Adapted.HEAD_WEIGHT, weight);
    net.trained().set(Adapted.HEAD_BIAS, new float[] {(float) bias});
  }

  private void vectors(Adapted net, List<String> people, double[][] x) {
    workers.onEach(w -> {
      for (int i = w; i < people.size(); i += workers.count()) {
        List<NormalizedDay> all = days.all(people.get(i));
        for (int from = 0; from < all.size(); from += daysAtOnce) {
          List<NormalizedDay> some = all.subList(from, Math.min(all.size(), from + daysAtOnce));
          try (Scope s = Scope.inference()) {
            float[] mean =
                new Encoded(List.of(some))
                    .means(pretrained.network(), net.weights(net.trained()::view))
                    .toFloats();
            for (int k = 0; k < mean.length; k++) {
              x[i][k % x[i].length] += mean[k] / (double) all.size();
            }
          }
        }
      }
    });
  }

  private Map<String, double[][]> directions(
      List<String> learned, Map<String, Double> z, Target target, int rank) {
    try (Adapted whole = Adapted.wholly(pretrained)) {
      probeHead(whole, learned, z, target);
      List<String> some = learned.subList(0, Math.min(learned.size(), PEOPLE_FOR_DIRECTIONS));
      List<Gradients> gradients = new ArrayList<>();
      for (int w = 0; w < workers.count(); w++) {
        gradients.add(whole.trained().gradients());
      }
      try {
        learn(whole, some, z, target, gradients, 0, settings.daysAPerson());
        return Directions.of(
            whole.trained(),
            gradients.getFirst().toDoubles(),
            Adapted.matrices(pretrained.config()),
            rank);
      } finally {
        gradients.forEach(Gradients::close);
      }
    }
  }

  private static double[] values(List<String> people, Map<String, Double> z) {
    return people.stream().mapToDouble(p -> z.getOrDefault(p, Double.NaN)).toArray();
  }

  @Override
  public void close() {
    workers.close();
  }
}
