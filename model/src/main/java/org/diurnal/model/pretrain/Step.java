package org.diurnal.model.pretrain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.TokenBatch;

/// What one optimiser step looks at, a function of the seed and the step's number alone.
///
/// Days come in a [DayOrder]; each has its own mask. They are sorted by how much of them may be
/// seen before they are cut into micro-batches, so that days of a micro-batch drop about as many
/// tokens.
///
/// Holds masks, not days: a batch of thousands is read one micro-batch at a time.
final class Step {
  /// Token counts are multiples of this, so that few shapes occur.
  private static final int SHAPES = 16;

  private static final long MASKS = 2;

  private record Sample(int day, AimMask mask, int visible, int lossMinutes) {}

  private final DaySource days;
  private final List<List<Sample>> microBatches = new ArrayList<>();
  private double lossMinutes;

  private Step(DaySource days, List<Sample> samples, int microBatch) {
    this.days = days;
    samples.sort(Comparator.comparingInt(Sample::visible)); // stable
    for (int i = 0; i < samples.size(); i += microBatch) {
      microBatches.add(samples.subList(i, Math.min(samples.size(), i + microBatch)));
    }
    for (Sample s : samples) {
      lossMinutes += s.lossMinutes();
    }
  }

  /// The training step with this number, counted from 1.
  static Step training(DaySource days, DayOrder order, PretrainSettings settings, long step) {
    List<Sample> samples = new ArrayList<>();
    long first = (step - 1) * settings.batch();
    for (int i = 0; i < settings.batch(); i++) {
      int day = order.at(first + i);
      SplittableRandom random = Randomness.of(settings.seed(), MASKS, step, i);
      samples.add(sample(days, day, settings.masks(), random));
    }
    return new Step(days, samples, settings.microBatch());
  }

  /// Some held-out days under masks that are the same at every look.
  static Step heldOut(DaySource days, int from, int to, PretrainSettings settings) {
    List<Sample> samples = new ArrayList<>();
    for (int i = from; i < to; i++) {
      samples.add(sample(days, i, settings.masks(), Randomness.of(HeldOut.SEED, i)));
    }
    return new Step(days, samples, settings.microBatch());
  }

  private static Sample sample(
      DaySource days, int index, MaskSettings masks, SplittableRandom random) {
    NormalizedDay day = days.day(index);
    AimMask mask = AimMask.draw(day.inherited(), masks, random);
    return new Sample(index, mask, mask.visible(), lossMinutes(day, mask));
  }

  private static int lossMinutes(NormalizedDay day, AimMask mask) {
    int minutes = 0;
    for (int t = 0; t < mask.artificial().length; t++) {
      if (mask.artificial()[t]) {
        minutes += day.observedMinutes(t);
      }
    }
    return minutes;
  }

  int microBatches() {
    return microBatches.size();
  }

  /// Lays one micro-batch out for the network.
  TokenBatch tokens(int index, double dropShare) {
    List<Sample> samples = microBatches.get(index);
    return new TokenBatch(
        samples.stream().map(s -> days.day(s.day())).toList(),
        samples.stream().map(Sample::mask).toList(),
        new TokenBatch.Purpose.Learning(dropShare, true, SHAPES));
  }

  /// Minutes the loss of the whole step is taken over.
  double lossMinutes() {
    return lossMinutes;
  }
}
