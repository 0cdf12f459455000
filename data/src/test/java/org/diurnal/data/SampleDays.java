package org.diurnal.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;

/// Days with random gaps and values, and receipts for them.
public final class SampleDays {
  /// The first day of everybody.
  public static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  private SampleDays() {}

  /// Days of people `p000`, `p001`, ... in order; each cell observed with probability 0.7.
  public static List<DayWindow> random(int people, int days, int channels, long seed) {
    List<DayWindow> all = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      for (int d = 0; d < days; d++) {
        SplittableRandom random = Randomness.of(seed, p, d);
        float[][] values = new float[channels][DayWindow.MINUTES];
        MinuteMask[] observed = new MinuteMask[channels];
        for (int c = 0; c < channels; c++) {
          observed[c] = new MinuteMask();
          for (int m = 0; m < DayWindow.MINUTES; m++) {
            values[c][m] = (float) (100 * random.nextDouble());
            if (random.nextInt(10) < 7) {
              observed[c].set(m);
            }
          }
        }
        all.add(day(person(p), d, values, observed));
      }
    }
    return all;
  }

  /// The id of a person by number.
  public static String person(int number) {
    return String.format("p%03d", number);
  }

  /// A day of the source `sample`, whose offset is known on even days.
  public static DayWindow day(
      String person, int dayNumber, float[][] values, MinuteMask[] observed) {
    return new DayWindow(
        person,
        FIRST.plusDays(dayNumber),
        dayNumber % 2 == 0 ? OptionalInt.of(60) : OptionalInt.empty(),
        "sample",
        values,
        observed);
  }

  /// A day on which a channel has one value from one minute to another.
  public static DayWindow constant(
      String person, int dayNumber, int channels, int channel, int from, int to, float value) {
    float[][] values = new float[channels][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[channels];
    for (int c = 0; c < channels; c++) {
      observed[c] = new MinuteMask();
    }
    observed[channel].set(from, to);
    for (int m = from; m < to; m++) {
      values[channel][m] = value;
    }
    return day(person, dayNumber, values, observed);
  }

  /// A receipt that says no more than its id.
  public static ImportReceipt receipt(String id) {
    return new ImportReceipt(
        id,
        "sample",
        "sample",
        true,
        Map.of(),
        List.of(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        "none",
        List.of(),
        Overlap.NONE,
        List.of());
  }
}
