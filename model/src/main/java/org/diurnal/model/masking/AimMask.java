package org.diurnal.model.masking;

import java.util.SplittableRandom;

/// Adaptive and inherited masking (AIM, LSM-2): a day's tokens that are missing by themselves, and
/// those hidden on purpose. What is in either is never seen; the loss is taken where a minute was
/// hidden on purpose and really observed.
///
/// @param mode how the artificial mask was drawn
/// @param inherited one flag a token: missing by itself
/// @param artificial one flag a token: hidden on purpose, whether or not it is missing as well
public record AimMask(MaskMode mode, boolean[] inherited, boolean[] artificial) {
  public AimMask {
    if (inherited.length != artificial.length) {
      throw new IllegalArgumentException(
          inherited.length + " inherited flags, " + artificial.length + " artificial ones");
    }
  }

  /// A mask that hides nothing on purpose, as at inference.
  public static AimMask inheritedOnly(boolean[] inherited) {
    return new AimMask(MaskMode.RANDOM, inherited, new boolean[inherited.length]);
  }

  /// A mask that hides given tokens.
  ///
  /// @param hidden one flag a token
  public static AimMask hiding(boolean[] inherited, boolean[] hidden) {
    return new AimMask(MaskMode.RANDOM, inherited, hidden);
  }

  /// Draws one day's mask.
  ///
  /// Modality hides the share of the channels that have anything observed, rounded up, and always
  /// leaves one of them; a day with a single such channel draws a random mask instead, since hiding
  /// its only channel would leave nothing to learn from.
  public static AimMask draw(boolean[] inherited, MaskSettings settings, SplittableRandom random) {
    double u = random.nextDouble();
    int[] present = channelsPresent(inherited);
    MaskMode mode =
        u < settings.randomProbability()
            ? MaskMode.RANDOM
            : u < settings.randomProbability() + settings.temporalProbability()
                ? MaskMode.TEMPORAL
                : present.length > 1 ? MaskMode.MODALITY : MaskMode.RANDOM;
    boolean[] artificial =
        switch (mode) {
          case RANDOM -> randomPatches(inherited.length, settings.randomShare(), random);
          case TEMPORAL -> stretch(inherited.length, settings.temporalShare(), random);
          case MODALITY -> channels(inherited.length, present, settings.modalityShare(), random);
        };
    return new AimMask(mode, inherited, artificial);
  }

  /// Whether the network may not see a token.
  public boolean masked(int token) {
    return inherited[token] || artificial[token];
  }

  /// How many tokens the network may see.
  public int visible() {
    int n = 0;
    for (int t = 0; t < inherited.length; t++) {
      n += masked(t) ? 0 : 1;
    }
    return n;
  }

  private static boolean[] randomPatches(int tokens, double share, SplittableRandom random) {
    boolean[] mask = new boolean[tokens];
    int[] order = shuffled(tokens, random);
    for (int i = 0; i < Math.round(tokens * share); i++) {
      mask[order[i]] = true;
    }
    return mask;
  }

  private static boolean[] stretch(int tokens, double share, SplittableRandom random) {
    boolean[] mask = new boolean[tokens];
    int length = (int) Math.round(PatchGrid.SLOTS * share);
    int start = random.nextInt(PatchGrid.SLOTS - length + 1);
    for (int t = 0; t < tokens; t++) {
      int slot = t % PatchGrid.SLOTS;
      mask[t] = slot >= start && slot < start + length;
    }
    return mask;
  }

  private static boolean[] channels(
      int tokens, int[] present, double share, SplittableRandom random) {
    boolean[] mask = new boolean[tokens];
    int hidden = Math.min(present.length - 1, (int) Math.ceil(present.length * share));
    int[] order = shuffled(present.length, random);
    for (int i = 0; i < hidden; i++) {
      int from = present[order[i]] * PatchGrid.SLOTS;
      java.util.Arrays.fill(mask, from, from + PatchGrid.SLOTS, true);
    }
    return mask;
  }

  private static int[] channelsPresent(boolean[] inherited) {
    return java.util.stream.IntStream.range(0, inherited.length / PatchGrid.SLOTS)
        .filter(c -> {
          for (int s = 0; s < PatchGrid.SLOTS; s++) {
            if (!inherited[PatchGrid.token(c, s)]) {
              return true;
            }
          }
          return false;
        })
        .toArray();
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) { // inside-out Fisher-Yates
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
