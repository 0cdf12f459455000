package org.diurnal.model.surprise;

import static org.diurnal.model.masking.PatchGrid.PATCH_MINUTES;
import static org.diurnal.model.masking.PatchGrid.SLOTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.UsageException;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.HiddenPatches;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.Workers;

/// Loss under leave-one-patch-out: a patch is hidden, predicted from the rest of its day, and
/// compared with what was there.
///
/// Exactly, each patch of a day takes a pass of its own: 2,448 for 34 channels. The shortcut hides
/// patches that lie far apart together and takes few: with `n` passes, pass `k` hides of channel
/// `c` the slots `s` with `(s + c) mod n = k`. So a hidden patch sees the patches beside it, and of
/// its own slot all but an `n`th of the other channels. [Agreement] measures what that changes.
public final class LeaveOut {
  /// Passes a day unless asked otherwise: patches of a channel hidden together are 80 minutes
  /// apart.
  public static final int PASSES = 4;

  private final SavedModel saved;
  private final int passes;

  /// @param saved the model; stays the caller's, and has to stay open
  /// @param passes a day, 2 to 72, a divisor of 72 so that midnight is no exception
  /// @throws UsageException if that many do not go
  public LeaveOut(SavedModel saved, int passes) {
    if (passes < 2 || passes > SLOTS || SLOTS % passes != 0) {
      throw new UsageException(
          passes + " passes a day", "give a divisor of 72: 2, 3, 4, 6, 8, 9, 12, 18, 24, 36 or 72");
    }
    this.saved = saved;
    this.passes = passes;
  }

  /// Squared errors of days in z-units, each days' list dealt out to workers.
  ///
  /// @return one a day, in order: `[channels][1440]`, NaN where the minute was not observed
  public List<float[][]> errors(List<DayWindow> days, Workers workers) {
    float[][][] all = new float[days.size()][][];
    workers.onEach(w -> {
      for (int i = w; i < all.length; i += workers.count()) {
        all[i] = errors(days.get(i));
      }
    });
    return Arrays.asList(all);
  }

  /// Squared errors of a day in z-units.
  ///
  /// @return `[channels][1440]`, NaN where the minute was not observed
  public float[][] errors(DayWindow day) {
    NormalizedDay seen = saved.preprocessor().normalize(day);
    List<boolean[]> hidden = new ArrayList<>();
    for (int k = 0; k < passes; k++) {
      boolean[] tokens = new boolean[PatchGrid.tokens(day.channels())];
      for (int t = 0; t < tokens.length; t++) {
        tokens[t] = pass(t) == k;
      }
      hidden.add(tokens);
    }
    return errors(seen, hidden);
  }

  /// The same of some patches, each hidden by itself; NaN in all others.
  ///
  /// @param tokens as [PatchGrid] numbers them
  public float[][] exactErrors(DayWindow day, int[] tokens) {
    NormalizedDay seen = saved.preprocessor().normalize(day);
    List<boolean[]> hidden = new ArrayList<>();
    for (int token : tokens) {
      boolean[] one = new boolean[PatchGrid.tokens(day.channels())];
      one[token] = true;
      hidden.add(one);
    }
    return errors(seen, hidden);
  }

  /// In which pass a token is hidden.
  int pass(int token) {
    return (token % SLOTS + token / SLOTS) % passes;
  }

  private float[][] errors(NormalizedDay day, List<boolean[]> hidden) {
    float[][] errors = new float[day.observed().length][MinuteMask.MINUTES];
    for (float[] row : errors) {
      Arrays.fill(row, Float.NaN);
    }
    HiddenPatches.predict(
        saved,
        hidden.stream().map(h -> new HiddenPatches.Pass(day, h)).toList(),
        (pass, token, z, at) -> compare(day, token, z, at, errors[token / SLOTS]));
    return errors;
  }

  private static void compare(
      NormalizedDay day, int token, float[] predicted, int at, float[] errors) {
    MinuteMask observed = day.observed()[token / SLOTS];
    int first = token % SLOTS * PATCH_MINUTES;
    for (int m = 0; m < PATCH_MINUTES; m++) {
      if (observed.get(first + m)) {
        float e = day.z()[token * PATCH_MINUTES + m] - predicted[at + m];
        errors[first + m] = e * e;
      }
    }
  }
}
