package org.diurnal.model.spread;

import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.model.generation.Blend;

/// What minutes are told apart by before their spread is looked up.
public enum Contexts {
  /// Distance to the channel's nearest observed minute, another channel seen at that minute or not
  /// (as [Blend]), quarter of the day; within each, by what was filled.
  NEIGHBOURHOOD(4 * Blend.CONTEXTS, 8),
  /// The hour alone, whatever was filled: a rival to compare with.
  HOUR_OF_DAY(24, 1),
  /// Nothing: one band around the fill for a whole channel, a rival to compare with.
  EVERYWHERE(1, 1);

  /// From this share of minutes at an end of the channel's range on, values say more than
  /// differences from the fill.
  private static final double PILED = 0.05;

  private final int size;
  private final int mostLevels;

  Contexts(int size, int mostLevels) {
    this.size = size;
    this.mostLevels = mostLevels;
  }

  /// How many there are.
  public int size() {
    return size;
  }

  /// Into how many levels of what was filled a context is divided at most.
  int mostLevels() {
    return mostLevels;
  }

  /// Whether the spread is that of the truths themselves, rather than of their differences from the
  /// fill.
  ///
  /// Steps are zero in most minutes. Around a fill of 3 steps, differences would know an atom at -3
  /// only smeared over the level's other fills; values know it as the zero it is.
  ///
  /// @param shareAtEnds share of truths that lie on an end of the channel's range
  boolean asValues(double shareAtEnds) {
    return switch (this) {
      case NEIGHBOURHOOD -> shareAtEnds >= PILED;
      case HOUR_OF_DAY -> true;
      case EVERYWHERE -> false;
    };
  }

  /// The context of every minute of a channel, `[1440]`.
  ///
  /// @param day the day as the filler saw it
  public int[] of(DayWindow day, int channel) {
    return switch (this) {
      case NEIGHBOURHOOD -> {
        int[] near = Blend.contexts(day, channel);
        yield IntStream.range(0, near.length).map(m -> 4 * near[m] + m / 360).toArray();
      }
      case HOUR_OF_DAY -> IntStream.range(0, DayWindow.MINUTES).map(m -> m / 60).toArray();
      case EVERYWHERE -> new int[DayWindow.MINUTES];
    };
  }
}
