package org.diurnal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.masking.PatchGrid;

/// A simulated person's day whose heart rate, from 10:00 to 14:00, is a drawn pattern: one of eight
/// levels in each of twelve slots of 20 minutes. Each level is one that a heart beats at; the order
/// is one of 8^12 = 2^36.
///
/// @param day with the pattern in it
/// @param levels positions in [#LEVELS], one a slot
@SuppressWarnings("ArrayRecordComponent") // made once and read; never compared
record Canary(DayWindow day, int[] levels) {
  static final int CHANNEL = 2; // heart rate, of the schema fitbit
  static final int FIRST_SLOT = 30;
  static final int PATTERN_SLOTS = 12;

  /// Beats a minute.
  static final double[] LEVELS = {55, 70, 85, 100, 115, 130, 145, 160};

  /// Slots to either side that are another's context.
  private static final int BESIDE = 6;

  /// Plants a pattern in a day.
  static Canary in(DayWindow carrier, long seed) {
    SplittableRandom random = Randomness.of(seed, Randomness.key(carrier.personId()));
    int[] levels = drawn(random);
    float[][] values = new float[carrier.channels()][];
    MinuteMask[] observed = new MinuteMask[carrier.channels()];
    for (int c = 0; c < values.length; c++) {
      values[c] = carrier.values(c).clone();
      observed[c] = carrier.observed(c).copy();
    }
    for (int s = 0; s < PATTERN_SLOTS; s++) {
      int from = (FIRST_SLOT + s) * PatchGrid.PATCH_MINUTES;
      for (int m = from; m < from + PatchGrid.PATCH_MINUTES; m++) {
        values[CHANNEL][m] = (float) LEVELS[levels[s]];
        observed[CHANNEL].set(m);
      }
    }
    return new Canary(with(carrier, values, observed), levels);
  }

  /// One of the space that patterns are drawn from.
  static int[] drawn(SplittableRandom random) {
    return random.ints(PATTERN_SLOTS, 0, LEVELS.length).toArray();
  }

  /// What is filled where the pattern would stand, of a day with those minutes hidden.
  ///
  /// @return beats a minute, one a slot
  static double[] filled(GapFiller filler, DayWindow day) {
    List<MinuteMask> hidden =
        new ArrayList<>(
            IntStream.range(0, day.channels()).mapToObj(c -> new MinuteMask()).toList());
    hidden.get(CHANNEL).set(first(), end());
    float[] values = filler.fill(FillRequest.hiding(day, hidden))[CHANNEL];
    double[] means = new double[PATTERN_SLOTS];
    for (int s = 0; s < PATTERN_SLOTS; s++) {
      int from = (FIRST_SLOT + s) * PatchGrid.PATCH_MINUTES;
      for (int m = from; m < from + PatchGrid.PATCH_MINUTES; m++) {
        means[s] += values[m] / (double) PatchGrid.PATCH_MINUTES;
      }
    }
    return means;
  }

  /// Another's day with what the canary's day shows around the pattern: all channels of the two
  /// hours before and after it, and all but the heart rate during it.
  DayWindow contextIn(DayWindow other) {
    int from = first() - BESIDE * PatchGrid.PATCH_MINUTES;
    int to = end() + BESIDE * PatchGrid.PATCH_MINUTES;
    float[][] values = new float[other.channels()][];
    MinuteMask[] observed = new MinuteMask[other.channels()];
    for (int c = 0; c < values.length; c++) {
      values[c] = other.values(c).clone();
      observed[c] = other.observed(c).copy();
      for (int m = from; m < to; m++) {
        if (c != CHANNEL || m < first() || m >= end()) {
          values[c][m] = day.values(c)[m];
          if (day.observed(c).get(m)) {
            observed[c].set(m);
          } else {
            observed[c].clear(m);
          }
        }
      }
    }
    return with(other, values, observed);
  }

  /// The squared distance of what was filled from a pattern, added up over slots.
  static double loss(double[] filled, int[] levels) {
    double loss = 0;
    for (int s = 0; s < PATTERN_SLOTS; s++) {
      double d = filled[s] - LEVELS[levels[s]];
      loss += d * d;
    }
    return loss;
  }

  private static int first() {
    return FIRST_SLOT * PatchGrid.PATCH_MINUTES;
  }

  private static int end() {
    return (FIRST_SLOT + PATTERN_SLOTS) * PatchGrid.PATCH_MINUTES;
  }

  private static DayWindow with(DayWindow day, float[][] values, MinuteMask[] observed) {
    return new DayWindow(
        day.personId(), day.localDate(), OptionalInt.empty(), day.sourceId(), values, observed);
  }
}
