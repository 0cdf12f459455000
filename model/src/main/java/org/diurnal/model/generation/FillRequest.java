package org.diurnal.model.generation;

import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// A day with gaps, and the minutes of each channel that are to be filled.
///
/// A wanted minute is never observed in `day`: a request that asks for a value the day still shows
/// cannot be made, which is what keeps a study from leaking its truth.
///
/// @param day the day, hidden minutes already removed
/// @param wanted one mask a channel; the minutes to fill
public record FillRequest(DayWindow day, List<MinuteMask> wanted) {
  /// @throws IllegalArgumentException if the masks do not fit the day, or a wanted minute is
  ///   observed
  public FillRequest {
    wanted = List.copyOf(wanted);
    if (wanted.size() != day.channels()) {
      throw new IllegalArgumentException(
          day + ": " + day.channels() + " channels, " + wanted.size() + " masks of wanted minutes");
    }
    for (int c = 0; c < wanted.size(); c++) {
      int shown = wanted.get(c).and(day.observed(c)).count();
      if (shown > 0) {
        throw new IllegalArgumentException(
            day + ", channel " + c + ": " + shown + " minutes to fill are observed; hide them");
      }
    }
  }

  /// Hides minutes of a day and asks for exactly those back. Whether a hidden minute had been
  /// observed cannot be told from the request.
  ///
  /// @param truth the day as it was measured
  /// @param hidden one mask a channel
  public static FillRequest hiding(DayWindow truth, List<MinuteMask> hidden) {
    return new FillRequest(truth.hiding(hidden.toArray(MinuteMask[]::new)), hidden);
  }
}
