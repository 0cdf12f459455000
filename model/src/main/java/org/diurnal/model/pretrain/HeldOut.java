package org.diurnal.model.pretrain;

import java.util.OptionalDouble;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.TokenBatch;

/// The loss on people who are not learned from, under masks that never change, so that two looks
/// and two runs can be compared.
final class HeldOut {
  static final long SEED = 0x48454C444F5554L;
  private static final int AT_ONCE = 64;

  private HeldOut() {}

  /// The mean squared error per minute, in z-units, over all held-out days; empty if their masks
  /// hide nothing that was observed.
  static OptionalDouble loss(
      Model model, DaySource days, PretrainSettings settings, Workers workers) {
    double sum = 0;
    double minutes = 0;
    for (int from = 0; from < days.size(); from += AT_ONCE) {
      Step step = Step.heldOut(days, from, Math.min(days.size(), from + AT_ONCE), settings);
      double[] sums = new double[step.microBatches()];
      workers.onEach(w -> {
        for (int i = w; i < step.microBatches(); i += workers.count()) {
          TokenBatch tokens = step.tokens(i, settings.masks().dropShare());
          if (tokens.lossMinutes() == 0) {
            continue; // no token to predict
          }
          try (Scope s = Scope.inference()) {
            sums[i] = model.network().forwardLoss(model.weights(), tokens, 1).item();
          }
        }
      });
      for (double s : sums) {
        sum += s;
      }
      minutes += step.lossMinutes();
    }
    return minutes == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / minutes);
  }
}
