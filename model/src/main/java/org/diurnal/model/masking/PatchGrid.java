package org.diurnal.model.masking;

import org.diurnal.core.MinuteMask;

/// The grid of patches of a day: one channel times 20 minutes each, 72 slots a day.
///
/// Token `channel * 72 + slot` stands for minutes `slot * 20` to `slot * 20 + 19` of a channel.
public final class PatchGrid {
  /// Minutes of a patch.
  public static final int PATCH_MINUTES = 20;

  /// Patches of one channel in a day.
  public static final int SLOTS = MinuteMask.MINUTES / PATCH_MINUTES;

  private PatchGrid() {}

  /// How many tokens a day of so many channels has.
  public static int tokens(int channels) {
    return channels * SLOTS;
  }

  /// The token of a patch.
  public static int token(int channel, int slot) {
    return channel * SLOTS + slot;
  }

  /// Which tokens are missing by themselves: fewer than half of their minutes observed.
  ///
  /// @param observed one mask a channel
  /// @return one flag a token
  public static boolean[] inherited(MinuteMask[] observed) {
    boolean[] missing = new boolean[tokens(observed.length)];
    for (int c = 0; c < observed.length; c++) {
      for (int s = 0; s < SLOTS; s++) {
        int from = s * PATCH_MINUTES;
        missing[token(c, s)] = observed[c].count(from, from + PATCH_MINUTES) * 2 < PATCH_MINUTES;
      }
    }
    return missing;
  }
}
