package org.diurnal.tasks.forecast;

import java.util.Optional;

/// What a forecaster is told: a person's past up to a moment, and nothing of what comes after.
///
/// @param person whose
/// @param grid the steps
/// @param past every step known before the first one asked, the oldest first; NaN where nothing is
///   known. Not to be written to
/// @param first the first step asked
/// @param seen what a pretrained model makes of the same past; empty without one
@SuppressWarnings("ArrayRecordComponent") // made once and read
public record Question(String person, Grid grid, double[] past, long first, Optional<Seen> seen) {
  /// A pretrained model's view of the past.
  ///
  /// @param vector the vector of the latest day, hidden from the first step asked on, less the mean
  ///   of the person's days before; NaN where there is none
  /// @param filled what the model fills the hidden steps with, [horizon]; empty where it cannot say
  public record Seen(double[] vector, Optional<double[]> filled) {}

  /// Steps asked, at most.
  int horizon() {
    return grid.horizon();
  }

  /// The mean of what is known of the past: what forecasts are told as differences from.
  double level() {
    double sum = 0;
    int n = 0;
    for (double v : past) {
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  /// How many of the last steps of the past are known.
  int known(int last) {
    int n = 0;
    for (int t = Math.max(0, past.length - last); t < past.length; t++) {
      n += Double.isNaN(past[t]) ? 0 : 1;
    }
    return n;
  }

  /// The mean of the known steps of the past that are whole seasons before a step asked; the level
  /// where there is none.
  ///
  /// @param ahead from 0
  double seasonalMean(int ahead) {
    double sum = 0;
    int n = 0;
    for (int t = past.length + ahead - grid.season(); t >= 0; t -= grid.season()) {
      if (t < past.length && !Double.isNaN(past[t])) {
        sum += past[t];
        n++;
      }
    }
    return n == 0 ? level() : sum / n;
  }

  /// The same, seen by a model too.
  Question with(Seen model) {
    return new Question(person, grid, past, first, Optional.of(model));
  }
}
