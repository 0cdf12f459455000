package org.diurnal.model.network;

import java.time.LocalDate;
import org.diurnal.core.MinuteMask;
import org.diurnal.model.masking.PatchGrid;

/// A day as the network sees it.
///
/// @param date the local date, for the calendar features
/// @param z `[channels * 1440]` z-scores, clipped; 0 where not observed
/// @param observed one mask a channel
public record NormalizedDay(LocalDate date, float[] z, MinuteMask[] observed) {
  public NormalizedDay {
    if (z.length != observed.length * MinuteMask.MINUTES) {
      throw new IllegalArgumentException(z.length + " values for " + observed.length + " channels");
    }
  }

  /// How many minutes of a token's patch were observed, 0 to 20.
  public int observedMinutes(int token) {
    int from = token % PatchGrid.SLOTS * PatchGrid.PATCH_MINUTES;
    return observed[token / PatchGrid.SLOTS].count(from, from + PatchGrid.PATCH_MINUTES);
  }

  /// Which tokens are missing by themselves.
  public boolean[] inherited() {
    return PatchGrid.inherited(observed);
  }
}
