package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.Interval;

/// Whether probabilities mean what they say: rows in ten bins of equal numbers by rising
/// probability, as [Metric#ECE] cuts them. Empty bins (many rows of one probability) are left out.
///
/// @param bins by rising probability
public record Calibration(List<Bin> bins) {
  private static final double Z = 1.959963984540054;

  /// A bin.
  ///
  /// @param rows in it; of weighted rows, their weight
  /// @param predicted mean probability of yes
  /// @param observed share of yes
  /// @param ci95 of the share, by Wilson's formula (rows as if independent; of weighted ones, as if
  ///   there were as many as Kish's effective number)
  public record Bin(int rows, double predicted, double observed, Interval ci95) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /// Of probabilities.
  ///
  /// @param weights of rows, 1 on average
  static Calibration of(double[] predicted, double[] truth, double[] weights) {
    double squares = 0;
    for (double w : weights) {
      squares += w * w;
    }
    double rowsOfOne = squares / weights.length; // Kish's design effect: 1 of equal weights
    List<Bin> bins = new ArrayList<>();
    for (double[] b : new CalibrationError(predicted, truth).bins(weights)) {
      if (b[0] > 0) {
        bins.add(
            new Bin(
                (int) Math.round(b[0]),
                b[1] / b[0],
                b[2] / b[0],
                wilson(b[2] / rowsOfOne, b[0] / rowsOfOne)));
      }
    }
    return new Calibration(bins);
  }

  /// Wilson's interval of a share (Wilson 1927).
  static Interval wilson(double yes, double n) {
    double p = yes / n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
