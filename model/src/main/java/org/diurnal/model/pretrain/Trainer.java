package org.diurnal.model.pretrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.FailedException;
import org.diurnal.model.engine.AdamW;
import org.diurnal.model.engine.Gradients;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.network.Weights;

/// Takes optimiser steps: micro-batches on the workers, gradients added up in a fixed order,
/// clipping, AdamW. Memory does not grow with steps or days.
public final class Trainer implements AutoCloseable {
  private final Model model;
  private final DaySource days;
  private final DayOrder order;
  private final PretrainSettings settings;
  private final LearningRate schedule;
  private final AdamW optimizer;
  private final Workers workers;
  private final List<Gradients> gradients = new ArrayList<>();
  private Optional<Tensor> learned = Optional.empty(); // 1, or 0 for what stays

  /// What one step did.
  ///
  /// @param loss mean squared error per minute, z-units
  /// @param learningRate used
  /// @param gradientNorm before clipping
  public record StepResult(double loss, double learningRate, double gradientNorm) {}

  /// Learns from every day equally often. Makes the optimiser and a gradient for each worker;
  /// `model` and `workers` stay the caller's.
  public Trainer(Model model, DaySource days, PretrainSettings settings, Workers workers) {
    this(
        model,
        days,
        DayOrder.shuffled(Math.max(1, days.size()), settings.seed()),
        settings,
        workers);
  }

  Trainer(Model model, DaySource days, DayOrder order, PretrainSettings settings, Workers workers) {
    if (days.size() == 0) {
      throw new IllegalArgumentException("no day to learn from");
    }
    this.model = model;
    this.days = days;
    this.order = order;
    this.settings = settings;
    this.schedule = settings.schedule();
    this.workers = workers;
    this.optimizer = new AdamW(model.parameters(), settings.adamW());
    for (int w = 0; w < workers.count(); w++) {
      gradients.add(model.parameters().gradients());
    }
  }

  /// From now on only some numbers are learned. Weight decay has to be 0: it would shrink the
  /// others.
  ///
  /// @param mask 1, or 0 for what stays, in the flat layout
  Trainer learning(float[] mask) {
    if (settings.weightDecay() != 0) {
      throw new IllegalArgumentException(
          "weight decay " + settings.weightDecay() + " would change what is not learned");
    }
    try (Scope s = Scope.inference()) {
      learned = Optional.of(Tensor.of(mask, model.parameters().precision(), mask.length).keep());
    }
    return this;
  }

  /// Takes the step with this number, counted from 1.
  ///
  /// @throws FailedException if the loss is no longer a number
  public StepResult step(long number) {
    Step step = Step.training(days, order, settings, number);
    double[] losses = new double[step.microBatches()];
    double minutes = Math.max(1, step.lossMinutes());
    workers.onEach(w -> {
      gradients.get(w).zero();
      for (int i = w; i < step.microBatches(); i += workers.count()) {
        losses[i] = accumulate(gradients.get(w), step, i, minutes);
      }
    });
    double loss = 0;
    for (double l : losses) {
      loss += l;
    }
    Gradients total = gradients.getFirst();
    for (int w = 1; w < gradients.size(); w++) {
      total.add(gradients.get(w));
    }
    learned.ifPresent(total::mul);
    double norm = total.norm();
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw new FailedException(
          "step " + number + ": loss " + loss + ", gradient norm " + norm + " is not a number",
          "resume from the last checkpoint with a lower learning rate, or with --precision fp32");
    }
    double rate = schedule.at(number);
    double scale = norm > settings.clip() ? settings.clip() / norm : 1;
    optimizer.step(total, scale, rate, number);
    return new StepResult(loss, rate, norm);
  }

  /// The micro-batches of a step as the workers get them, micro-batch i going to worker i mod n;
  /// for measurements.
  public List<TokenBatch> batches(long number) {
    Step step = Step.training(days, order, settings, number);
    List<TokenBatch> batches = new ArrayList<>();
    for (int i = 0; i < step.microBatches(); i++) {
      batches.add(step.tokens(i, settings.masks().dropShare()));
    }
    return batches;
  }

  private double accumulate(Gradients leaves, Step step, int index, double minutes) {
    TokenBatch tokens = step.tokens(index, settings.masks().dropShare());
    if (tokens.lossMinutes() == 0) {
      return 0; // nothing observed was hidden: there is nothing to learn here
    }
    try (Scope s = Scope.training()) {
      Weights w = new Weights(leaves::leaf, model.parameters().precision());
      Tensor loss = model.network().forwardLoss(w, tokens, minutes);
      loss.backward();
      return loss.item();
    }
  }

  /// The optimiser, for saving and restoring.
  public AdamW optimizer() {
    return optimizer;
  }

  @Override
  public void close() {
    learned.ifPresent(Tensor::free);
    gradients.forEach(Gradients::close);
    optimizer.close();
  }
}
